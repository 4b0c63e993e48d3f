package io.github.atmosmaven.backend;

import io.github.atmosmaven.model.MapValue;
import io.github.atmosmaven.model.NullValue;
import io.github.atmosmaven.model.Value;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Environment variables that say where the state of an instance lives, where its backend does not (D75): those of the
 * caller, and over them those of the instance.
 *
 * @param caller the environment of the caller
 * @param own the {@code env} section of the instance; null takes a variable away
 */
public record PlaceVariables(Map<String, String> caller, MapValue own) {

    /** Of each attribute, the variables in the order in which the tools look at them. */
    private static final Map<String, List<String>> BY_ATTRIBUTE = Map.ofEntries(
            Map.entry("s3.endpoint", List.of("AWS_ENDPOINT_URL_S3", "AWS_S3_ENDPOINT", "AWS_ENDPOINT_URL")),
            Map.entry("s3.region", List.of("AWS_REGION", "AWS_DEFAULT_REGION")),
            Map.entry(
                    "gcs.storage_custom_endpoint",
                    List.of("GOOGLE_BACKEND_STORAGE_CUSTOM_ENDPOINT", "GOOGLE_STORAGE_CUSTOM_ENDPOINT")),
            Map.entry("gcs.universe_domain", List.of("GOOGLE_BACKEND_UNIVERSE_DOMAIN")),
            Map.entry("azurerm.environment", List.of("ARM_ENVIRONMENT")),
            Map.entry("azurerm.metadata_host", List.of("ARM_METADATA_HOSTNAME", "ARM_METADATA_HOST")),
            Map.entry("cloud.hostname", List.of("TF_CLOUD_HOSTNAME")),
            Map.entry("cloud.organization", List.of("TF_CLOUD_ORGANIZATION")),
            Map.entry("http.address", List.of("TF_HTTP_ADDRESS")),
            Map.entry("consul.address", List.of("CONSUL_HTTP_ADDR")),
            Map.entry("cos.endpoint", List.of("TENCENTCLOUD_ENDPOINT")),
            Map.entry("cos.region", List.of("TENCENTCLOUD_REGION")),
            Map.entry("oss.endpoint", List.of("ALICLOUD_OSS_ENDPOINT", "ALIBABA_CLOUD_OSS_ENDPOINT", "OSS_ENDPOINT")),
            Map.entry("oss.region", List.of("ALICLOUD_REGION", "ALIBABA_CLOUD_REGION", "ALICLOUD_DEFAULT_REGION")),
            Map.entry("kubernetes.host", List.of("KUBE_HOST")),
            Map.entry("kubernetes.namespace", List.of("KUBE_NAMESPACE")),
            Map.entry("kubernetes.config_path", List.of("KUBE_CONFIG_PATH")),
            Map.entry("kubernetes.config_paths", List.of("KUBE_CONFIG_PATHS")),
            Map.entry("kubernetes.config_context", List.of("KUBE_CTX")),
            Map.entry("kubernetes.config_context_cluster", List.of("KUBE_CTX_CLUSTER")),
            Map.entry("pg.conn_str", List.of("PG_CONN_STR")),
            Map.entry("pg.schema_name", List.of("PG_SCHEMA_NAME")),
            Map.entry("pg.table_name", List.of("PG_TABLE_NAME")),
            Map.entry("oci.region", List.of("OCI_region", "region")),
            Map.entry("oci.namespace", List.of("OCI_namespace", "namespace")),
            Map.entry("oci.bucket", List.of("OCI_bucket", "bucket")),
            Map.entry("oci.key", List.of("OCI_key", "key")),
            Map.entry("oci.workspace_key_prefix", List.of("OCI_workspace_key_prefix", "workspace_key_prefix")));

    private static final Set<String> ALL =
            BY_ATTRIBUTE.values().stream().flatMap(List::stream).collect(Collectors.toUnmodifiableSet());

    /**
     * A variable that is set to something.
     *
     * @param source the value in the {@code env} section; null where the caller sets it
     */
    record Setting(String variable, String value, @Nullable Value source) {}

    /** The setting of an attribute, or {@code null} where no variable says anything of it. */
    @Nullable
    Setting of(String type, String attribute) {
        for (String variable : BY_ATTRIBUTE.getOrDefault(type + "." + attribute, List.of())) {
            Setting setting = named(variable);
            if (setting != null) {
                return setting;
            }
        }
        return null;
    }

    /** Value of a variable; empty if it is not set. */
    String value(String variable) {
        Setting setting = named(variable);
        return setting == null ? "" : setting.value();
    }

    private @Nullable Setting named(String variable) {
        Value source = own.get(variable);
        String value = source instanceof NullValue
                ? ""
                : source == null ? caller.getOrDefault(variable, "") : source.toString();
        return value.isEmpty() ? null : new Setting(variable, value, source);
    }

    /**
     * Returns true if a part of an address is named like one of the variables. Such a part means that the caller set
     * the variable.
     */
    static boolean isOne(String part) {
        return ALL.contains(part);
    }
}
