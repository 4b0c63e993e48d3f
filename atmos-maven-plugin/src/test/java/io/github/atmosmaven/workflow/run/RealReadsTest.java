package io.github.atmosmaven.workflow.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.InstanceOf;
import io.github.atmosmaven.ManifestText;
import io.github.atmosmaven.backend.type.BackendTypes;
import io.github.atmosmaven.hosted.HostedService;
import io.github.atmosmaven.hosted.NamedServers;
import io.github.atmosmaven.hosted.ServerTokens;
import io.github.atmosmaven.localaws.LocalAws;
import io.github.atmosmaven.localaws.LocalAwsOptions;
import io.github.atmosmaven.model.Backend;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.stack.order.InstanceOrder;
import io.github.atmosmaven.terraform.mirror.GeneratedFiles;
import io.github.atmosmaven.terraform.run.ApplyCommand;
import io.github.atmosmaven.workflow.report.run.CommandResult;
import io.github.atmosmaven.workflow.report.run.PlanResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("D64, remote-backend 10: the real tool reads states of other instances")
@Timeout(300)
@Tag("terraform")
class RealReadsTest {

    @TempDir
    private Path parent;

    private PlanProject project;

    @BeforeEach
    void layOut() throws IOException {
        project = RealTool.in(parent).project;
        project.write("src/main/terraform/app/main.tf", """
                resource "terraform_data" "reader" {
                  input = data.terraform_remote_state.vpc.outputs.workspace
                }
                output "read" {
                  value = data.terraform_remote_state.vpc.outputs
                }
                """);
    }

    private static InstanceOf vpc() {
        return new InstanceOf("dev", "vpc").workspace("dev-vpc");
    }

    private static Map<String, Value> values(String yaml) {
        Map<String, Value> values = new LinkedHashMap<>();
        ManifestText.map("{" + yaml + "}").entries().forEach(entry -> values.put(entry.key(), entry.value()));
        return values;
    }

    private static InstanceOf app(String section, String sections) {
        return new InstanceOf("dev", "app")
                .component("app")
                .workspace("dev-app")
                .section(section, values(sections));
    }

    private static Instance app() {
        return app("settings", "atmos: {reads: [vpc]}").get();
    }

    /** Applies in the order of the reads. */
    private PlanResult apply(Instance... instances) {
        project.order = RunOrder.forward(InstanceOrder.of(List.of(instances)));
        PlanResult result = project.apply(ApplyCommand.Use.NEVER, instances);
        project.neighbours.addAll(List.of(instances));
        return result;
    }

    private String output(Instance instance) {
        return project.outputs(Set.of("read"), instance).document().values().toString();
    }

    private Path file(Instance instance) {
        return project.workingDirectory(instance).resolve(GeneratedFiles.REMOTE_STATES);
    }

    @ParameterizedTest(name = "{0}, workspace {2}")
    @DisplayName("D39: a state in a file, with a backend and without, in any workspace")
    @CsvSource({
        "'', '', default",
        "'', '', dev-vpc",
        "local, '', dev-vpc",
        "local, 'path: my.tfstate', default",
        "local, 'workspace_dir: w', dev-vpc"
    })
    void readsAFile(String type, String attributes, String workspace) throws IOException {
        InstanceOf vpc = vpc().workspace(workspace);
        Instance target = type.isEmpty()
                ? vpc.get()
                : vpc.backend(type, values(attributes)).get();
        Instance app = app();

        PlanResult result = apply(app, target);

        assertThat(result.failures()).isEmpty();
        assertThat(output(app)).contains("{\"workspace\":\"" + workspace + "\"}");
        assertThat(file(app)).content().doesNotContain(project.directory.toString());
    }

    @Test
    @DisplayName("D63: a saved plan counts what it read from, and holds no path of this machine")
    void savedPlansCountTheBlocks() {
        Instance target = vpc().get();
        Instance app = app();
        apply(target);
        assertThat(project.plan(app).failures()).isEmpty();

        assertThat(project.apply(ApplyCommand.Use.ONLY, app).failures()).isEmpty();
        assertThat(project.plan(app).failures()).isEmpty();
        project.neighbours.set(0, vpc().workspace("other").get());

        assertThat(project.apply(ApplyCommand.Use.ONLY, app).failures())
                .extracting(Problem::message)
                .singleElement()
                .asString()
                .contains("the manifests' values changed (terraform_remote_state.vpc)");
    }

    @Test
    @DisplayName("a dependency is read where the code refers to it, and what the module declares is left to it")
    void readsDependencies() throws IOException {
        Instance target = vpc().get();
        Instance app =
                app("dependencies", "components: [{name: vpc}, {name: dns}]").get();
        project.neighbours.add(new InstanceOf("dev", "dns").get());

        assertThat(apply(target, app).failures()).isEmpty();

        assertThat(file(app)).content().contains("\"vpc\"").doesNotContain("\"dns\"");
        project.write(
                "src/main/terraform/app/own.tf",
                "data \"terraform_remote_state\" \"vpc\" {\n  backend = \"local\"\n"
                        + "  config = { path = \"own.json\" }\n  defaults = { workspace = \"own\" }\n}\n");
        project.write(
                "src/main/terraform/app/own.json",
                "{\"version\": 4, \"terraform_version\": \"1.0.0\", \"outputs\": {}, \"resources\": []}");
        assertThat(apply(target, app).failures()).isEmpty();
        assertThat(file(app)).doesNotExist();
        assertThat(output(app)).contains("own");
    }

