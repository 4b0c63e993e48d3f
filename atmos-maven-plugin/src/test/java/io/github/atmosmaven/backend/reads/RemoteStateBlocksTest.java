package io.github.atmosmaven.backend.reads;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.InstanceOf;
import io.github.atmosmaven.ManifestText;
import io.github.atmosmaven.backend.type.BackendTypes;
import io.github.atmosmaven.json.JsonText;
import io.github.atmosmaven.model.Backend;
import io.github.atmosmaven.model.BackendAdditions;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.LocalStates;
import io.github.atmosmaven.model.ModuleBackend;
import io.github.atmosmaven.model.Tool;
import io.github.atmosmaven.model.WrittenForms;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.TextValue;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.problem.Location;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("data blocks that read states")
class RemoteStateBlocksTest {

    private static final Path PROJECT = Path.of("/project");

    /** Says what it was asked. */
    private static final ToldPlaces PLACES = new ToldPlaces() {
        @Override
        public String state(Instance target, String path) {
            return "(" + target.name() + ")/" + path;
        }

        @Override
        public String file(Instance target, String path) {
            return "../" + target.rootModule() + "/" + path;
        }
    };

    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, String> environment = new LinkedHashMap<>();
    private Tool tool = Tool.any(Tool.Kind.TERRAFORM);
    private boolean isLocalEndpoint;

    private static InstanceOf target(String type, String attributes) {
        Map<String, Value> values = new LinkedHashMap<>();
        ManifestText.map("{" + attributes + "}").entries().forEach(entry -> values.put(entry.key(), entry.value()));
        return new InstanceOf("dev", "vpc").workspace("dev-vpc").backend(type, values);
    }

    private RemoteStateBlock block(Instance target) {
        RemoteStateBlocks.Reader reader = new RemoteStateBlocks.Reader(
                new InstanceOf("dev", "app").component("app").get(),
                () -> tool,
                environment,
                new LocalStates(PROJECT, PROJECT, PROJECT.resolve(".atmos/state")),
                isLocalEndpoint);
        return new RemoteStateBlocks(reader, PLACES, problems::add).of("net", target, InstanceOf.PLACE);
    }

    private String json(Instance target) {
        return JsonText.compact(block(target).body()).strip().replace('"', '\'');
    }

