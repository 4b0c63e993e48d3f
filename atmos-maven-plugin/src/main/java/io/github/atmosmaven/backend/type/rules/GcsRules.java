package io.github.atmosmaven.backend.type.rules;

import io.github.atmosmaven.lint.Body;
import io.github.atmosmaven.lint.GoUrl;
import io.github.atmosmaven.lint.Release;
import io.github.atmosmaven.lint.TextForms;
import io.github.atmosmaven.lint.TypeRules;
import io.github.atmosmaven.model.value.NullValue;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Cloud Storage of Google. */
final class GcsRules implements TypeRules {

    private static final String BUCKET = "bucket";
    private static final String KEY = "encryption_key";
    private static final String KMS_KEY = "kms_encryption_key";
    private static final String ENDPOINT = "storage_custom_endpoint";
    private static final String DELEGATES = "impersonate_service_account_delegates";
    private static final int KEY_BYTES = 32;
    private static final Pattern BUCKET_NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{1,220}[a-z0-9]");
    private static final Pattern KMS_NAME =
            Pattern.compile("projects/[^/]+/locations/[^/]+/keyRings/[^/]+/cryptoKeys/[^/]+");

    @Override
    public Map<String, String> otherNames() {
        return Map.of(
                "bucket_name", BUCKET,
                "workspace_key_prefix", "prefix",
                "key", "prefix",
                "path", "prefix",
                "kms_key_id", KMS_KEY,
                "credentials_file", "credentials",
                "token", "access_token");
    }

    @Override
    public Set<String> reported(Release release) {
        return Set.of(BUCKET);
    }

    @Override
    public void check(Body body) {
        if (!body.isSet(BUCKET)) {
            // Terraform goes on to the service without a bucket.
            body.missing(BUCKET, body.release().isOpenTofu());
        }
        Checked.hardlyEmpty(body, BUCKET);
        String bucket = body.text(BUCKET);
        if (bucket != null && !bucket.isBlank() && !BUCKET_NAME.matcher(bucket).matches()) {
            body.doubt(BUCKET, "is no name that a bucket can have", "use lower case letters, digits, '-', '_' and '.'");
        }
        key(body);
        endpoint(body);
        if (body.items(DELEGATES).stream().anyMatch(NullValue.class::isInstance)) {
            body.refuse(DELEGATES, "has an item that is null", "leave the item out");
        }
        String kms = body.text(KMS_KEY);
        if (kms != null && !kms.isEmpty() && !KMS_NAME.matcher(kms).matches()) {
            body.doubt(
                    KMS_KEY,
                    "is no full name of a key",
                    "write projects/<project>/locations/<location>/keyRings/<ring>/cryptoKeys/<key>");
        }
        String credentials = body.text("credentials");
        if (credentials != null && credentials.stripLeading().startsWith("{") && !credentials.contains("\"type\"")) {
            body.doubt("credentials", "is JSON without a type", "write the whole text of the key file, or its path");
        }
    }

    private static void endpoint(Body body) {
        String text = body.text(ENDPOINT);
        if (text != null
                && !text.isEmpty()
                && GoUrl.of(text.contains("://") ? text : "https://" + text).isEmpty()) {
            body.refuse(ENDPOINT, "is no URL", "write it like https://storage.example.com/storage/v1/");
        }
    }

    /** The key is written as base64, or in a file. */
    private static void key(Body body) {
        String key = body.text(KEY);
        boolean mayBePath = key != null && (key.indexOf('.') >= 0 || key.indexOf('/') >= 0 || key.startsWith("~"));
        if (key == null || key.isEmpty()) {
            return;
        }
        if (TextForms.isBase64(key)) {
            if (Base64.getDecoder().decode(key.strip()).length != KEY_BYTES) {
                body.doubt(KEY, "is no key of 32 bytes, which the service asks for", "encode 32 bytes as base64");
            }
            return;
        }
        if (!mayBePath) {
            body.refuse(KEY, "is not base64, nor a path of a file", "write the key of 32 bytes encoded as base64");
        }
    }
}
