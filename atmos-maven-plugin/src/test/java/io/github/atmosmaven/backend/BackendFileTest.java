package io.github.atmosmaven.backend;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.InstanceOf;
import io.github.atmosmaven.ManifestText;
import io.github.atmosmaven.json.JsonReader;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.Tool;
import io.github.atmosmaven.model.ToolVersion;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("backend.tf.json")
class BackendFileTest {

    private static final Tool TERRAFORM = Tool.any(Tool.Kind.TERRAFORM);
    private static final Tool TOFU = Tool.any(Tool.Kind.OPENTOFU);

    private static Instance instance(String type, String attributes) {
        Map<String, Value> values = new LinkedHashMap<>();
        ManifestText.map("{" + attributes + "}").entries().forEach(entry -> values.put(entry.key(), entry.value()));
        return new InstanceOf("dev", "vpc")
                .workspace("dev-vpc")
                .backend(type, values)
                .get();
    }

    private static BackendFile file(String type, String attributes, Tool tool) {
        return BackendFile.of(instance(type, attributes), () -> tool).orElseThrow();
    }

    private static Tool tool(boolean openTofu, @Nullable String version) {
        return new Tool(
                openTofu ? Tool.Kind.OPENTOFU : Tool.Kind.TERRAFORM,
                version == null ? null : ToolVersion.of(version).orElseThrow());
    }

    /** The attributes that the file holds. */
    private static @Nullable Value rendered(String type, String attributes, Tool tool) {
        MapValue root = (MapValue)
                new JsonReader().parse(file(type, attributes, tool).text(), "x").root();
        return root == null ? null : root.at("terraform", "backend", type);
    }

    private static void assertRendered(String attributes, Tool tool, String expected) {
        Value actual = rendered("s3", attributes, tool);
        assertThat(actual).isNotNull();
        assertThat(actual.sameAs(ManifestText.map(expected))).as("%s", actual).isTrue();
    }

    @Test
    @DisplayName("D34, semantics 12.1: sorted keys, two spaces, one newline at the end")
    void hasOneForm() {
        assertThat(file("s3", "workspace_key_prefix: vpc, encrypt: true, bucket: b, max_retries: 3", TERRAFORM)
                        .text())
                .isEqualTo("""
                        {
                          "terraform": {
                            "backend": {
                              "s3": {
                                "bucket": "b",
                                "encrypt": true,
                                "max_retries": 3,
                                "workspace_key_prefix": "vpc"
                              }
                            }
                          }
                        }
                        """);
    }

    @Test
    void isThereForABackendWithoutAttributes() {
        assertThat(file("local", "", TERRAFORM).text()).contains("\"local\": {}");
    }

    @Test
    void isNotThereWithoutABackend() {
        assertThat(BackendFile.of(new InstanceOf("dev", "vpc").get(), () -> TERRAFORM))
                .isEmpty();
    }

    @Test
    @DisplayName(
            "D34, semantics 8.12: cloud is a block of its own, with the workspace filled in and other tokens empty")
    void writesCloud() {
        assertThat(file("cloud", "organization: o, workspaces: {name: '{terraform_workspace}{stage}'}", TERRAFORM)
                        .text())
                .isEqualTo("""
                        {
                          "terraform": {
                            "cloud": {
                              "organization": "o",
                              "workspaces": {
                                "name": "dev-vpc"
                              }
                            }
                          }
                        }
                        """);
    }

    @Test
    @DisplayName("semantics 8.13: tokens of remote are left alone")
    void leavesRemoteAlone() {
        assertThat(file("remote", "workspaces: {name: '{terraform_workspace}'}", TERRAFORM)
                        .text())
                .contains("{terraform_workspace}");
    }

    @Test
    @DisplayName("D37: every root-level attribute of the access role is nested")
    void nestsTheAccessRole() {
        assertRendered("""
                bucket: b, role_arn: R, session_name: s, external_id: e, assume_role_duration_seconds: 3600,
                assume_role_policy: p, assume_role_policy_arns: [a], assume_role_tags: {t: v},
                assume_role_transitive_tag_keys: [t]
                """, TERRAFORM, """
                {bucket: b, assume_role: {role_arn: R, session_name: s, external_id: e, duration: 3600s,
                policy: p, policy_arns: [a], tags: {t: v}, transitive_tag_keys: [t]}}
                """);
    }