    @Test
    @DisplayName("semantics 9.5: outputs of a static remote state are read like any other")
    void readsStaticOutputs() throws IOException {
        project.write(
                "src/main/terraform/app/main.tf",
                "output \"read\" {\n  value =" + " data.terraform_remote_state.vpc.outputs\n}\n");
        Instance target = vpc().remoteStateBackend(
                        new Backend(BackendTypes.of("static"), null, ManifestText.map("{id: '${vpc}', zones: [a, 1]}")))
                .get();
        project.neighbours.add(target);
        Instance app = app();

        assertThat(apply(app).failures()).isEmpty();

        assertThat(output(app)).contains("{\"id\":\"${vpc}\",\"zones\":[\"a\",1]}");
    }

    @Test
    @DisplayName("D33: no backend type is refused by the tool for what its block says")
    void isTakenForEveryType() throws IOException {
        Map<String, String> targets = new LinkedHashMap<>(Map.of(
                "s3", "bucket: b, key: k, region: us-east-1, role_arn: 'arn:aws:iam::111111111111:role/x', profile:",
                "gcs", "bucket: b, prefix: p",
                "azurerm", "storage_account_name: a, container_name: c, key: k, use_azuread_auth: true",
                "local", "path: a",
                "remote", "organization: o, workspaces: [{prefix: app-}]",
                "cloud", "organization: o, workspaces: {tags: [a], project: p}",
                "http", "address: 'https://h/s', lock_address: 'https://h/l'",
                "consul", "path: p, gzip: true",
                "kubernetes", "secret_suffix: s, config_path: k, exec: {api_version: v1, command: c}, labels: {a: b}",
                "pg", "conn_str: 'postgres://h/db'"));
        targets.put("cos", "bucket: b-1, region: ap-x, assume_role: {role_arn: R, session_name: s}");
        targets.put("oss", "bucket: b, region: r, assume_role: {role_arn: R}");
        StringBuilder outputs = new StringBuilder();
        targets.forEach((type, attributes) -> {
            project.neighbours.add(new InstanceOf("dev", type)
                    .workspace("dev-" + type)
                    .backend(type, values(attributes))
                    .get());
            outputs.append("output \"" + type + "\" { value = data.terraform_remote_state." + type + ".outputs.x }\n");
        });
        project.write("src/main/terraform/app/main.tf", outputs.toString());
        Instance app = app("settings", "atmos: {reads: [" + String.join(", ", targets.keySet()) + "]}")
                .get();

        CommandResult result = project.type("validate -no-color", app);

        assertThat(result.failures()).as(project.printed()).isEmpty();
        assertThat(project.printed()).contains("Success!");
    }

    @Test
    @DisplayName("D50: a state at the local endpoint, whatever the manifest says of a real account")
    void readsAtTheLocalEndpoint() throws Exception {
        try (LocalAws aws = LocalAws.start(new LocalAwsOptions(parent.resolve("aws")))) {
            project.additions.putAll(aws.environment());
            RealTool.createBucket(aws, "acme-state");
            Instance target = vpc().backend(
                            "s3",
                            values("bucket: acme-state, key: terraform.tfstate, region: us-east-1, profile: nobody,"
                                    + " endpoints: {s3: 'https://s3.example.invalid'}, dynamodb_table: locks,"
                                    + " role_arn: 'arn:aws:iam::111111111111:role/state', workspace_key_prefix: vpc"))
                    .get();
            Instance app = app();

            assertThat(apply(app, target).failures()).isEmpty();

            assertThat(output(app)).contains("{\"workspace\":\"dev-vpc\"}");
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @DisplayName("remote-backend 10: a state at a service, by the full name of its workspace")
    @CsvSource({"remote, 'name: net', net", "remote, 'prefix: app-', app-dev", "cloud, 'name: net', net"})
    void readsAtAService(String type, String workspaces, String name) throws IOException {
        try (HostedService service = new HostedService(Files.createDirectory(parent.resolve("service")))) {
            project.environment.put(
                    "TF_CLI_CONFIG_FILE",
                    service.configuration(HostedService.TOKEN).toString());
            Instance target = vpc().workspace("dev")
                    .backend(
                            type,
                            values("hostname: " + HostedService.HOST + ", organization: " + HostedService.ORGANIZATION
                                    + ", workspaces: {" + workspaces + "}"))
                    .get();
            Instance app = app();
            project.write("src/main/terraform/vpc/outputs.tf", "output \"here\" {\n  value = \"" + name + "\"\n}\n");

            assertThat(apply(app, target).failures()).isEmpty();

            assertThat(output(app)).contains("\"here\":\"" + name + "\"");
            assertThat(service.names()).containsExactly(name);
        }
    }

    @Test
    @DisplayName(
            "D59: the service of a state that is read gets the token of its server, also where nothing else is there")
    void readsWithTheTokenOfAServer() throws IOException {
        try (HostedService service = new HostedService(Files.createDirectory(parent.resolve("service")))) {
            project.environment.put(
                    "TF_CLI_CONFIG_FILE", service.configuration().toString());
            project.tokens = new ServerTokens(
                    NamedServers.of(HostedService.HOST + "=tfe", false),
                    instance -> project.remoteStates().hosts(instance),
                    Map.of("tfe", HostedService.TOKEN));
            Instance target = vpc().workspace("dev")
                    .backend(
                            "remote",
                            values("hostname: " + HostedService.HOST + ", organization: " + HostedService.ORGANIZATION
                                    + ", workspaces: {name: net}"))
                    .get();

            assertThat(apply(app(), target).failures()).isEmpty();

            assertThat(file(app())).content().doesNotContain(HostedService.TOKEN);
        }
    }
}
