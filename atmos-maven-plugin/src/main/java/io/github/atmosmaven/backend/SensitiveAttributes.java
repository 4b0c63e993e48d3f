package io.github.atmosmaven.backend;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Attributes that hold secrets, those of a block behind its name and a dot, by backend type, and the environment variable
 * that takes their place (D35).
 */
public final class SensitiveAttributes {

    private static final String HOST_TOKEN = "TF_TOKEN_<host>";

    private static final Map<String, Map<String, String>> BY_TYPE = Map.ofEntries(
            Map.entry(
                    "s3",
                    Map.of(
                            "access_key", "AWS_ACCESS_KEY_ID",
                            "secret_key", "AWS_SECRET_ACCESS_KEY",
                            "sse_customer_key", "AWS_SSE_CUSTOMER_KEY",
                            "token", "AWS_SESSION_TOKEN",
                            "assume_role_with_web_identity.web_identity_token", "")),
            Map.entry(
                    "gcs",
                    Map.of(
                            "access_token", "GOOGLE_OAUTH_ACCESS_TOKEN",
                            "credentials", "GOOGLE_BACKEND_CREDENTIALS",
                            "encryption_key", "GOOGLE_ENCRYPTION_KEY")),
            Map.entry(
                    "azurerm",
                    Map.of(
                            "access_key", "ARM_ACCESS_KEY",
                            "client_certificate", "ARM_CLIENT_CERTIFICATE",
                            "client_certificate_password", "ARM_CLIENT_CERTIFICATE_PASSWORD",
                            "client_secret", "ARM_CLIENT_SECRET",
                            "customer_provided_key", "ARM_CUSTOMER_PROVIDED_KEY",
                            "oidc_request_token", "ARM_OIDC_REQUEST_TOKEN",
                            "oidc_token", "ARM_OIDC_TOKEN",
                            "sas_token", "ARM_SAS_TOKEN")),
            Map.entry("remote", Map.of("token", HOST_TOKEN)),
            Map.entry("cloud", Map.of("token", HOST_TOKEN)),
            Map.entry(
                    "http",
                    Map.of(
                            "client_private_key_pem", "TF_HTTP_CLIENT_PRIVATE_KEY_PEM",
                            "headers", "",
                            "password", "TF_HTTP_PASSWORD")),
            Map.entry("consul", Map.of("access_token", "CONSUL_HTTP_TOKEN", "http_auth", "CONSUL_HTTP_AUTH")),
            Map.entry(
                    "cos",
                    Map.of("secret_key", "TENCENTCLOUD_SECRET_KEY", "security_token", "TENCENTCLOUD_SECURITY_TOKEN")),
            Map.entry(
                    "kubernetes",
                    Map.of(
                            "client_key", "KUBE_CLIENT_KEY_DATA",
                            "exec.env", "",
                            "password", "KUBE_PASSWORD",
                            "token", "KUBE_TOKEN")),
            Map.entry("oss", Map.of("secret_key", "ALICLOUD_SECRET_KEY", "security_token", "ALICLOUD_SECURITY_TOKEN")),
            Map.entry("pg", Map.of("conn_str", "PG_CONN_STR")),
            Map.entry(
                    "oci",
                    Map.of(
                            "private_key", "OCI_private_key",
                            "private_key_password", "OCI_private_key_password",
                            "sse_customer_key", "OCI_sse_customer_key")));

    private SensitiveAttributes() {}

    public static boolean isSensitive(@Nullable String type, String attribute) {
        return type != null && of(type).containsKey(attribute);
    }

    /** By attribute of a backend type that holds a secret, the variable that replaces it; empty where there is none. */
    static Map<String, String> of(String type) {
        return BY_TYPE.getOrDefault(type, Map.of());
    }
}
