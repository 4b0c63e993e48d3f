package io.github.atmosmaven.backend;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.ManifestText;
import io.github.atmosmaven.backend.type.BackendTypes;
import io.github.atmosmaven.model.Backend;
import io.github.atmosmaven.model.LocalStatesOf;
import io.github.atmosmaven.model.StateAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("D75: a place that a backend takes from the environment counts in the state address")
class PlaceVariablesTest {

    private static StateAddress address(String type, String attributes, Map<String, String> caller, String own) {
        return StateAddresses.of(
                new Backend(BackendTypes.of(type), null, ManifestText.map("{" + attributes + "}")),
                "dev",
                null,
                new LocalPlace(LocalStatesOf.project("/project"), "dev", "vpc"),
                new PlaceVariables(caller, ManifestText.map("{" + own + "}")));
    }

    private static Map<String, String> variables(String text) {
        Map<String, String> variables = new LinkedHashMap<>();
        for (String each : text.split(";")) {
            variables.put(each.substring(0, each.indexOf('=')), each.substring(each.indexOf('=') + 1));
        }
        return variables;
    }

    @ParameterizedTest(name = "{0} with {2}")
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "http, , TF_HTTP_ADDRESS=https://u:hush@states.acme.com/vpc, https://states.acme.com/vpc",
                "cloud, workspaces: {name: n}, TF_CLOUD_ORGANIZATION=acme;TF_CLOUD_HOSTNAME=tf.acme.com, remote://tf.acme.com/acme/n",
                "pg, , PG_CONN_STR=postgres://u:hush@db/tf;PG_SCHEMA_NAME=s, postgres://db/tf/s/states/dev",
                "pg, , PGHOST=db;PGPORT=5433;PGDATABASE=tf, postgres://db:5433/tf/terraform_remote_state/states/dev",
                "pg, conn_str: 'dbname=mine', PGHOST=db;PGDATABASE=tf, postgres://db/mine/terraform_remote_state/states/dev",
                "consul, path: p, CONSUL_HTTP_ADDR=http://consul.acme.com:8500, consul://consul.acme.com:8500/p-env:dev",
                "s3, \"bucket: b, key: k\", AWS_DEFAULT_REGION=cn-north-1, s3://aws-cn/b/env:/dev/k",
                "s3, \"bucket: b, key: k\", AWS_S3_ENDPOINT=http://minio:9000, s3://http://minio:9000/b/env:/dev/k",
                "s3, \"bucket: b, key: k\", AWS_ENDPOINT_URL=http://minio:9000, s3://http://minio:9000/b/env:/dev/k",
                "gcs, bucket: b, GOOGLE_STORAGE_CUSTOM_ENDPOINT=https://gcs.local/, gs://https://gcs.local/b/dev.tfstate",
                "azurerm, \"storage_account_name: a, container_name: c, key: k\", ARM_ENVIRONMENT=china, azurerm://china/a/c/kenv:dev",
                "cos, bucket: b, TENCENTCLOUD_REGION=r, cos://r/b/dev/terraform.tfstate",
                "oss, bucket: b, ALICLOUD_DEFAULT_REGION=r, oss://r/b/env:/dev/terraform.tfstate",
                "kubernetes, secret_suffix: s, KUBE_NAMESPACE=n;KUBE_HOST=https://k, kubernetes://k/n/tfstate-dev-s",
                "kubernetes, secret_suffix: s, KUBE_CTX=prod, kubernetes://prod/default/tfstate-dev-s",
                "oci, namespace: n, OCI_bucket=b;region=r, oci://r/n/b/tf-state-env/dev/terraform.tfstate",
            })
    @DisplayName("of the caller")
    void caller(String type, String attributes, String set, String expected) {
        StateAddress address = address(type, attributes == null ? "" : attributes, variables(set), "");
        assertThat(address.text()).isEqualTo(expected);
        assertThat(address.parts().toString()).doesNotContain("hush");
    }

    @Test
    @DisplayName("the env section of the instance wins, its null unsets, and the backend itself wins over both")
    void precedence() {
        Map<String, String> caller = Map.of("TF_HTTP_ADDRESS", "https://caller/s");
        assertThat(address("http", "", caller, "TF_HTTP_ADDRESS: 'https://own/s'")
                        .text())
                .isEqualTo("https://own/s");
        assertThat(address("http", "", caller, "TF_HTTP_ADDRESS: null").text()).isEmpty();
        assertThat(address("http", "", caller, "TF_HTTP_ADDRESS: ''").text()).isEmpty();
        assertThat(address("http", "address: 'https://written/s'", caller, "").text())
                .isEqualTo("https://written/s");
    }

    @Test
    @DisplayName("a collision names the variable, and where the env section sets it")
    void isNamedWhenPlacesCollide() {
        StateAddress address = address("http", "", Map.of(), "TF_HTTP_ADDRESS: 'https://u:hush@own/s'");
        assertThat(address.parts())
                .filteredOn(part -> part.name().equals("TF_HTTP_ADDRESS"))
                .singleElement()
                .satisfies(part -> {
                    assertThat(part.value()).isEqualTo("https://own/s");
                    assertThat(part.source()).isNotNull();
                });
    }
}
