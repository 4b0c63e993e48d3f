package io.github.atmosmaven.backend.type.rules;

import io.github.atmosmaven.lint.Body;
import io.github.atmosmaven.lint.TypeRules;
import java.util.Map;

/** Object Storage of Oracle. */
final class OciRules implements TypeRules {

    private static final String AUTH = "auth";
    private static final String REGION = "region";
    private static final String PROFILE = "config_file_profile";
    private static final String BY_KEY = "ApiKey";

    @Override
    public Map<String, String> otherNames() {
        return Map.of(
                "bucket_name", "bucket",
                "prefix", "workspace_key_prefix",
                "profile", PROFILE,
                "private_key_file", "private_key_path",
                "tenancy", "tenancy_ocid",
                "user", "user_ocid");
    }

    /** With the usual way to log in written out, the tool stops its checks there. */
    @Override
    public boolean checksCombinations(Body body) {
        return !BY_KEY.equals(body.text(AUTH));
    }

    @Override
    public void check(Body body) {
        Checked.notEmpty(body, "bucket");
        Checked.notEmpty(body, "namespace");
        String key = body.text("key");
        if (key != null && !key.isEmpty()) {
            Checked.noOuterSlash(body, "key");
            Checked.noDoubleSlash(body, "key");
        }
        String prefix = body.text("workspace_key_prefix");
        if (prefix != null && prefix.startsWith("/")) {
            body.refuse("workspace_key_prefix", "must not start with '/'", "leave out the slash");
        }
        Checked.noDoubleSlash(body, "workspace_key_prefix");
        String auth = body.text(AUTH);
        if (auth == null || auth.isEmpty() || auth.equalsIgnoreCase(BY_KEY)) {
            return;
        }
        if (!body.isGiven(REGION)) {
            body.missing(REGION);
        }
        if (auth.equalsIgnoreCase("SecurityToken") && !body.isGiven(PROFILE)) {
            body.missing(PROFILE);
        }
    }
}
