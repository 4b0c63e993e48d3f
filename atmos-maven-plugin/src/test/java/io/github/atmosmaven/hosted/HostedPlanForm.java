package io.github.atmosmaven.hosted;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Map;

/** The form in which the service gives a plan to clients that write its words themselves: the plan and its schemas. */
final class HostedPlanForm {

    private static final ObjectMapper JSON = new ObjectMapper();

    private HostedPlanForm() {}

    static byte[] shown(byte[] plan, byte[] schemas) throws IOException {
        JsonNode from = JSON.readTree(plan);
        JsonNode providers = JSON.readTree(schemas);
        ObjectNode shown = JSON.createObjectNode();
        shown.put("plan_format_version", from.path("format_version").asText());
        shown.put("provider_format_version", providers.path("format_version").asText());
        shown.set("output_changes", from.path("output_changes"));
        shown.set("resource_changes", from.path("resource_changes"));
        shown.set("resource_drift", from.path("resource_drift"));
        shown.set("relevant_attributes", from.path("relevant_attributes"));
        shown.set("provider_schemas", providers.path("provider_schemas"));
        for (String name : shown.propertyStream()
                .filter(each -> each.getValue().isMissingNode())
                .map(Map.Entry::getKey)
                .toList()) {
            shown.remove(name);
        }
        return JSON.writeValueAsBytes(shown);
    }
}
