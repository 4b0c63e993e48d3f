package io.github.atmosmaven.terraform.tool;

import java.util.Map;
import java.util.Set;

/**
 * Variables that tell a tool who its caller is, by parameters of the build (D59). They win over the caller's environment
 * and over the {@code env} section of an instance; what a backend names itself wins over them in the tool. They have no
 * text form, so that no log can hold a key.
 *
 * @param variables set for the tool
 * @param contradictions names of variables that the tool must not see beside them
 */
public record ToolIdentity(Map<String, String> variables, Set<String> contradictions) {

    /** The environment decides. */
    public static final ToolIdentity NONE = new ToolIdentity(Map.of(), Set.of());

    public ToolIdentity {
        variables = Map.copyOf(variables);
        contradictions = Set.copyOf(contradictions);
    }

    public void applyTo(Map<String, String> environment) {
        environment.keySet().removeAll(contradictions);
        environment.putAll(variables);
    }

    @Override
    public String toString() {
        return "ToolIdentity[hidden]";
    }
}
