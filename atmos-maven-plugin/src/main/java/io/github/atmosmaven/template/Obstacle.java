package io.github.atmosmaven.template;

/**
 * Reason why a template cannot be evaluated in any scope. Each caller adds the place and a code of its own.
 *
 * @param reason continues a sentence whose subject is the template: {@code begins an action that does not end}
 * @param hint advice to the user
 */
public record Obstacle(Kind kind, String reason, String hint) {

    /** Ends a sentence about anything that Atmos does with templates and this product does not do yet. */
    public static final String NOT_YET = "which is not supported yet";

    /** Tells a mistake of the user from a limit of the product. */
    public enum Kind {
        MALFORMED,
        UNSUPPORTED
    }

    static Obstacle unclosed() {
        return new Obstacle(Kind.MALFORMED, "begins an action that does not end", "close it with }}");
    }

    static Obstacle beyondReferences() {
        return new Obstacle(
                Kind.UNSUPPORTED,
                "does more than name fields, " + NOT_YET,
                "build it of references such as {{ .vars.stage }}");
    }
}
