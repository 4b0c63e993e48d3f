package io.github.atmosmaven.backend.s3;

import io.github.atmosmaven.model.BackendAttributes;
import java.util.Set;

/** The names of the attributes, and what holds for backends of the type. */
public final class S3Attributes {

    public static final String BUCKET = "bucket";
    static final String KEY = "key";
    static final String PREFIX = "workspace_key_prefix";
    static final String REGION = "region";
    static final String ACL = "acl";
    static final String CUSTOMER_KEY = "sse_customer_key";
    static final String LOCK_TABLE = "dynamodb_table";

    static final String ENDPOINTS = "endpoints";
    static final String ENDPOINT = "endpoint";
    static final String STS_ENDPOINT = "sts_endpoint";
    static final String IAM_ENDPOINT = "iam_endpoint";

    static final String ACCESS_KEY = "access_key";
    static final String SECRET_KEY = "secret_key";
    static final String TOKEN = "token";
    static final String PROFILE = "profile";
    static final String CREDENTIALS_FILES = "shared_credentials_files";
    static final String CREDENTIALS_FILE = "shared_credentials_file";
    static final String CONFIG_FILES = "shared_config_files";
    static final String ASSUME_ROLE = "assume_role";
    static final String WEB_IDENTITY = "assume_role_with_web_identity";
    static final String ROLE_ARN = "role_arn";
    static final String WEB_TOKEN = "web_identity_token";
    static final String WEB_TOKEN_FILE = "web_identity_token_file";
    static final String METADATA_ENDPOINT = "ec2_metadata_service_endpoint";
    static final String METADATA_MODE = "ec2_metadata_service_endpoint_mode";
    static final String SKIP_METADATA = "skip_metadata_api_check";

    static final String ALLOWED_ACCOUNTS = "allowed_account_ids";
    static final String FORBIDDEN_ACCOUNTS = "forbidden_account_ids";
    static final String SKIP_ACCOUNT = "skip_requesting_account_id";

    static final String HTTP_PROXY = "http_proxy";
    static final String HTTPS_PROXY = "https_proxy";
    static final String NO_PROXY = "no_proxy";
    static final String INSECURE = "insecure";
    static final String CA_BUNDLE = "custom_ca_bundle";
    static final String FIPS = "use_fips_endpoint";
    static final String DUALSTACK = "use_dualstack_endpoint";
    static final String PATH_STYLE = "use_path_style";
    static final String PATH_STYLE_BEFORE = "force_path_style";
    static final String STS_REGION = "sts_region";
    static final String MAX_RETRIES = "max_retries";
    static final String RETRY_MODE = "retry_mode";

    /** Attributes that no bucket can be created without (D40). */
    public static final Set<String> OF_NEW_BUCKET = Set.of(BUCKET, REGION);

    private S3Attributes() {}

    /** Everything that the type of the backends says of its attributes. */
    public static BackendAttributes.Builder described() {
        return BackendAttributes.builder()
                .place(BUCKET, KEY, PREFIX)
                .needed(BUCKET, KEY)
                .prefix(PREFIX)
                .fromEnvironment(ENDPOINT, S3Endpoints.variables(S3Endpoints.S3))
                .fromEnvironment(REGION, "AWS_REGION", "AWS_DEFAULT_REGION")
                .maps(ASSUME_ROLE, AccessRole.TAGS, WEB_IDENTITY, ENDPOINTS, "lock_tags", "state_tags")
                .files(
                        CREDENTIALS_FILE,
                        CREDENTIALS_FILES,
                        CONFIG_FILES,
                        CA_BUNDLE,
                        WEB_IDENTITY + "." + WEB_TOKEN_FILE)
                .secret(ACCESS_KEY, "AWS_ACCESS_KEY_ID")
                .secret(SECRET_KEY, "AWS_SECRET_ACCESS_KEY")
                .secret(CUSTOMER_KEY, "AWS_SSE_CUSTOMER_KEY")
                .secret(TOKEN, "AWS_SESSION_TOKEN")
                .secret(WEB_IDENTITY + "." + WEB_TOKEN, "");
    }
}
