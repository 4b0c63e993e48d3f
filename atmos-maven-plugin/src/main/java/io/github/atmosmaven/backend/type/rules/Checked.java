package io.github.atmosmaven.backend.type.rules;

import io.github.atmosmaven.lint.Body;
import io.github.atmosmaven.lint.GoUrl;
import io.github.atmosmaven.lint.TextForms;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Pattern;

/** Forms of values that rules of several types ask for. An attribute that is absent, or not known yet, has every form. */
final class Checked {

    /** A step of a path that is nothing but dots. */
    private static final Pattern DOTS = Pattern.compile("(?:^|/)\\.\\.?(?:/|$)");

    private static final String NOT_IN_HOSTS = "{}|^`\\";

    private Checked() {}

    /** The tool refuses an empty text. */
    static void notEmpty(Body body, String path) {
        String text = body.text(path);
        if (text != null && text.isEmpty()) {
            body.refuse(path, "is empty", "write a value, or leave the attribute out");
        }
    }

    /** The tool takes an empty text, which names no place. */
    static void hardlyEmpty(Body body, String path) {
        String text = body.text(path);
        if (text != null && text.isBlank()) {
            body.doubt(path, "is empty", "write a value");
        }
    }

    static void notBlank(Body body, String path) {
        String text = body.text(path);
        if (text != null && text.isBlank()) {
            body.refuse(path, "is blank", "write a value, or leave the attribute out");
        }
    }

    /** The tool makes the name of a host of it. */
    static void partOfHost(Body body, String path) {
        String text = body.text(path);
        if (text == null || !isForeignToHosts(text)) {
            return;
        }
        String sign = text.chars()
                .filter(c -> NOT_IN_HOSTS.indexOf(c) >= 0)
                .mapToObj(c -> "'" + (char) c + "'")
                .findFirst()
                .orElse("a blank or control character");
        body.refuse(path, "has " + sign + " in it, which no name of a host has", "write the name alone");
    }

    /** Returns true if a text has a character for which Go refuses the URL that it is to be a part of. */
    static boolean isForeignToHosts(String text) {
        return text.chars()
                .anyMatch(c -> Character.isWhitespace(c) || Character.isISOControl(c) || NOT_IN_HOSTS.indexOf(c) >= 0);
    }

    static void noOuterSlash(Body body, String path) {
        String text = body.text(path);
        if (text != null && (text.startsWith("/") || text.endsWith("/"))) {
            body.refuse(path, "must not start or end with '/'", "leave out the slash");
        }
    }

    static void noDoubleSlash(Body body, String path) {
        String text = body.text(path);
        if (text != null && text.contains("//")) {
            body.refuse(path, "must not contain '//'", "write one slash");
        }
    }

    static void noLeadingSlash(Body body, String path) {
        String text = body.text(path);
        if (text != null && (text.startsWith("/") || text.startsWith("./"))) {
            body.refuse(path, "must not start with '/' or './'", "leave out what stands before the name");
        }
    }

    /** The tool cleans the path when it uses it, so that states are not where the text says. */
    static void plainPath(Body body, String path) {
        String text = body.text(path);
        if (text != null && (text.contains("//") || DOTS.matcher(text).find())) {
            body.doubt(
                    path,
                    "has '.', '..' or '//' in it, which the tool takes away when it uses the path",
                    "write the path plainly");
        }
    }

    static void length(Body body, String path, int least, int most) {
        String text = body.text(path);
        if (text != null && (text.length() < least || text.length() > most)) {
            body.refuse(
                    path,
                    "must have " + least + " to " + most + " characters, and has " + text.length(),
                    "write another one");
        }
    }

    static void wholeNumber(Body body, String path) {
        BigDecimal number = TextForms.number(body.text(path));
        if (number != null && !TextForms.isWhole(number)) {
            body.refuse(path, "must be a whole number", "write it without a fraction");
        }
    }

    static void numberBetween(Body body, String path, long least, long most) {
        BigDecimal number = TextForms.number(body.text(path));
        if (number != null
                && (number.compareTo(BigDecimal.valueOf(least)) < 0
                        || number.compareTo(BigDecimal.valueOf(most)) > 0)) {
            body.refuse(path, "must be a number from " + least + " to " + most, "write another number");
        }
    }

    static void base64(Body body, String path) {
        String text = body.text(path);
        if (text != null && !text.isEmpty() && !TextForms.isBase64(text)) {
            body.refuse(path, "is not base64", "write the value encoded as base64");
        }
    }

    static void pem(Body body, String path) {
        String text = body.text(path);
        if (text != null && !text.isEmpty() && !TextForms.isPem(text)) {
            body.refuse(path, "is no PEM text", "write the text of the file, from '-----BEGIN' to the last '-----'");
        }
    }

    /** An address of the web, with a scheme and a host. */
    static void webAddress(Body body, String path) {
        String text = body.text(path);
        if (text == null) {
            return;
        }
        GoUrl url = GoUrl.of(text).orElse(null);
        String scheme = url == null ? "" : url.scheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            body.refuse(path, "must be a URL that begins with http:// or https://", "write the whole URL");
        } else if (url != null && url.host().isEmpty()) {
            body.refuse(path, "is a URL without a host", "write the host behind the scheme");
        }
    }
}
