package io.github.atmosmaven.backend.type.rules;

import io.github.atmosmaven.lint.Body;
import io.github.atmosmaven.lint.Release;
import io.github.atmosmaven.lint.TypeRules;
import java.util.Map;
import java.util.Set;

/** Object Storage of Tencent Cloud. */
final class CosRules implements TypeRules {

    private static final String ROLE = "assume_role";
    private static final int LONGEST_SESSION = 43_200;

    @Override
    public Map<String, String> otherNames() {
        return Map.of(
                "bucket_name",
                "bucket",
                "workspace_key_prefix",
                "prefix",
                "access_key",
                "secret_id",
                "token",
                "security_token",
                "path",
                "key",
                ROLE + ".duration",
                ROLE + ".session_duration",
                "role_arn",
                ROLE + ".role_arn");
    }

    @Override
    public Set<String> reported(Release release) {
        return Set.of("region");
    }

    @Override
    public Set<String> emptyAsUnset() {
        return Set.of("endpoint");
    }

    @Override
    public void check(Body body) {
        if (!body.isSet("region") && !body.isGiven("region")) {
            body.missing("region");
        }
        Checked.hardlyEmpty(body, "bucket");
        Checked.hardlyEmpty(body, "region");
        Checked.partOfHost(body, "bucket");
        Checked.partOfHost(body, "region");
        Checked.noOuterSlash(body, "key");
        Checked.noLeadingSlash(body, "prefix");
        Checked.numberBetween(body, ROLE + ".session_duration", 0, LONGEST_SESSION);
        Checked.wholeNumber(body, ROLE + ".session_duration");
        String key = body.text("key");
        if (key != null && !key.isEmpty() && !key.endsWith("/") && !key.endsWith(".tfstate")) {
            body.doubt("key", "does not end in .tfstate, so that workspaces are not found", "add .tfstate");
        }
        if (body.items(ROLE).size() > 1) {
            body.doubt(ROLE, "is written more than once, and one of them counts", "write one block");
        }
    }
}
