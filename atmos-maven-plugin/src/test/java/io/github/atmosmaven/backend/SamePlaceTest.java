package io.github.atmosmaven.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.atmosmaven.ManifestText;
import io.github.atmosmaven.backend.type.BackendTypes;
import io.github.atmosmaven.model.Backend;
import io.github.atmosmaven.model.LocalStatesOf;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("D32: one place has one address, however it is written, and two places have two")
class SamePlaceTest {

    private static String address(String type, String attributes) {
        Backend backend = new Backend(BackendTypes.of(type), null, ManifestText.map("{" + attributes + "}"));
        return StateAddresses.of(
                        backend,
                        "dev",
                        null,
                        new LocalPlace(LocalStatesOf.project("/project"), "dev", "vpc"),
                        new PlaceVariables(Map.of(), ManifestText.map("{}")))
                .text();
    }

    @ParameterizedTest(name = "{0}: {1} and {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "s3 | endpoint: 'https://s3.us-east-1.amazonaws.com', bucket: b          | bucket: b",
                "s3 | endpoints: {s3: 'https://s3.us-east-1.amazonaws.com'}, bucket: b   | bucket: b, region: eu-west-1",
                "s3 | endpoint: 'https://s3.amazonaws.com/', bucket: b                   | bucket: b",
                "s3 | endpoint: 's3-eu-west-1.amazonaws.com', bucket: b                  | bucket: b",
                "s3 | endpoint: 'https://s3.dualstack.us-east-1.amazonaws.com', bucket: b | bucket: b",
                "s3 | endpoint: 'https://s3-fips.dualstack.us-east-1.amazonaws.com', bucket: b | bucket: b",
                "s3 | endpoint: 'https://bucket.vpce-1a-2b.s3.us-east-1.vpce.amazonaws.com', bucket: b | bucket: b",
                "s3 | endpoint: 'https://s3.cn-north-1.amazonaws.com.cn', bucket: b      | bucket: b, region: cn-northwest-1",
                "s3 | endpoint: 'https://s3-us-gov-west-1.amazonaws.com', bucket: b      | bucket: b, region: us-gov-east-1",
                "s3 | endpoint: 'https://s3.eu-isoe-west-1.cloud.adc-e.uk', bucket: b    | bucket: b, region: eu-isoe-west-1",
                "s3 | endpoint: 'https://us-gov-b.s3.us-east-1.amazonaws.com', bucket: b | bucket: b",
                "s3 | endpoint: 'https://minio.acme.com/', bucket: b                     | endpoint: 'https://minio.acme.com', bucket: b",
                "s3 | endpoint: 'HTTPS://MinIO.acme.com', bucket: b                      | endpoint: 'https://minio.acme.com:443', bucket: b",
                "s3 | endpoint: 'minio.acme.com', bucket: b                              | endpoint: 'https://minio.acme.com', bucket: b",
                "s3 | endpoint: 'https://u:p@minio.acme.com', bucket: b                  | endpoints: {s3: 'https://minio.acme.com'}, bucket: b",
                "s3 | bucket: b, key: k, workspace_key_prefix: 'env:'                    | bucket: b, key: k",
                "gcs | storage_custom_endpoint: 'https://storage.googleapis.com/storage/v1/b', bucket: b | bucket: b",
                "gcs | storage_custom_endpoint: 'https://storage.europe-west3.rep.googleapis.com', bucket: b | bucket: b",
                "gcs | bucket: b, universe_domain: googleapis.com                        | bucket: b",
                "gcs | bucket: b, prefix: //p/                                           | bucket: b, prefix: p",
                "gcs | storage_custom_endpoint: 'https://FAKE/x/', bucket: b             | storage_custom_endpoint: 'https://fake/x', bucket: b",
                "remote | hostname: 'TFE.acme.com.:443', organization: o, workspaces: {prefix: a-} | hostname: tfe.acme.com, organization: o, workspaces: {name: a-dev}",
                "remote | hostname: 'bücher.example', organization: o, workspaces: {name: n} | hostname: XN--Bcher-KVA.example, organization: o, workspaces: {name: n}",
                "remote | hostname: app.terraform.io, organization: o, workspaces: {name: n} | organization: o, workspaces: {name: n}",
                "cloud | hostname: 'TFE.acme.com:0443', organization: o, workspaces: {tags: [t]} | hostname: tfe.acme.com, organization: o, workspaces: {name: dev}",
                "azurerm | environment: Public, key: k                                   | key: k",
                "azurerm | metadata_host: management.azure.com, key: k                   | environment: public, key: k",
                "azurerm | metadata_host: management.chinacloudapi.cn, key: k            | environment: china, key: k",
                "azurerm | environment: AzureUSGovernmentCloud, key: k                   | environment: usgovernment, key: k",
                "local | workspace_dir: /project/.atmos/state/dev/vpc/terraform.tfstate.d | ",
                "local | workspace_dir: ../vpc/terraform.tfstate.d/                      | ",
                "remote | hostname: APP.terraform.io, organization: o                    | organization: o",
                "remote | hostname: 'tfe.acme.com:443', organization: o                  | hostname: tfe.acme.com, organization: o",
                "cloud | hostname: app.terraform.io, organization: o, project: p         | organization: o",
                "http | address: 'HTTPS://State.acme.com:443/a'                          | address: 'https://u:p@state.acme.com/a'",
                "consul | address: 'https://Consul.acme.com:8501/', path: p              | address: 'consul.acme.com:8501', path: p",
                "consul | address: 'localhost:8500', path: p                             | path: p",
                "cos | endpoint: 'https://cos.ap-x.myqcloud.com', bucket: b              | region: ap-x, bucket: b",
                "cos | endpoint: 'http://cos-internal.ap-x.tencentcos.cn/', bucket: b    | region: ap-x, bucket: b",
                "cos | endpoint: 'https://cos.accelerate.myqcloud.com', region: ap-x, bucket: b | region: ap-x, bucket: b",
                "cos | region: r, bucket: b, prefix: ./p/, key: terraform.tfstate        | region: r, bucket: b, prefix: p",
                "oss | endpoint: oss-cn-x.aliyuncs.com, bucket: b                        | region: cn-x, bucket: b",
                "oss | endpoint: 'https://oss-cn-x-internal.aliyuncs.com', bucket: b     | region: cn-x, bucket: b",
                "oss | region: r, bucket: b, prefix: 'env:'                              | region: r, bucket: b",
                "kubernetes | host: 'https://K8s.acme.com/', secret_suffix: s            | host: 'https://k8s.acme.com:443', secret_suffix: s",
                "kubernetes | host: 'https://k8s', config_path: a, secret_suffix: s      | host: 'https://k8s', config_path: b, secret_suffix: s",
                "kubernetes | namespace: default, secret_suffix: s                       | secret_suffix: s",
                "pg | conn_str: 'host=db dbname=tf port= '                               | conn_str: 'postgres://DB:5432/tf'",
                "pg | conn_str: 'postgres://127.0.0.1/tf'                                | conn_str: 'dbname=tf'",
                "pg | conn_str: 'postgres://db/tf', schema_name: terraform_remote_state  | conn_str: 'postgres://db/tf', table_name: states",
                "oci | region: r, namespace: n, bucket: b, workspace_key_prefix: tf-state-env | region: r, namespace: n, bucket: b",
            })
    void isOneAddress(String type, String one, String other) {
        assertThat(address(type, one)).isEqualTo(address(type, other == null ? "" : other));
    }

    @ParameterizedTest
    @DisplayName("D24: long texts are looked through in the time of their length")
    @CsvSource({
        "oss, prefix, ./",
        "oss, prefix, /",
        "gcs, prefix, /",
        "s3, endpoint, https://minio/",
        "s3, endpoint, s3.",
        "s3, endpoint, /",
        "consul, address, /",
        "http, address, a:",
        "local, workspace_dir, /..",
    })
    void isFoundSoon(String type, String attribute, String piece) {
        String text = piece.repeat(100_000) + "x";

        assertThat(assertTimeoutPreemptively(
                        Duration.ofSeconds(60), () -> address(type, attribute + ": '" + text + "'")))
                .isNotEmpty();
    }

    @ParameterizedTest(name = "{0}: {1} and {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "s3 | bucket: b, region: cn-north-1                 | bucket: b",
                "s3 | bucket: b, region: us-gov-west-1              | bucket: b",
                "s3 | bucket: b, region: eusc-de-east-1             | bucket: b, region: eu-central-1",
                "s3 | bucket: b, endpoint: 'https://minio'          | bucket: b",
                "s3 | bucket: b, endpoint: 'https://minio:9000'     | bucket: b, endpoint: 'https://minio:9001'",
                "s3 | bucket: b, endpoint: 'https://gate/a'         | bucket: b, endpoint: 'https://gate/b'",
                "s3 | bucket: b, endpoint: 'https://s3.amazonaws.com.acme.test' | bucket: b",
                "s3 | bucket: b, workspace_key_prefix: a            | bucket: b, workspace_key_prefix: A",
                "gcs | bucket: b, prefix: p                         | bucket: b, prefix: p2",
                "gcs | bucket: b, universe_domain: acme.test        | bucket: b",
                "gcs | bucket: b, storage_custom_endpoint: 'https://fake' | bucket: b",
                "azurerm | storage_account_name: a, key: k, environment: china | storage_account_name: a, key: k",
                "azurerm | storage_account_name: a, key: k          | storage_account_name: a, key: k/",
                "local | workspace_dir: /project/.atmos/state/dev/other/terraform.tfstate.d | ",
                "local | workspace_dir: /projects/.atmos/state/dev/vpc/terraform.tfstate.d  | ",
                "remote | hostname: tfe.acme.com, organization: o   | organization: o",
                "cloud | organization: o, workspaces: {name: n}     | organization: o",
                "http | address: 'https://h/a'                      | address: 'https://h/a/'",
                "http | address: 'https://h/a'                      | address: 'https://h/A'",
                "consul | datacenter: a, path: p                    | path: p",
                "consul | address: 'c:8500', path: p                | address: 'c:8501', path: p",
                "cos | region: r, bucket: b                         | region: r2, bucket: b",
                "oss | region: r, bucket: b, endpoint: oss.acme.test | region: r, bucket: b",
                "kubernetes | config_path: '/k/a', secret_suffix: s | config_path: '/k/b', secret_suffix: s",
                "kubernetes | config_paths: [a, b], secret_suffix: s | config_paths: [a, c], secret_suffix: s",
                "kubernetes | config_context: a, secret_suffix: s   | config_context: b, secret_suffix: s",
                "kubernetes | config_context_cluster: a, secret_suffix: s | config_context_cluster: b, secret_suffix: s",
                "kubernetes | namespace: n, secret_suffix: s        | secret_suffix: s",
                "pg | conn_str: 'postgres://db/tf'                  | conn_str: 'postgres://db/tf2'",
                "pg | conn_str: 'postgres://db/tf', table_name: t   | conn_str: 'postgres://db/tf'",
                "oci | region: r, namespace: n, bucket: b           | region: r, namespace: n2, bucket: b",
            })
    void isAnother(String type, String one, String other) {
        assertThat(address(type, one)).isNotEqualTo(address(type, other == null ? "" : other));
    }
}
