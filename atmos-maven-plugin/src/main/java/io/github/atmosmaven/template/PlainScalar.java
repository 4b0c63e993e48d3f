package io.github.atmosmaven.template;

/**
 * Tells which text YAML writes without quotes. Atmos renders the templates of an instance inside its YAML text, so that
 * the result of a template that stands there in quotes is text, and that of any other is read anew (semantics
 * 10.10).
 */
final class PlainScalar {

    private static final String INDICATORS = ",[]{}#&*!|>'\"%@`";

    private PlainScalar() {}

    static boolean fits(String text) {
        if (text.isEmpty() || text.isBlank() || Character.isWhitespace(text.charAt(0))) {
            return false;
        }
        if (INDICATORS.indexOf(text.charAt(0)) >= 0 || text.startsWith("---") || text.startsWith("...")) {
            return false;
        }
        boolean indicatorAlone = "-?:".indexOf(text.charAt(0)) >= 0 && (text.length() == 1 || text.charAt(1) == ' ');
        return !indicatorAlone
                && !text.endsWith(" ")
                && !text.endsWith(":")
                && !text.contains(": ")
                && !text.contains(" #")
                && text.chars().noneMatch(Character::isISOControl);
    }
}
