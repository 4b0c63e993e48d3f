package io.github.atmosmaven.hosted;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One version of a state. */
final class HostedState {

    private static final ObjectMapper JSON = new ObjectMapper();

    final String id;
    final HostedWorkspace workspace;
    volatile byte[] bytes = new byte[0];

    HostedState(String id, HostedWorkspace workspace) {
        this.id = id;
        this.workspace = workspace;
    }

    Map<String, Object> document(String storage) {
        return HostedDocuments.document(
                "state-versions",
                id,
                Map.of(
                        "hosted-state-download-url",
                        storage + "states/" + id,
                        "hosted-state-upload-url",
                        storage + "states/" + id,
                        "hosted-json-state-upload-url",
                        storage + "json-states/" + id,
                        "status",
                        "finalized"));
    }

    /** @param hide true if sensitive values are left out, which a list does */
    List<Map<String, Object>> outputs(boolean hide) throws IOException {
        List<Map<String, Object>> outputs = new ArrayList<>();
        for (Map.Entry<String, JsonNode> output :
                JSON.readTree(bytes).path("outputs").properties()) {
            boolean sensitive = output.getValue().path("sensitive").asBoolean();
            JsonNode type = output.getValue().path("type");
            Map<String, Object> attributes = new HashMap<>();
            attributes.put("name", output.getKey());
            attributes.put("sensitive", sensitive);
            attributes.put("type", type.isTextual() ? type.asText() : "object");
            attributes.put("detailed-type", type);
            attributes.put(
                    "value",
                    sensitive && hide
                            ? NullNode.getInstance()
                            : output.getValue().path("value"));
            outputs.add(HostedDocuments.document("state-version-outputs", id + "." + output.getKey(), attributes));
        }
        return outputs;
    }
}
