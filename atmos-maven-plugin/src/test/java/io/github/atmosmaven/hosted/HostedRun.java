package io.github.atmosmaven.hosted;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A run at the service: a plan, and its application where that is asked for. */
public final class HostedRun {

    final String id;
    final HostedWorkspace workspace;
    final HostedUpload upload;
    final JsonNode wanted;
    final HostedLog planLog = new HostedLog();
    final HostedLog applyLog = new HostedLog();

    volatile String status = "planning";
    volatile String planStatus = "running";
    volatile String applyStatus = "pending";
    volatile boolean hasChanges;
    volatile byte[] planDocument = new byte[0];
    volatile byte[] shownDocument = new byte[0];
    volatile int statesBefore;

    HostedRun(String id, HostedWorkspace workspace, HostedUpload upload, JsonNode wanted) {
        this.id = id;
        this.workspace = workspace;
        this.upload = upload;
        this.wanted = wanted;
    }

    public String id() {
        return id;
    }

    public HostedWorkspace workspace() {
        return workspace;
    }

    public HostedUpload upload() {
        return upload;
    }

    /** {@code planning}, {@code planned}, {@code planned_and_finished}, {@code planned_and_saved}, {@code applied}, … */
    public String status() {
        return status;
    }

    public boolean isSpeculative() {
        return upload.isSpeculative;
    }

    public boolean isDestroying() {
        return is("is-destroy");
    }

    /** Variables that came with the run, each as an expression of HCL. */
    public Map<String, String> variables() {
        Map<String, String> variables = new TreeMap<>();
        wanted.path("variables")
                .forEach(each -> variables.put(
                        each.path("key").asText(), each.path("value").asText()));
        return variables;
    }

    boolean is(String option) {
        return wanted.path(option).asBoolean();
    }

    /** Returns true if it may be applied, and waits for that. */
    boolean isConfirmable() {
        return status.equals("planned") || status.equals("planned_and_saved");
    }

    /** Returns true if it holds the lock of the workspace. */
    boolean isActive() {
        return !isSpeculative()
                && List.of("planning", "planned", "applying").contains(status)
                && !(is("save-plan") && !status.equals("applying"));
    }

    /** Options of the tool that the run asks for. */
    List<String> options() {
        List<String> options = new ArrayList<>();
        if (isDestroying()) {
            options.add("-destroy");
        }
        if (is("refresh-only")) {
            options.add("-refresh-only");
        }
        if (wanted.has("refresh") && !is("refresh")) {
            options.add("-refresh=false");
        }
        wanted.path("target-addrs").forEach(each -> options.add("-target=" + each.asText()));
        wanted.path("replace-addrs").forEach(each -> options.add("-replace=" + each.asText()));
        return options;
    }

    Map<String, Object> document() {
        Map<String, Object> attributes = new TreeMap<>();
        attributes.put("status", status);
        attributes.put("has-changes", hasChanges);
        attributes.put("is-destroy", isDestroying());
        attributes.put("refresh-only", is("refresh-only"));
        attributes.put("auto-apply", is("auto-apply"));
        attributes.put("save-plan", is("save-plan"));
        attributes.put("plan-only", isSpeculative());
        attributes.put(
                "actions",
                Map.of(
                        "is-confirmable",
                        isConfirmable(),
                        "is-discardable",
                        isConfirmable(),
                        "is-cancelable",
                        isActive()));
        attributes.put("permissions", Map.of("can-apply", true, "can-cancel", true, "can-discard", true));
        return Map.of(
                "id",
                id,
                "type",
                "runs",
                "attributes",
                attributes,
                "relationships",
                Map.of(
                        "plan",
                        HostedDocuments.relation("plans", "plan-" + id),
                        "apply",
                        HostedDocuments.relation("applies", "apply-" + id),
                        "configuration-version",
                        HostedDocuments.relation("configuration-versions", upload.id),
                        "workspace",
                        HostedDocuments.relation("workspaces", workspace.id)));
    }

    Map<String, Object> plan(String storage) {
        return HostedDocuments.document(
                "plans",
                "plan-" + id,
                Map.of("status", planStatus, "has-changes", hasChanges, "log-read-url", storage + "plan-logs/" + id));
    }

    Map<String, Object> apply(String storage) {
        return HostedDocuments.document(
                "applies", "apply-" + id, Map.of("status", applyStatus, "log-read-url", storage + "apply-logs/" + id));
    }
}
