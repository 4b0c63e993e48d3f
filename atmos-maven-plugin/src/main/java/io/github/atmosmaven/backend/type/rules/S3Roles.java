package io.github.atmosmaven.backend.type.rules;

import io.github.atmosmaven.lint.Body;
import io.github.atmosmaven.lint.LintRule;
import io.github.atmosmaven.lint.TextForms;
import io.github.atmosmaven.model.value.FunctionValue;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.NullValue;
import io.github.atmosmaven.model.value.Value;

/** The roles that the s3 backend assumes. Terraform looks at the form of each member, OpenTofu at few. */
final class S3Roles {

    private static final String ROLE = "assume_role";
    private static final String WEB = "assume_role_with_web_identity";
    private static final String ARN = ".role_arn";
    private static final String TOKEN = WEB + ".web_identity_token";
    private static final String TOKEN_FILE = WEB + ".web_identity_token_file";
    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_ID = 1_224;
    private static final int SHORTEST_TOKEN = 4;
    private static final int LONGEST_TOKEN = 20_000;
    private static final int SHORTEST_SESSION = 900;
    private static final int LONGEST_SESSION = 43_200;

    private S3Roles() {}

    static void check(Body body) {
        if (body.value(ROLE) instanceof MapValue) {
            Checked.notBlank(body, ROLE + ARN);
            members(body, ROLE);
            if (body.release().isTerraform()) {
                Checked.length(body, ROLE + ".external_id", 2, LONGEST_ID);
                Checked.length(body, ROLE + ".source_identity", 2, LONGEST_NAME);
            } else {
                Checked.notBlank(body, ROLE + ".external_id");
            }
        }
        if (body.value(WEB) instanceof MapValue) {
            members(body, WEB);
            tokens(body);
        }
    }

    private static void members(Body body, String role) {
        if (body.release().isTerraform()) {
            arn(body, role + ARN);
            Checked.length(body, role + ".session_name", 2, LONGEST_NAME);
            policy(body, role + ".policy");
        } else {
            Checked.notBlank(body, role + ".session_name");
            Checked.notBlank(body, role + ".policy");
        }
        duration(body, role + ".duration");
        for (Value item : body.items(role + ".policy_arns")) {
            String text = item.toString();
            boolean isUnknown = item instanceof FunctionValue || text.contains("${");
            if (item instanceof NullValue || !isUnknown && !TextForms.isArn(text, "policy/")) {
                body.refuse(
                        role + ".policy_arns",
                        "holds '" + text + "', which is no ARN of a policy",
                        "write it like arn:aws:iam::123456789012:policy/name");
            }
        }
    }

    private static void arn(Body body, String path) {
        String text = body.text(path);
        if (text != null && !text.isEmpty() && !TextForms.isArn(text, "role/")) {
            body.refuse(path, "is no ARN of a role", "write it like arn:aws:iam::123456789012:role/name");
        }
    }

    private static void policy(Body body, String path) {
        String text = body.text(path);
        String plain = text == null ? "{}" : text.strip();
        if (!plain.startsWith("{") || !plain.endsWith("}")) {
            body.refuse(path, "is no JSON object", "write the text of a policy, in quotes or behind '|'");
        }
    }

    private static void duration(Body body, String path) {
        String text = body.text(path);
        Double seconds = text == null ? null : TextForms.seconds(text);
        if (text != null && (seconds == null || seconds < SHORTEST_SESSION || seconds > LONGEST_SESSION)) {
            body.refuse(path, "must be a duration from 15m to 12h", "write it like 1h or 1h30m");
        }
    }

    private static void tokens(Body body) {
        boolean isTerraform = body.release().isTerraform();
        boolean hasRole = isTerraform ? body.isSet(WEB + ARN) : body.isGiven(WEB + ARN);
        if (!hasRole) {
            body.missing(WEB + ARN);
        }
        boolean hasToken = isTerraform
                ? body.isSet(TOKEN) || body.isSet(TOKEN_FILE)
                : body.isGiven(TOKEN) || body.isGiven(TOKEN_FILE);
        if (!hasToken) {
            body.error(
                    LintRule.MISSING_ATTRIBUTE,
                    WEB,
                    "has neither web_identity_token nor web_identity_token_file",
                    "write one of the two");
        }
        if (isTerraform) {
            Checked.length(body, TOKEN, SHORTEST_TOKEN, LONGEST_TOKEN);
            Checked.length(body, TOKEN_FILE, SHORTEST_TOKEN, LONGEST_TOKEN);
        }
    }
}
