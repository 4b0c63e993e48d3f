package io.github.atmosmaven.backend.type.rules;

import io.github.atmosmaven.lint.Body;
import io.github.atmosmaven.lint.LintRule;
import io.github.atmosmaven.lint.TypeRules;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Object Storage of Alibaba Cloud. */
final class OssRules implements TypeRules {

    private static final String BUCKET = "bucket";
    private static final String ENDPOINT = "endpoint";
    private static final String ROLE = "assume_role";
    private static final String EXPIRATION = "assume_role_session_expiration";
    private static final int NAMES_CHECKED_SINCE = 12;
    private static final int SHORTEST_SESSION = 900;
    private static final int LONGEST_SESSION = 3_600;
    private static final Pattern ADDRESS = Pattern.compile("(?:https?://)?[0-9.]+(?::[0-9]+)?");
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{1,61}[a-z0-9]");

    @Override
    public Map<String, String> otherNames() {
        return Map.of(
                "bucket_name", BUCKET,
                "workspace_key_prefix", "prefix",
                "access_key_id", "access_key",
                "access_key_secret", "secret_key",
                "secret_access_key", "secret_key",
                "lock_table", "tablestore_table",
                "role_arn", "assume_role_role_arn");
    }

    @Override
    public void check(Body body) {
        String bucket = body.text(BUCKET);
        if (bucket != null && !NAME.matcher(bucket).matches()) {
            boolean isChecked = Checked.isForeignToHosts(bucket) && !isAddress(body.text(ENDPOINT))
                    || body.release().isOpenTofu()
                    || body.release().isAtLeast(1, NAMES_CHECKED_SINCE);
            String message = "is no name that a bucket can have";
            String hint = "use 3 to 63 lower case letters, digits and '-'";
            if (isChecked) {
                body.refuse(BUCKET, message, hint);
            } else {
                body.doubt(BUCKET, message, hint);
            }
        }
        Checked.partOfHost(body, ENDPOINT);
        if (!body.isGiven(ENDPOINT)) {
            Checked.partOfHost(body, "region");
        }
        Checked.noOuterSlash(body, "key");
        Checked.noLeadingSlash(body, "prefix");
        for (String expiration : new String[] {EXPIRATION, ROLE + ".session_expiration"}) {
            Checked.wholeNumber(body, expiration);
            Checked.numberBetween(body, expiration, SHORTEST_SESSION, LONGEST_SESSION);
        }
        role(body);
        if (body.isFilled("tablestore_table") && !body.isGiven("tablestore_endpoint")) {
            body.warning(
                    LintRule.NO_LOCK,
                    "tablestore_table",
                    "takes no lock without a tablestore_endpoint",
                    "write tablestore_endpoint as well");
        }
    }

    /** The bucket becomes a part of the endpoint's name, unless that is an address. */
    private static boolean isAddress(@Nullable String endpoint) {
        return endpoint != null && ADDRESS.matcher(endpoint).matches();
    }

    private static void role(Body body) {
        boolean isAssumed = body.isFilled(ROLE + ".role_arn") || body.isFilled("assume_role_role_arn");
        if (isAssumed && !body.isGiven("region")) {
            body.missing("region");
        }
        if (!body.isSet(ROLE)) {
            return;
        }
        if (body.items(ROLE).size() > 1) {
            body.doubt(ROLE, "is written more than once, and one of them counts", "write one block");
        }
        if (!body.isGiven(ROLE + ".role_arn") && body.items(ROLE).size() <= 1) {
            body.warning(
                    LintRule.INEFFECTIVE_ATTRIBUTE,
                    ROLE,
                    "has no role_arn, so that no role is assumed",
                    "write role_arn");
        }
    }
}
