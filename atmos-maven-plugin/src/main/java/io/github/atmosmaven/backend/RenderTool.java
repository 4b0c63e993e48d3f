package io.github.atmosmaven.backend;

import org.jspecify.annotations.Nullable;

/**
 * The tool that a backend file is written for.
 *
 * @param openTofu whether it is OpenTofu
 * @param version such as {@code 1.5.7}; null for a current one
 */
public record RenderTool(boolean openTofu, @Nullable String version) {

    private static final int NESTED_ROLE_SINCE = 6;
    private static final int TEMPLATES_SINCE = 8;

    /** Terraform knows {@code assume_role} from 1.6 on, every OpenTofu does (D37). */
    boolean knowsNestedRole() {
        return openTofu || minor() >= NESTED_ROLE_SINCE;
    }

    /** OpenTofu computes templates in a backend from 1.8 on, Terraform takes them literally (D34). */
    boolean computesTemplates() {
        return openTofu && minor() >= TEMPLATES_SINCE;
    }

    private int minor() {
        if (version == null) {
            return Integer.MAX_VALUE;
        }
        String[] parts = version.split("[.-]");
        try {
            int major = Integer.parseInt(parts[0]);
            return major == 1 && parts.length > 1 ? Integer.parseInt(parts[1]) : major < 1 ? -1 : Integer.MAX_VALUE;
        } catch (NumberFormatException e) {
            return Integer.MAX_VALUE;
        }
    }
}
