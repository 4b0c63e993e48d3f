package io.github.atmosmaven.workflow.describe;

import static io.github.atmosmaven.InstanceOf.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.atmosmaven.InstanceOf;
import io.github.atmosmaven.ManifestText;
import io.github.atmosmaven.hosted.NamedServers;
import io.github.atmosmaven.hosted.TokenSearch;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.Tool;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.NumberValue;
import io.github.atmosmaven.problem.AtmosException;
import io.github.atmosmaven.problem.Location;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DescribeInstancesTest {

    private static final Instance VPC = new InstanceOf("dev", "vpc")
            .section("vars", Map.of("text", text("two\nlines\n")))
            .get();
    private static final Instance DNS =
            new InstanceOf("dev", "dns/a").component("dns").get();
    private static final Instance PROD = new InstanceOf("a: prod", "vpc")
            .backend("s3", Map.of("secret_key", text("hush")))
            .get();

    static final HostedSection HOSTED = new HostedSection(
            new TokenSearch(NamedServers.of("tfe", false), Map.of(), id -> "", false),
            instance -> Tool.any(Tool.Kind.TERRAFORM),
            instance -> Path.of("."));

    private static String describe(DescribeInstances.Format format, boolean single, Instance... instances) {
        return DescribedText.of(new DescribeInstances.Request(List.of(instances), single, format, false, HOSTED));
    }

    @Test
    @DisplayName("several instances are one document by stack and instance, secrets hidden (D35)")
    void describesManyAsYaml() {
        assertThat(describe(DescribeInstances.Format.YAML, false, VPC, DNS, PROD))
                .isEqualTo("""
                "a: prod":
                  vpc:
                    atmos_component: vpc
                    atmos_manifest: dev
                    atmos_stack: "a: prod"
                    backend:
                      secret_key: (sensitive)
                    backend_type: s3
                    command: terraform
                    component: vpc
                    workspace: default
                dev:
                  dns/a:
                    atmos_component: dns/a
                    atmos_manifest: dev
                    atmos_stack: dev
                    command: terraform
                    component: dns
                    workspace: default
                  vpc:
                    atmos_component: vpc
                    atmos_manifest: dev
                    atmos_stack: dev
                    command: terraform
                    component: vpc
                    vars:
                      text: |
                        two
                        lines
                    workspace: default
                """);
    }

    @Test
    @DisplayName("a stack whose name takes two lines is written once too")
    void describesManyOfAStackWithALongName() {
        String name = "s".repeat(2_000);
        Instance vpc = new InstanceOf(name, "vpc").get();
        Instance dns = new InstanceOf(name, "dns").get();

        assertThat(describe(DescribeInstances.Format.YAML, false, vpc, dns))
                .startsWith("? " + name + "\n:\n  dns:\n")
                .contains("\n  vpc:\n")
                .containsOnlyOnce("\n:\n");
    }

    @Test
    @DisplayName("D70: nothing is written of a document that JSON cannot hold, and all that it cannot is told")
    void refusesNumbersThatJsonDoesNotHaveAtOnce() {
        NumberValue infinite = new NumberValue(Double.POSITIVE_INFINITY, new Location("prod.yaml", 3, 4));
        NumberValue none = new NumberValue(Double.NaN, new Location("prod.yaml", 5, 6));
        Instance web = new InstanceOf("prod", "web")
                .section("vars", Map.of("a", infinite))
                .get();
        Instance api =
                new InstanceOf("prod", "api").backend("s3", Map.of("b", none)).get();
        StringBuilder written = new StringBuilder();

        assertThatThrownBy(() -> DescribeInstances.write(
                        new DescribeInstances.Request(
                                List.of(VPC, web, api), false, DescribeInstances.Format.JSON, false, HOSTED),
                        written))
                .isInstanceOfSatisfying(
                        AtmosException.InvalidConfiguration.class,
                        e -> assertThat(e.problems())
                                .extracting(problem -> String.valueOf(problem.location()))
                                .containsExactly("prod.yaml:3:4", "prod.yaml:5:6"));
        assertThat(written).isEmpty();
    }

    @Test
    @DisplayName("as JSON the same, with the brackets and commas of one document")
    void describesManyAsJson() {
        assertThat(describe(DescribeInstances.Format.JSON, false, VPC, DNS, PROD))
                .isEqualTo("""
                {
                  "a: prod": {
                    "vpc": {
                      "atmos_component": "vpc",
                      "atmos_manifest": "dev",
                      "atmos_stack": "a: prod",
                      "backend": {
                        "secret_key": "(sensitive)"
                      },
                      "backend_type": "s3",
                      "command": "terraform",
                      "component": "vpc",
                      "workspace": "default"
                    }
                  },
                  "dev": {
                    "dns/a": {
                      "atmos_component": "dns/a",
                      "atmos_manifest": "dev",
                      "atmos_stack": "dev",
                      "command": "terraform",
                      "component": "dns",
                      "workspace": "default"
                    },
                    "vpc": {
                      "atmos_component": "vpc",
                      "atmos_manifest": "dev",
                      "atmos_stack": "dev",
                      "command": "terraform",
                      "component": "vpc",
                      "vars": {
                        "text": "two\\nlines\\n"
                      },
                      "workspace": "default"
                    }
                  }
                }
                """);
    }

    @Test
    @DisplayName("the one instance that was asked for is the document itself")
    void describesOne() {
        assertThat(describe(DescribeInstances.Format.YAML, true, DNS)).isEqualTo("""
                atmos_component: dns/a
                atmos_manifest: dev
                atmos_stack: dev
                command: terraform
                component: dns
                workspace: default
                """);
    }

    @Test
    void nothingIsAnEmptyDocument() {
        assertThat(describe(DescribeInstances.Format.YAML, false)).isEqualTo("{}\n");
        assertThat(describe(DescribeInstances.Format.JSON, false)).isEqualTo("{}\n");
    }

    @Test
    @DisplayName("D35: what identities sign in with is hidden, wherever in auth it stands")
    void hidesTheSecretsOfIdentities() {
        MapValue auth = ManifestText.map("""
                identities:
                  x: {kind: aws/user, credentials: {access_key_id: a, secret_access_key: hush}}
                providers: [{client_secret: hush, token: {url: u}, password: null}]
                """);
        Instance signedIn =
                new InstanceOf("dev", "vpc").section("auth", Map.of("a", auth)).get();

        assertThat(describe(DescribeInstances.Format.JSON, true, signedIn))
                .contains("\"access_key_id\": \"a\"", "\"url\": \"u\"", "\"password\": null", "(sensitive)")
                .doesNotContain("hush");
    }

    @Test
    @DisplayName("D35: a secret in a block is hidden where the block is a list of one map too")
    void hidesSecretsInListsOfBlocks() {
        MapValue exec = ManifestText.map("exec: [{command: c, env: {TOKEN: hush}}]");
        Instance web = new InstanceOf("dev", "web")
                .backend("kubernetes", Map.of("exec", exec.get("exec")))
                .get();

        assertThat(describe(DescribeInstances.Format.JSON, true, web))
                .contains("(sensitive)")
                .doesNotContain("hush");
    }

    @Test
    @DisplayName("D35: a secret that stands in overrides, which no backend is read from, is hidden as well")
    void hidesSecretsInOverrides() {
        MapValue overrides =
                ManifestText.map("{backend: {s33: {secret_key: hush}}, remote_state_backend: {token: hush}}");
        Instance web = new InstanceOf("dev", "web")
                .section(
                        "overrides",
                        Map.of(
                                "backend",
                                overrides.get("backend"),
                                "remote_state_backend",
                                overrides.get("remote_state_backend")))
                .get();

        assertThat(describe(DescribeInstances.Format.YAML, true, web))
                .contains("secret_key: (sensitive)", "token: (sensitive)")
                .doesNotContain("hush");
    }

    private static Instance hosted(String type, String workspaces) {
        return new InstanceOf("dev", "vpc")
                .workspace("dev")
                .backend(
                        type,
                        Map.of(
                                "hostname", text("tfe.example.test"),
                                "organization", text("acme"),
                                "workspaces", ManifestText.map(workspaces)))
                .get();
    }

    @Test
    @DisplayName("remote-backend 5, 6: a service is told with both names of the workspace and the source of the token")
    void describesAService() {
        assertThat(describe(DescribeInstances.Format.YAML, true, hosted("remote", "{prefix: app-}")))
                .contains("""
                hosted:
                  hostname: tfe.example.test
                  organization: acme
                  terraform_workspace:
                    local: dev
                    remote: app-dev
                  token: settings.xml server 'tfe'
                  workspace: app-dev
                """);
        assertThat(describe(DescribeInstances.Format.YAML, true, hosted("remote", "{name: net}")))
                .contains("    local: default\n    remote: net\n");
        assertThat(describe(DescribeInstances.Format.YAML, true, hosted("cloud", "{name: net}")))
                .contains("    local: net\n    remote: net\n");
        assertThat(describe(DescribeInstances.Format.JSON, true, hosted("cloud", "{tags: [t]}")))
                .contains("\"local\": \"dev\",\n      \"remote\": \"dev\"");
    }

    @Test
    @DisplayName("D11: what is told of a service was written nowhere, so that no origin is told of it")
    void describesAServiceWithProvenance() {
        DescribeInstances.Request yaml = new DescribeInstances.Request(
                List.of(hosted("remote", "{prefix: app-}")), true, DescribeInstances.Format.YAML, true, HOSTED);
        DescribeInstances.Request json = new DescribeInstances.Request(
                List.of(hosted("remote", "{prefix: app-}")), true, DescribeInstances.Format.JSON, true, HOSTED);

        assertThat(DescribedText.of(yaml)).contains("  token: settings.xml server 'tfe'\n");
        assertThat(DescribedText.of(json)).containsOnlyOnce("\"hosted\"");
    }
}
