package io.github.atmosmaven.backend;

import java.util.Map;
import java.util.Set;

/** What must be known of the backend types to tell a type from an attribute, and to fill in default attributes. */
final class BackendTypes {

    static final String S3 = "s3";
    static final String GCS = "gcs";
    static final String AZURERM = "azurerm";
    static final String CLOUD = "cloud";
    static final String LOCAL = "local";
    static final String STATIC = "static";

    /** Every type of Terraform and OpenTofu, past ones included, and {@code static} for remote state. */
    private static final Set<String> NAMES = Set.of(
            S3,
            GCS,
            AZURERM,
            CLOUD,
            LOCAL,
            STATIC,
            "remote",
            "http",
            "consul",
            "cos",
            "kubernetes",
            "oss",
            "pg",
            "oci",
            "artifactory",
            "azure",
            "atlas",
            "etcd",
            "etcdv3",
            "manta",
            "swift");

    /** Attributes that are maps themselves, so that a map below a flat backend is not taken for a type. */
    private static final Set<String> MAP_ATTRIBUTES = Set.of(
            "assume_role",
            "assume_role_tags",
            "assume_role_with_web_identity",
            "endpoints",
            "lock_tags",
            "state_tags",
            "workspaces",
            "headers",
            "exec",
            "labels");

    /** The attribute that holds an instance's place in a shared backend. */
    private static final Map<String, String> DEFAULT_ATTRIBUTE =
            Map.of(S3, "workspace_key_prefix", GCS, "prefix", AZURERM, "key");

    private BackendTypes() {}

    static boolean isType(String name) {
        return NAMES.contains(name);
    }

    static boolean isMapAttribute(String name) {
        return MAP_ATTRIBUTES.contains(name);
    }

    static @org.jspecify.annotations.Nullable String defaultAttribute(String type) {
        return DEFAULT_ATTRIBUTE.get(type);
    }
}