    @ParameterizedTest(name = "{0}: {1}")
    @DisplayName("remote-backend 10: every backend type is read with what its backend wants, workspace included")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "s3         | bucket: b, key: k, region: r, role_arn: R, workspace_key_prefix: vpc, dynamodb_table: t, profile:"
                        + " | {'backend':'s3','config':{'assume_role':{'role_arn':'R'},'bucket':'b','dynamodb_table':'t',"
                        + "'key':'k','region':'r','workspace_key_prefix':'vpc'},'workspace':'dev-vpc'}",
                "s3         | bucket: b, key: k, assume_role: [{role_arn: R, external_id: }], allowed_account_ids: [1, 2]"
                        + " | {'backend':'s3','config':{'allowed_account_ids':[1,2],'assume_role':{'role_arn':'R'},"
                        + "'bucket':'b','key':'k'},'workspace':'dev-vpc'}",
                "gcs        | bucket: b, prefix: vpc"
                        + " | {'backend':'gcs','config':{'bucket':'b','prefix':'vpc'},'workspace':'dev-vpc'}",
                "azurerm    | storage_account_name: a, container_name: c, key: k, use_azuread_auth: true"
                        + " | {'backend':'azurerm','config':{'container_name':'c','key':'k','storage_account_name':'a',"
                        + "'use_azuread_auth':true},'workspace':'dev-vpc'}",
                "local      | path: a.tfstate | {'backend':'local','config':"
                        + "{'path':'(vpc)/terraform.tfstate.d/dev-vpc/terraform.tfstate'}}",
                "local      | workspace_dir: w | {'backend':'local','config':{'path':'(vpc)/w/dev-vpc/terraform.tfstate'}}",
                "remote     | hostname: h, organization: o, workspaces: {name: app-x} | {'backend':'remote','config':"
                        + "{'hostname':'h','organization':'o','workspaces':{'name':'app-x'}}}",
                "remote     | organization: o, workspaces: [{prefix: app-}] | {'backend':'remote','config':"
                        + "{'hostname':'app.terraform.io','organization':'o','workspaces':{'name':'app-dev-vpc'}}}",
                "cloud      | hostname: h, organization: o, workspaces: {tags: [a], project: p} | {'backend':'remote',"
                        + "'config':{'hostname':'h','organization':'o','workspaces':{'name':'dev-vpc'}}}",
                "cloud      | hostname: h, organization: o, workspaces: {name: 'x-{terraform_workspace}'} |"
                        + " {'backend':'remote','config':{'hostname':'h','organization':'o','workspaces':"
                        + "{'name':'x-dev-vpc'}}}",
                "http       | address: 'https://h/s', lock_address: 'https://h/l', retry_max: 3 | {'backend':'http',"
                        + "'config':{'address':'https://h/s','lock_address':'https://h/l','retry_max':3}}",
                "consul     | path: p, address: a, gzip: true, ca_file: ca.pem | {'backend':'consul','config':"
                        + "{'address':'a','ca_file':'../vpc/ca.pem','gzip':true,'path':'p'},'workspace':'dev-vpc'}",
                "kubernetes | secret_suffix: s, config_path: kube, exec: [{api_version: v1, command: c}], labels: {a: b} |"
                        + " {'backend':'kubernetes','config':{'config_path':'../vpc/kube','exec':{'api_version':'v1',"
                        + "'command':'c'},'labels':{'a':'b'},'secret_suffix':'s'},'workspace':'dev-vpc'}",
                "pg         | conn_str: 'postgres://h/db', schema_name: s | {'backend':'pg','config':"
                        + "{'conn_str':'postgres://h/db','schema_name':'s'},'workspace':'dev-vpc'}",
                "cos        | bucket: b-1, region: r, assume_role: {role_arn: R, session_name: s} | {'backend':'cos',"
                        + "'config':{'assume_role':[{'role_arn':'R','session_name':'s'}],'bucket':'b-1','region':'r'},"
                        + "'workspace':'dev-vpc'}",
                "oss        | bucket: b, region: r, assume_role: [{role_arn: R}] | {'backend':'oss','config':"
                        + "{'assume_role':[{'role_arn':'R'}],'bucket':'b','region':'r'},'workspace':'dev-vpc'}",
                "oci        | bucket: b, namespace: n, private_key_path: k.pem | {'backend':'oci','config':{'bucket':'b',"
                        + "'namespace':'n','private_key_path':'../vpc/k.pem'},'workspace':'dev-vpc'}",
            })
    void readsEveryType(String type, String attributes, String expected) {
        assertThat(json(target(type, attributes).get())).isEqualTo(expected);
        assertThat(problems).isEmpty();
    }

    @Test
    @DisplayName("D33: there is a block for every type that a tool knows")
    void knowsEveryType() {
        for (String type : BackendTypes.names()) {
            assertThat(block(target(type, "").get()).arguments().backend()).isNotEmpty();
        }
        assertThat(problems).isEmpty();
    }

    @Test
    @DisplayName("D39: the state of an instance without a backend is a file, also that of a workspace")
    void readsWithoutBackend() {
        assertThat(json(new InstanceOf("dev", "vpc").get()))
                .isEqualTo("{'backend':'local','config':{'path':'(vpc)/terraform.tfstate'}}");
    }

    @Test
    @DisplayName("the default workspace needs no argument")
    void readsTheDefaultWorkspace() {
        assertThat(json(target("gcs", "bucket: b").workspace("default").get()))
                .isEqualTo("{'backend':'gcs','config':{'bucket':'b'}}");
    }

    @Test
    @DisplayName("semantics 9: remote_state_backend is how others read, where there is one")
    void prefersTheRemoteStateBackend() {
        Instance target = target("s3", "bucket: b, key: k, role_arn: RW")
                .remoteStateBackend(
                        new Backend(BackendTypes.of("s3"), null, ManifestText.map("{bucket: b, key: k, role_arn: RO}")))
                .get();

        assertThat(json(target))
                .isEqualTo("{'backend':'s3','config':{'assume_role':{'role_arn':'RO'},'bucket':'b','key':'k'},"
                        + "'workspace':'dev-vpc'}");
    }

    @Test
    @DisplayName("D76: a block of the root module that counts is read in place of what the stacks say")
    void readsTheModulesOwnBackend() {
        Backend own = new Backend(BackendTypes.of("gcs"), null, ManifestText.map("{bucket: own}"));
        Instance target = new InstanceOf("dev", "vpc")
                .moduleBackend(new ModuleBackend(own, Map.of(), WrittenForms.NONE, InstanceOf.PLACE))
                .get();

        assertThat(json(target)).isEqualTo("{'backend':'gcs','config':{'bucket':'own'}}");
    }

    @Test
    @DisplayName("D32: what init is told of a backend is read as well, except secrets")
    void readsWhatInitIsTold() {
        BackendAdditions told = new BackendAdditions(
                ManifestText.map("{bucket: told, secret_key: canary}"), WrittenForms.NONE, List.of());

        assertThat(json(target("s3", "key: k").additions(told).get()))
                .isEqualTo("{'backend':'s3','config':{'bucket':'told','key':'k'},'workspace':'dev-vpc'}");
        assertThat(problems).extracting(Problem::code).containsExactly(ProblemCode.SECRET_NOT_READ);
    }

    @Test
    @DisplayName("D70: a secret of an entry of backendConfig has no place in a file")
    void tellsOfEntries() {
        Location entry = new Location("backendConfig", 1, 1);
        MapValue.Entry secret = new MapValue.Entry("secret_key", entry, new TextValue("canary", entry));
        BackendAdditions told =
                new BackendAdditions(MapValue.builder(entry).put(secret).build(), WrittenForms.NONE, List.of());

        block(target("s3", "bucket: b, key: k").additions(told).get());

        assertThat(problems)
                .singleElement()
                .satisfies(problem -> assertThat(problem.location()).isNull());
    }

    @Test
    @DisplayName("semantics 9.5: outputs of a static remote state are the defaults of a state without any")
    void readsStaticOutputs() {
        Instance target = target("s3", "bucket: b, key: k")
                .remoteStateBackend(new Backend(
                        BackendTypes.of("static"), null, ManifestText.map("{id: vpc-1, zones: [a, b], token: '${t}'}")))
                .get();

        assertThat(block(target).isStatic()).isTrue();
        assertThat(json(target))
                .isEqualTo("{'backend':'local','config':{'path':'atmos_remote_state.json'},"
                        + "'defaults':{'id':'vpc-1','token':'${t}','zones':['a','b']}}");
        assertThat(problems).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @DisplayName("D35: no secret is written; a warning names the variable that replaces it")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "s3      | bucket: b, secret_key: canary | secret_key | AWS_SECRET_ACCESS_KEY",
                "remote  | organization: o, token: canary, workspaces: {name: a} | token | TF_TOKEN_<host>",
                "cloud   | organization: o, token: canary, workspaces: {name: a} | token | TF_TOKEN_<host>",
                "gcs     | bucket: b, credentials: canary | credentials | GOOGLE_BACKEND_CREDENTIALS",
                "azurerm | key: k, access_key: canary | access_key | ARM_ACCESS_KEY",
                "http    | address: 'https://u:canary@h/s' | address | TF_HTTP_PASSWORD",
                "http    | address: 'https://h/s', headers: {x: canary} | headers | in another way",
                "pg      | conn_str: 'postgres://u:canary@h/db' | conn_str | PG_CONN_STR",
                "consul  | path: p, access_token: canary | access_token | CONSUL_HTTP_TOKEN",
                "kubernetes | secret_suffix: s, exec: {command: c, env: {x: canary}} | exec.env | in another way",
                "cos     | bucket: b, secret_key: canary | secret_key | TENCENTCLOUD_SECRET_KEY",
                "oss     | bucket: b, secret_key: canary | secret_key | ALICLOUD_SECRET_KEY",
                "oci     | bucket: b, private_key: canary | private_key | OCI_private_key",
            })
    void leavesSecretsOut(String type, String attributes, String name, String variable) {
        assertThat(json(target(type, attributes).get()))
                .doesNotContain("canary")
                .contains("'config':{");
        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.isError()).isFalse();
            assertThat(problem.code()).isEqualTo(ProblemCode.SECRET_NOT_READ);
            assertThat(problem.location()).isNotNull();
            assertThat(problem.message()).contains("'" + name + "' of 'vpc'", "left out");
            assertThat(problem.hint()).contains(variable);
            assertThat(problem.toString()).doesNotContain("canary");
        });
    }

    @Test
    @DisplayName(
            "D75: what a cloud block takes from the environment is written, since the remote backend does not read it")
    void writesTheEnvironmentOfACloudBlock() {
        environment.put("TF_CLOUD_HOSTNAME", "tfe.example.test");
        environment.put("TF_CLOUD_ORGANIZATION", "theirs");
        Instance target = target("cloud", "workspaces: {name: a}")
                .section("env", Map.of("TF_CLOUD_ORGANIZATION", InstanceOf.text("acme")))
                .get();

        assertThat(json(target))
                .isEqualTo("{'backend':'remote','config':{'hostname':'tfe.example.test','organization':'acme',"
                        + "'workspaces':{'name':'a'}}}");
    }

    @Test
    @DisplayName("D50: a block for the local endpoint says nothing that keeps the tool from it")
    void leadsToTheLocalEndpoint() {
        isLocalEndpoint = true;

        assertThat(json(target(
                                "s3",
                                "bucket: b, key: k, profile: p, endpoints: {s3: 'https://x'}, force_path_style: true,"
                                        + " acl: private, use_fips_endpoint: true, assume_role: {role_arn: R}")
                        .get()))
                .isEqualTo("{'backend':'s3','config':{'assume_role':{'role_arn':'R'},'bucket':'b','key':'k',"
                        + "'use_path_style':true},'workspace':'dev-vpc'}");
        assertThat(json(target("gcs", "bucket: b").get())).contains("{'bucket':'b'}");
    }

    @Test
    @DisplayName("D33: a state of a type that no tool knows cannot be read")
    void refusesUnknownTypes() {
        assertThat(block(target("etcd", "path: p").get())).isNull();
        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.isError()).isTrue();
            assertThat(problem.code()).isEqualTo(ProblemCode.STATE_NOT_READ);
            assertThat(problem.message())
                    .isEqualTo("'app' of stack 'dev' cannot read the state of dev/vpc: no tool has a backend 'etcd'");
            assertThat(problem.location()).isEqualTo(InstanceOf.PLACE);
        });
    }

    @Test
    @DisplayName("remote-backend 10: every text is a template to the tool, so that what looks like one is escaped")
    void escapesTemplates() {
        RemoteStateBlock block = block(target("kubernetes", "secret_suffix: '${s}', labels: {'a%{b': 'c$${d}'}")
                .workspace("w${x}")
                .get());

        assertThat(RemoteStateText.of(List.of(block), InstanceOf.PLACE)).isEqualTo("""
                {
                  "data": {
                    "terraform_remote_state": {
                      "net": {
                        "backend": "kubernetes",
                        "config": {
                          "labels": {
                            "a%%{b": "c$$${d}"
                          },
                          "secret_suffix": "$${s}"
                        },
                        "workspace": "w$${x}"
                      }
                    }
                  }
                }
                """);
    }
}
