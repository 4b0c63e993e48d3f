package io.github.atmosmaven.backend.type.rules;

import io.github.atmosmaven.lint.Body;
import io.github.atmosmaven.lint.GoUrl;
import io.github.atmosmaven.lint.LintRule;
import io.github.atmosmaven.lint.TextForms;
import io.github.atmosmaven.lint.TypeRules;
import io.github.atmosmaven.model.value.Value;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** S3 of AWS, and stores that speak its protocol. */
final class S3Rules implements TypeRules {

    private static final String BUCKET = "bucket";
    private static final String KEY = "key";
    private static final String REGION = "region";
    private static final String KMS = "kms_key_id";
    private static final String ALLOWED = "allowed_account_ids";
    private static final String TABLE = "dynamodb_table";

    private static final Pattern BUCKET_NAME = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
    private static final String UUID = "[a-f0-9]{8}-[a-f0-9]{4}-[1-5][a-f0-9]{3}-[ab89][a-f0-9]{3}-[a-f0-9]{12}";
    /** As the tools have it: the alternatives are not all anchored. */
    private static final Pattern KMS_KEY = Pattern.compile("^" + UUID + "|mrk-[a-f0-9]{32}|alias/[a-zA-Z0-9/_-]+$");

    private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");
    private static final Set<String> ACLS = Set.of(
            "private",
            "public-read",
            "public-read-write",
            "aws-exec-read",
            "authenticated-read",
            "bucket-owner-read",
            "bucket-owner-full-control",
            "log-delivery-write");

    @Override
    public Map<String, String> otherNames() {
        return S3Names.OTHER;
    }

    @Override
    public String advice(String attribute, String usual) {
        return attribute.equals(TABLE)
                ? "first write use_lockfile: true beside it and run every instance once, so that both locks are taken;"
                        + " then leave out dynamodb_table"
                : usual;
    }

    @Override
    public void check(Body body) {
        bucket(body);
        key(body);
        region(body);
        prefix(body);
        encryption(body);
        S3Endpoints.check(body);
        S3Roles.check(body);
        accounts(body);
        String acl = body.text("acl");
        if (acl != null && !acl.isEmpty() && !ACLS.contains(acl)) {
            body.doubt("acl", "is no ACL that S3 knows", "write private or bucket-owner-full-control, or leave it out");
        }
        retries(body);
        if (!body.isTrue("use_lockfile") && !body.isSet(TABLE)) {
            body.warning(
                    LintRule.NO_LOCK,
                    "",
                    "has no lock, so that two runs can write a state at the same time",
                    "write use_lockfile: true, or name a dynamodb_table for versions before 1.10");
        }
    }

    private static void bucket(Body body) {
        String bucket = body.text(BUCKET);
        if (bucket == null) {
            return;
        }
        if (bucket.isEmpty() || bucket.isBlank() && body.release().isTerraform()) {
            body.refuse(BUCKET, "is empty", "write the name of the bucket");
        } else if (bucket.startsWith("arn:")) {
            if (body.isTrue("use_path_style") || body.isTrue("force_path_style")) {
                body.refuse(BUCKET, "is an ARN, which does not go with path style", "leave out use_path_style");
            }
        } else if (!BUCKET_NAME.matcher(bucket).matches()) {
            body.doubt(
                    BUCKET, "is no name that a bucket can have", "use 3 to 63 lower case letters, digits, '-' and '.'");
        }
    }

    private static void key(Body body) {
        if (body.release().isTerraform()) {
            Checked.noDoubleSlash(body, KEY);
        }
        String key = body.text(KEY);
        // One without any character says no place and is told as such (D36).
        if (key != null && !key.isEmpty() && body.release().isTerraform()) {
            Checked.notBlank(body, KEY);
        }
        Checked.plainPath(body, KEY);
    }

    private static void region(Body body) {
        if (!body.isGiven(REGION)) {
            body.missing(REGION);
            return;
        }
        String region = body.text(REGION);
        if (region != null
                && !region.isEmpty()
                && !body.isTrue("skip_region_validation")
                && !AwsRegions.isKnown(region)) {
            body.refuse(
                    REGION,
                    "is no region of AWS",
                    AwsRegions.hint(region) + " For a store that is not AWS write skip_region_validation: true");
        }
    }

    private static void prefix(Body body) {
        String prefix = body.text("workspace_key_prefix");
        if (prefix != null && !prefix.isEmpty()) {
            Checked.noOuterSlash(body, "workspace_key_prefix");
            Checked.plainPath(body, "workspace_key_prefix");
        }
    }

    private static void encryption(Body body) {
        String key = body.text(KMS);
        if (key == null || key.isEmpty() && body.release().isOpenTofu()) {
            return;
        }
        boolean fits = key.startsWith("arn:")
                ? TextForms.isArn(key, "key/") || TextForms.isArn(key, "alias/")
                : KMS_KEY.matcher(key).find();
        if (!fits) {
            body.refuse(KMS, "is no id of a key", "write a UUID, alias/<name>, or the ARN of a key or an alias");
        }
    }

    private static void accounts(Body body) {
        for (String list : new String[] {ALLOWED, "forbidden_account_ids"}) {
            for (Value item : body.items(list)) {
                if (!ACCOUNT.matcher(item.toString()).matches()) {
                    body.doubt(list, "holds '" + item + "', which is no account of AWS", "write 12 digits, in quotes");
                }
            }
        }
        if (!body.items(ALLOWED).isEmpty()
                && body.isTrue("skip_credentials_validation")
                && body.isTrue("skip_requesting_account_id")) {
            body.error(
                    LintRule.CONFLICT,
                    ALLOWED,
                    "cannot be checked where skip_credentials_validation and skip_requesting_account_id are true",
                    "leave out one of the two");
        }
        boolean half = body.isFilled("access_key") != body.isFilled("secret_key")
                && !(body.isGiven("access_key") && body.isGiven("secret_key"));
        if (half) {
            String there = body.isFilled("access_key") ? "access_key" : "secret_key";
            body.doubt(
                    there,
                    "is half of a pair, so that there are no credentials",
                    "write access_key and secret_key, or none of them");
        }
    }

    private static void retries(Body body) {
        BigDecimal retries = TextForms.number(body.text("max_retries"));
        if (retries != null && retries.signum() < 0) {
            body.doubt("max_retries", "is negative, so that the tool retries for ever", "write a number from 0 on");
        } else if (retries != null && !TextForms.isWhole(retries)) {
            body.doubt("max_retries", "has a fraction, which is cut", "write a whole number");
        }
        String proxy = body.text("http_proxy");
        if (proxy != null && !proxy.isEmpty()) {
            if (GoUrl.of(proxy).isEmpty()) {
                body.refuse("http_proxy", "is no URL", "write it like http://proxy.example.com:3128");
            }
            if (!body.isGiven("https_proxy")) {
                body.doubt("http_proxy", "is set and https_proxy is not", "write https_proxy as well");
            }
        }
    }
}
