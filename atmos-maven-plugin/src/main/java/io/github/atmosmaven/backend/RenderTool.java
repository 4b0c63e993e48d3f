package io.github.atmosmaven.backend;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The tool that a backend file is written for.
 *
 * @param openTofu whether it is OpenTofu
 * @param version such as {@code 1.5.7}; null for a current one
 */
public record RenderTool(boolean openTofu, @Nullable String version) {

    private static final Pattern NUMBERS = Pattern.compile("v?(?<major>\\d{1,3})\\.(?<minor>\\d{1,6})");
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
        Matcher numbers = NUMBERS.matcher(version);
        if (!numbers.lookingAt() || numbers.group("major").compareTo("1") > 0) {
            return Integer.MAX_VALUE;
        }
        return numbers.group("major").equals("0") ? -1 : Integer.parseInt(numbers.group("minor"));
    }
}
