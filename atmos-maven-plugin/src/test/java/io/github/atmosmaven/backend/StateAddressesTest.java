package io.github.atmosmaven.backend;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.ManifestText;
import io.github.atmosmaven.backend.type.BackendTypes;
import io.github.atmosmaven.model.Backend;
import io.github.atmosmaven.model.LocalStatesOf;
import io.github.atmosmaven.model.StateAddress;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The address of a state (D32)")
class StateAddressesTest {

    private static final LocalPlace LOCAL = new LocalPlace(LocalStatesOf.project("/project"), "dev", "vpc");

    private static final PlaceVariables NO_VARIABLES = new PlaceVariables(Map.of(), ManifestText.map("{}"));

    private static StateAddress address(String type, String attributes, String workspace) {
        Backend backend = new Backend(BackendTypes.of(type), null, ManifestText.map("{" + attributes + "}"));
        return StateAddresses.of(backend, workspace, null, LOCAL, NO_VARIABLES);
    }

    @Test
    @DisplayName("what the tools read has composed characters, the way to the project the ones it has (D39)")
    void composesAsTheToolsDo() {
        LocalPlace local = new LocalPlace(LocalStatesOf.directory("/Cafe\u0301", "states"), "dev", "vpc");
        Backend inProject =
                new Backend(BackendTypes.of("local"), null, ManifestText.map("{path: /Cafe\u0301/e\u0301.tfstate}"));
        Backend elsewhere =
                new Backend(BackendTypes.of("local"), null, ManifestText.map("{path: /Caf\u00e9/x.tfstate}"));

        assertThat(address("s3", "bucket: b, key: e\u0301", "default").text()).isEqualTo("s3://b/\u00e9");
        assertThat(address("local", "path: e\u0301", "default").text()).isEqualTo(".atmos/state/dev/vpc/\u00e9");
        assertThat(StateAddresses.of(inProject, "default", null, local, NO_VARIABLES)
                        .text())
                .isEqualTo("\u00e9.tfstate");
        assertThat(StateAddresses.of(elsewhere, "default", null, local, NO_VARIABLES)
                        .text())
                .isEqualTo("/Caf\u00e9/x.tfstate");
    }

