package io.github.atmosmaven.backend;

import java.util.List;

/** The tokens in a {@code cloud} block: only the workspace has a value, the others are empty (stack-semantics 8.12). */
final class CloudTokens {

    private static final List<String> EMPTY = List.of(
            "{base-component}",
            "{component}",
            "{component-path}",
            "{namespace}",
            "{environment}",
            "{region}",
            "{tenant}",
            "{stage}",
            "{workspace}",
            "{attributes}");

    private CloudTokens() {}

    static String fill(String text, String workspace) {
        if (text.indexOf('{') < 0) {
            return text;
        }
        String filled = text.replace("{terraform_workspace}", workspace);
        for (String token : EMPTY) {
            filled = filled.replace(token, "");
        }
        return filled;
    }
}