    @ParameterizedTest(name = "{0} becomes {1}")
    @DisplayName("D37: which role is rendered")
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "\"role_arn: R, assume_role: {role_arn: P, external_id: e}\", {assume_role: {role_arn: R}}",
                "\"role_arn: null, assume_role: {role_arn: P}\", {assume_role: {role_arn: P}}",
                "\"role_arn: '', assume_role: {role_arn: P}\", {assume_role: {role_arn: P}}",
                "\"role_arn: null, session_name: s\", {}",
                "\"role_arn: R, external_id: null\", {assume_role: {role_arn: R}}",
                "assume_role: {role_arn: P}, {assume_role: {role_arn: P}}",
            })
    void choosesTheRole(String attributes, String expected) {
        assertRendered(attributes, TERRAFORM, expected);
    }

    @Test
    @DisplayName("D37: Terraform before 1.6 keeps the form it knows")
    void keepsRootLevelRoleForOldTerraform() {
        assertRendered("role_arn: R", tool(false, "1.5.7"), "{role_arn: R}");
    }

    @ParameterizedTest
    @DisplayName("D29: a tool is asked for only where the text depends on it")
    @CsvSource({"bucket: b", "'bucket: b, assume_role: {role_arn: R}'", "key: a$b%"})
    void asksForNoToolWithoutNeed(String attributes) {
        Supplier<Tool> never = () -> {
            throw new AssertionError("the tool was asked for");
        };
        assertThat(BackendFile.of(instance("s3", attributes), never)).isPresent();
    }

    @Test
    @DisplayName("D34: OpenTofu from 1.8 on would compute ${ and %{, so they are escaped, also deep inside")
    void escapesForOpenTofu() {
        assertRendered(
                "key: 'a${b}%{c}', l: ['${x}'], m: {n: '${y}'}",
                TOFU, "{key: 'a$${b}%%{c}', l: ['$${x}'], m: {n: '$${y}'}}");
    }

    @ParameterizedTest(name = "OpenTofu {0}, version {1}")
    @DisplayName("D34: nobody else has anything escaped")
    @CsvSource({"false, ", "false, 1.11.4", "true, 1.7.3"})
    void escapesForNobodyElse(boolean openTofu, @Nullable String version) {
        assertRendered("key: 'a${b}'", tool(openTofu, version), "{key: 'a${b}'}");
    }

    @Test
    @DisplayName("D35: a secret makes the file private and is warned about, without showing it")
    void warnsAboutSecrets() {
        BackendFile file = file("s3", "bucket: b, secret_key: hush", TERRAFORM);
        assertThat(file.sensitive()).isTrue();
        assertThat(file.problems()).hasSize(1);
        Problem problem = file.problems().get(0);
        assertThat(problem.code()).isEqualTo(ProblemCode.SENSITIVE_ATTRIBUTE);
        assertThat(problem.isError()).isFalse();
        assertThat(problem.hint()).contains("AWS_SECRET_ACCESS_KEY");
        assertThat(problem.message() + problem.hint()).contains("secret_key").doesNotContain("hush");
    }

    @ParameterizedTest(name = "{2}")
    @DisplayName("D35: a secret in a block is one as well")
    @CsvSource(
            delimiter = '|',
            value = {
                "s3         | bucket: b, assume_role_with_web_identity: {web_identity_token: hush} | assume_role_with_web_identity.web_identity_token",
                "kubernetes | secret_suffix: s, exec: {command: c, env: {TOKEN: hush}}             | exec.env"
            })
    void findsSecretsInBlocks(String type, String attributes, String name) {
        BackendFile file = file(type, attributes, TERRAFORM);

        assertThat(file.sensitive()).isTrue();
        assertThat(file.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message() + problem.hint())
                        .contains("'" + name + "'")
                        .doesNotContain("hush"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @DisplayName("D35: a secret that is misspelt, or in a URL, makes the file private too")
    @CsvSource(
            delimiter = '|',
            value = {"s3 | Secret_Key: hush", "http | address: 'https://u:hush@h/s'"})
    void findsSecretsInOtherForms(String type, String attributes) {
        BackendFile file = file(type, attributes, TERRAFORM);

        assertThat(file.sensitive()).isTrue();
        assertThat(file.text()).contains("hush");
        assertThat(file.problems().toString()).doesNotContain("hush");
    }

    @ParameterizedTest(name = "{0}.{1}: {2}")
    @DisplayName("D35: the variable that replaces a secret")
    @CsvSource({
        "azurerm, sas_token, ARM_SAS_TOKEN",
        "gcs, credentials, GOOGLE_BACKEND_CREDENTIALS",
        "http, password, TF_HTTP_PASSWORD",
        "pg, conn_str, PG_CONN_STR",
        "consul, access_token, CONSUL_HTTP_TOKEN",
        "kubernetes, token, KUBE_TOKEN",
        "cloud, token, TF_TOKEN_",
    })
    void namesTheVariable(String type, String attribute, String variable) {
        assertThat(file(type, attribute + ": hush", TERRAFORM).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.hint()).contains(variable));
    }

    @ParameterizedTest
    @DisplayName("D35: without a secret the file is like any other")
    @CsvSource({"bucket: b", "secret_key: null", "secret_key: ''"})
    void isPublicWithoutSecrets(String attributes) {
        BackendFile file = file("s3", attributes, TERRAFORM);
        assertThat(file.sensitive()).isFalse();
        assertThat(file.problems()).isEmpty();
    }
}
