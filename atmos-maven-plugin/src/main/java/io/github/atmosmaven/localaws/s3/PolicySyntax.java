package io.github.atmosmaven.localaws.s3;

import io.github.atmosmaven.localaws.request.AwsError;
import java.nio.charset.StandardCharsets;

/** Check that a policy is a JSON object with statements. The statements themselves are not looked at. */
final class PolicySyntax {

    private final String text;
    private int at;

    private PolicySyntax(String text) {
        this.text = text;
    }

    static void check(byte[] body) {
        PolicySyntax policy = new PolicySyntax(new String(body, StandardCharsets.UTF_8));
        try {
            policy.blank();
            policy.value();
            policy.blank();
        } catch (IndexOutOfBoundsException e) {
            throw malformed();
        }
        if (policy.at != policy.text.length()
                || !policy.text.strip().startsWith("{")
                || !policy.text.contains("\"Statement\"")) {
            throw malformed();
        }
    }

    private static AwsError malformed() {
        return new AwsError(400, "MalformedPolicy", "Policies must be valid JSON and the first byte must be '{'");
    }

    private void value() {
        switch (text.charAt(at)) {
            case '{' -> members('}', true);
            case '[' -> members(']', false);
            case '"' -> string();
            default -> word();
        }
    }

    private void members(char close, boolean named) {
        at++;
        blank();
        if (text.charAt(at) == close) {
            at++;
            return;
        }
        while (true) {
            blank();
            if (named) {
                string();
                blank();
                expect(':');
                blank();
            }
            value();
            blank();
            if (text.charAt(at) == close) {
                at++;
                return;
            }
            expect(',');
        }
    }

    private void string() {
        expect('"');
        while (text.charAt(at) != '"') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        at++;
    }

    private void word() {
        int start = at;
        while (at < text.length()
                && (Character.isLetterOrDigit(text.charAt(at)) || "+-.".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        if (start == at) {
            throw malformed();
        }
    }

    private void expect(char c) {
        if (text.charAt(at) != c) {
            throw malformed();
        }
        at++;
    }

    private void blank() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }
}