    @ParameterizedTest(name = "{0} {1} in workspace {2}: {3}")
    @CsvSource(
            quoteCharacter = '"',
            value = {
                // s3
                "s3, \"bucket: b, key: k, workspace_key_prefix: vpc\", dev-vpc, s3://b/vpc/dev-vpc/k",
                "s3, \"bucket: b, key: k, workspace_key_prefix: vpc\", default, s3://b/k",
                "s3, \"bucket: b, key: k\", dev, s3://b/env:/dev/k",
                "s3, \"bucket: b, key: /x//k, workspace_key_prefix: a//b/\", dev, s3://b/a/b/dev/x/k",
                "s3, \"bucket: b, key: a//k\", default, s3://b/a//k",
                "s3, \"bucket: b, key: k, region: cn-north-1\", default, s3://aws-cn/b/k",
                "s3, \"bucket: b, key: k, endpoints: {s3: 'http://minio'}\", default, s3://http://minio/b/k",
                // gcs
                "gcs, \"bucket: b, prefix: vpc\", dev, gs://b/vpc/dev.tfstate",
                "gcs, \"bucket: b, prefix: /vpc/\", default, gs://b/vpc/default.tfstate",
                "gcs, bucket: b, dev, gs://b/dev.tfstate",
                // azurerm
                "azurerm, \"storage_account_name: a, container_name: c, key: k\", default, azurerm://a/c/k",
                "azurerm, \"storage_account_name: a, container_name: c, key: k\", dev, azurerm://a/c/kenv:dev",
                "azurerm, \"storage_account_name: a, container_name: c, key: k, environment: public\", dev, azurerm://a/c/kenv:dev",
                "azurerm, \"storage_account_name: a, container_name: c, key: k, environment: china\", dev, azurerm://china/a/c/kenv:dev",
                // local
                "local, , default, .atmos/state/dev/vpc/terraform.tfstate",
                "local, path: s/x.tfstate, default, .atmos/state/dev/vpc/s/x.tfstate",
                "local, path: /srv/a/../x.tfstate, default, /srv/x.tfstate",
                "local, path: s/x.tfstate, dev, .atmos/state/dev/vpc/terraform.tfstate.d/dev/terraform.tfstate",
                "local, workspace_dir: /srv/w, dev, /srv/w/dev/terraform.tfstate",
                // remote and cloud
                "remote, \"organization: o, workspaces: {name: n}\", dev, remote://app.terraform.io/o/n",
                "remote, \"organization: o, workspaces: [{prefix: net-}]\", dev, remote://app.terraform.io/o/net-dev",
                "remote, \"hostname: TF.Acme.com, organization: o, workspaces: {prefix: p-}\", dev, remote://tf.acme.com/o/p-dev",
                "remote, \"organization: o, workspaces: {name: '{terraform_workspace}'}\", dev, remote://app.terraform.io/o/{terraform_workspace}",
                "cloud, \"organization: o, workspaces: {name: '{terraform_workspace}'}\", dev, remote://app.terraform.io/o/dev",
                "cloud, \"organization: o, workspaces: [{name: n}]\", dev, remote://app.terraform.io/o/n",
                "cloud, \"organization: o, workspaces: {tags: [t]}\", dev, remote://app.terraform.io/o/dev",
                // the others
                "http, address: 'https://u:secret@h/s', default, https://h/s",
                "consul, \"address: 'http://u:hush@c', path: p\", default, consul://c/p",
                "consul, path: p, default, consul://127.0.0.1:8500/p",
                "consul, \"address: c, datacenter: eu, path: p\", dev, consul://eu@c/p-env:dev",
                "cos, \"region: r, bucket: b, prefix: p/\", dev, cos://r/b/p/dev/terraform.tfstate",
                "cos, \"region: r, bucket: b, key: k\", default, cos://r/b/k",
                "oss, \"region: r, bucket: b, prefix: /./p\", dev, oss://r/b/p/dev/terraform.tfstate",
                "oss, \"region: r, bucket: b\", default, oss://r/b/env:/terraform.tfstate",
                "kubernetes, secret_suffix: s, dev, kubernetes://default/tfstate-dev-s",
                "pg, conn_str: 'postgres://u:p@db/tf', dev, postgres://db/tf/terraform_remote_state/states/dev",
                "pg, \"conn_str: 'host=db dbname=tf user=u password=p', schema_name: s\", dev, postgres://db/tf/s/states/dev",
                "pg, conn_str: 'postgresql://DB.acme.com:5433/tf?sslmode=disable', dev, postgres://db.acme.com:5433/tf/terraform_remote_state/states/dev",
                "pg, conn_str: 'postgres:///tf?host=%2Fvar%2Frun', dev, postgres:///var/run/tf/terraform_remote_state/states/dev",
                "pg, conn_str: 'postgres://state:s%40x@[::1]:5432', dev, postgres://[::1]/state/terraform_remote_state/states/dev",
                "pg, \"conn_str: 'postgres://a:1,b:2/tf'\", dev, \"postgres://a:1,b:2/tf/terraform_remote_state/states/dev\"",
                "pg, conn_str: '${var.db} and more', dev, ${var.db} and more/terraform_remote_state/states/dev",
                "pg, , dev, postgres:///terraform_remote_state/states/dev",
                "cloud, \"organization: 'o-{terraform_workspace}', workspaces: {name: n}\", dev, remote://app.terraform.io/o-dev/n",
                "oci, \"region: r, namespace: n, bucket: b\", dev, oci://r/n/b/tf-state-env/dev/terraform.tfstate",
                "oci, \"region: r, namespace: n, bucket: b, key: k\", default, oci://r/n/b/k",
                "acme, \"b: 2, a: 1, password: hidden\", dev, acme://dev/a=1/b=2",
            })
    void isComputedAsTheToolsDo(String type, String attributes, String workspace, String expected) {
        assertThat(address(type, attributes == null ? "" : attributes, workspace)
                        .text())
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}: {1} in {2} and {3} in {4}")
    @DisplayName("is one address though it arises from different parts")
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "s3, \"bucket: b, key: 'env:/dev/x'\", default, \"bucket: b, key: x\", dev",
                "remote, \"organization: o, workspaces: {name: a-b}\", default, \"organization: o, workspaces: {prefix: a-}\", b",
                "kubernetes, secret_suffix: b-c, a, secret_suffix: c, a-b",
                "gcs, \"bucket: b, prefix: /p\", dev, \"bucket: b, prefix: p/\", dev",
                "pg, conn_str: 'postgres://u:p@db:5432/tf?sslmode=require', dev, conn_str: 'dbname=tf host = db user=x', dev",
                "pg, conn_str: 'postgresql://db/t%20f', dev, \"conn_str: \"\"dbname='t f' host=DB port=5432 password='it\\\\'s'\"\"\", dev",
                "consul, \"address: 'https://c:8501', path: p\", dev, \"address: 'c:8501', scheme: https, path: p\", dev",
            })
    void meetsWithOtherParts(String type, String one, String workspace, String other, String otherWorkspace) {
        assertThat(address(type, one, workspace).text())
                .isEqualTo(address(type, other, otherWorkspace).text());
    }

    @Test
    @DisplayName("of consul does not take a datacenter for a folder")
    void keepsDatacentersApart() {
        assertThat(address("consul", "datacenter: a, path: b", "default").text())
                .isNotEqualTo(address("consul", "path: a/b", "default").text());
    }

    @Test
    @DisplayName("D39: without a backend it is the local path")
    void isLocalWithoutBackend() {
        Backend none = new Backend(BackendTypes.NONE, null, ManifestText.map("{}"));
        assertThat(StateAddresses.of(none, "default", null, LOCAL, NO_VARIABLES).text())
                .isEqualTo(".atmos/state/dev/vpc/terraform.tfstate");
    }

    @Test
    void knowsItsParts() {
        StateAddress address = address("s3", "bucket: b, key: k, workspace_key_prefix: vpc", "dev");
        assertThat(address.parts().stream()
                        .map(part -> part.name() + "=" + part.value())
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrder("bucket=b", "key=k", "workspace_key_prefix=vpc", "workspace=dev");
        assertThat(address.parts())
                .filteredOn(part -> part.name().equals("key"))
                .allSatisfy(part -> assertThat(part.source()).isNotNull());
    }
}
