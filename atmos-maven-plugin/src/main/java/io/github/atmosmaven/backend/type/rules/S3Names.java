package io.github.atmosmaven.backend.type.rules;

import java.util.Map;

/** Attributes of s3 under the names that other types, modules and the AWS tools have for them. */
final class S3Names {

    private static final String ROLE = "assume_role.";
    private static final String WEB = "assume_role_with_web_identity.";

    static final Map<String, String> OTHER = Map.ofEntries(
            Map.entry("bucket_name", "bucket"),
            Map.entry("lock_table", "dynamodb_table"),
            Map.entry("dynamodb_lock_table", "dynamodb_table"),
            Map.entry("lock", "use_lockfile"),
            Map.entry("prefix", "workspace_key_prefix"),
            Map.entry("workspace_prefix", "workspace_key_prefix"),
            Map.entry("path", "key"),
            Map.entry("state_file", "key"),
            Map.entry("kms_key", "kms_key_id"),
            Map.entry("kms_key_arn", "kms_key_id"),
            Map.entry("encryption", "encrypt"),
            Map.entry("server_side_encryption", "encrypt"),
            Map.entry("aws_region", "region"),
            Map.entry("location", "region"),
            Map.entry("access_key_id", "access_key"),
            Map.entry("aws_access_key_id", "access_key"),
            Map.entry("secret_access_key", "secret_key"),
            Map.entry("aws_secret_access_key", "secret_key"),
            Map.entry("session_token", "token"),
            Map.entry("aws_profile", "profile"),
            Map.entry("assume_role_arn", ROLE + "role_arn"),
            Map.entry(ROLE + "arn", ROLE + "role_arn"),
            Map.entry(ROLE + "duration_seconds", ROLE + "duration"),
            Map.entry(ROLE + "session_duration", ROLE + "duration"),
            Map.entry(WEB + "duration_seconds", WEB + "duration"),
            Map.entry(WEB + "token_file", WEB + "web_identity_token_file"),
            Map.entry(WEB + "token", WEB + "web_identity_token"),
            Map.entry("endpoints.dynamo", "endpoints.dynamodb"));

    private S3Names() {}
}
