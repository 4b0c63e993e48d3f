package io.github.atmosmaven.hosted;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;

/** A workspace of the service with all its states. Tests set what a user would set in the settings of a workspace. */
public final class HostedWorkspace {

    public final String id;
    public final String name;

    /** {@code local}, or anything else for runs at the service. */
    public volatile String executionMode = "local";

    /** Version that the workspace wants of the client; empty for none. */
    public volatile String terraformVersion = "";

    /** Place of the configuration below what is uploaded; empty for the top. */
    public volatile String workingDirectory = "";

    /** True if runs apply what they have planned without being asked. */
    public volatile boolean autoApply;

    /** True if plans are told as documents, and the client writes the words itself, as the default of HCP Terraform is. */
    public volatile boolean structuredOutput;

    /** True if the token may read no unredacted plan, as one without the right to administer the workspace. */
    public volatile boolean hidesPlans;

    /** Variables of the workspace, each as an expression of HCL. */
    public final Map<String, String> variables = new ConcurrentHashMap<>();

    public final CopyOnWriteArraySet<String> tags = new CopyOnWriteArraySet<>();

    final CopyOnWriteArrayList<HostedState> states = new CopyOnWriteArrayList<>();

    /** Token or run that holds the lock; empty if it is free. */
    volatile String holder = "";

    HostedWorkspace(String id, String name) {
        this.id = id;
        this.name = name;
    }

    /** The newest state as text; empty if there is none. */
    public String state() {
        return states.isEmpty() ? "" : new String(states.get(states.size() - 1).bytes, StandardCharsets.UTF_8);
    }

    public boolean isLocked() {
        return !holder.isEmpty();
    }

    /** Locks it as somebody else does. */
    public void lock() {
        holder = "somebody else";
    }

    public void unlock() {
        holder = "";
    }

    Map<String, Object> document() {
        Map<String, Object> attributes = new TreeMap<>();
        attributes.put("name", name);
        attributes.put("execution-mode", executionMode);
        attributes.put("operations", !executionMode.equals("local"));
        attributes.put("auto-apply", autoApply);
        attributes.put("locked", isLocked());
        attributes.put("structured-run-output-enabled", structuredOutput);
        attributes.put("tag-names", new ArrayList<>(tags));
        if (!terraformVersion.isEmpty()) {
            attributes.put("terraform-version", terraformVersion);
        }
        if (!workingDirectory.isEmpty()) {
            attributes.put("working-directory", workingDirectory);
        }
        attributes.put(
                "permissions",
                Map.of("can-queue-run", true, "can-queue-apply", true, "can-update", true, "can-lock", true));
        return Map.of(
                "id",
                id,
                "type",
                "workspaces",
                "attributes",
                attributes,
                "relationships",
                Map.of("organization", HostedDocuments.relation("organizations", HostedService.ORGANIZATION)));
    }

    List<HostedState> uploaded() {
        return states.stream().filter(state -> state.bytes.length > 0).toList();
    }
}
