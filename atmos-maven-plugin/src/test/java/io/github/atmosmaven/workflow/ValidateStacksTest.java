package io.github.atmosmaven.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.TestProject;
import io.github.atmosmaven.ToolsOf;
import io.github.atmosmaven.config.PluginSettings;
import io.github.atmosmaven.config.PluginSettingsOf;
import io.github.atmosmaven.lint.LintLevels;
import io.github.atmosmaven.maven.Wiring;
import io.github.atmosmaven.model.Tool;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.stack.AbstractComponents;
import io.github.atmosmaven.stack.order.StateReads;
import io.github.atmosmaven.terraform.gate.Gates;
import io.github.atmosmaven.terraform.mirror.Repositories;
import io.github.atmosmaven.terraform.module.ModuleChecks;
import io.github.atmosmaven.terraform.module.RootModules;
import io.github.atmosmaven.terraform.reads.RemoteStates;
import io.github.atmosmaven.workflow.lint.LintBackends;
import io.github.atmosmaven.workflow.select.LoadedStacks;
import io.github.atmosmaven.workflow.select.ScriptFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValidateStacksTest {

    @TempDir
    private Path directory;

    private List<Problem> report(TestProject project) {
        return ValidateStacks.report(
                project.load(),
                List.of(),
                modules(),
                reads(project.load()),
                lint(),
                Gates.OPEN,
                new ScriptFiles(directory, directory.resolve("target")));
    }

    @Test
    @DisplayName("what render and plan could not write as JSON is found before they run, wherever it is shared")
    void findsNumbersThatJsonDoesNotHave() {
        TestProject project = new TestProject(directory).stack("dev", """
                vars: {limit: .inf, sizes: [1, .nan]}
                settings: {harmless: .inf}
                components:
                  terraform:
                    vpc: {}
                    dns: {providers: {aws: {max_retries: -.inf}}}
                """);

        assertThat(report(project))
                .extracting(problem -> problem.location() + " " + problem.message())
                .containsExactly(
                        "src/main/stacks/dev.yaml:1:15 the number +Inf cannot be written as JSON",
                        "src/main/stacks/dev.yaml:1:32 the number NaN cannot be written as JSON",
                        "src/main/stacks/dev.yaml:6:42 the number -Inf cannot be written as JSON");
    }

    @Test
    @DisplayName(
            "D70: a name of a bucket whose template cannot be resolved is one mistake, beside those of other values")
    void tellsAnUnresolvedBucketOnce() {
        TestProject project = new TestProject(directory).stack("dev", """
                terraform:
                  backend_type: s3
                  backend: {s3: {key: k, region: eu-west-1, use_lockfile: true}}
                  provision: {backend: {enabled: true}}
                components:
                  terraform:
                    vpc: {backend: {s3: {bucket: "acme-{{ .vars.nope }}"}}}
                    dns: {backend: {s3: {bucket: "s3://acme"}}}
                """);

        assertThat(report(project))
                .filteredOn(Problem::isError)
                .extracting(problem -> problem.code().id() + " " + problem.location())
                .containsExactly("ATMOS-124 src/main/stacks/dev.yaml:7:34", "ATMOS-203 src/main/stacks/dev.yaml:8:34");
    }

    @Test
    @DisplayName("D35, D64: a secret that the data blocks of a reader lack is told beside the one in the rendered file")
    void tellsSecretsThatReadersLack() {
        TestProject project = new TestProject(directory)
                .file("src/main/terraform/vpc/main.tf", "#")
                .file("src/main/terraform/app/main.tf", "#")
                .stack("dev", """
                        components:
                          terraform:
                            vpc:
                              backend_type: http
                              backend: {http: {address: "https://h/s", username: u, password: canary}}
                            app: {settings: {atmos: {reads: [vpc]}}}
                            lone: {metadata: {type: abstract}, settings: {atmos: {reads: [vpc]}}}
                        """);

        assertThat(report(project))
                .filteredOn(problem -> problem.message().contains("'password' of 'vpc'"))
                .extracting(problem -> problem.code() + " " + problem.location())
                .containsExactlyInAnyOrder(
                        "SECRET_NOT_READ src/main/stacks/dev.yaml:5:61",
                        "SENSITIVE_ATTRIBUTE src/main/stacks/dev.yaml:5:61");
    }

    private RemoteStates reads(LoadedStacks loaded) {
        return new RemoteStates(
                StateReads.of(loaded.resolution().instances()),
                new RemoteStates.Surroundings(
                        new RootModules(directory, Repositories.at(directory)),
                        loaded.settings().directories().localStates(),
                        Map.of(),
                        false),
                instance -> Tool.any(Tool.Kind.TERRAFORM));
    }

    @Test
    @DisplayName("a file in the place of the stacks directory is told as such")
    void saysThatAFileIsNoDirectory() {
        TestProject project = new TestProject(directory).file("src/main/stacks", "vars: {}");

        assertThat(project.load().problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.NO_MANIFESTS);
            assertThat(problem.message()).isEqualTo("src/main/stacks is a file, not a directory of stack manifests");
        });
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "stacks: {base_path: stackz}                                 | 1:21 | leads to stackz,",
                "{base_path: infra, stacks: {base_path: stackz}}             | 1:40 | leads to infra/stackz,",
                "base_path: infra                                            | 1:12 | leads to infra/stacks,",
                "settings: {}                                                | 1:1  | leads to stacks,",
                "stacks: {base_path: atmos.yaml}                             | 1:21 | atmos.yaml is a file",
                "stacks: {base_path: live, included_paths: ['orgs/**/*']}    | 1:43 | found below live: no file matches",
                "stacks: {base_path: live, excluded_paths: ['**/*']}         | 1:21 | found below live",
            })
    @DisplayName("D21, D70: where atmos.yaml leads to no manifests, the setting is told and where it leads")
    void pointsAtTheSettingThatLeadsToNoManifests(String settings, String place, String words) {
        TestProject project =
                new TestProject(directory).file("atmos.yaml", settings).file("live/dev.yaml", "vars: {}");

        assertThat(project.load().problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.NO_MANIFESTS);
            assertThat(problem.location()).hasToString("atmos.yaml:" + place);
            assertThat(problem.message()).contains(words);
        });
    }

    @Test
    @DisplayName("D70: a name template that is not supported is a problem of the parameter, or of atmos.yaml")
    void saysWhoseTheNameTemplateIs() {
        String template = "{{ .vars.stage | upper }}";
        TestProject project = new TestProject(directory)
                .stack("dev", "components: {terraform: {vpc: {}}}")
                .file("atmos.yaml", "stacks: {base_path: src/main/stacks, name_template: '" + template + "'}");
        PluginSettings parameter =
                new PluginSettingsOf(directory).names(null, template).get();

        assertThat(project.load().problems())
                .extracting(Problem::code)
                .containsExactly(ProblemCode.ATMOS_YAML_UNSUPPORTED);
        assertThat(Wiring.loadStacks(ToolsOf.missing(parameter.projectDirectory()))
                        .run(parameter, AbstractComponents.RESOLVED)
                        .problems())
                .extracting(Problem::code)
                .containsExactly(ProblemCode.INVALID_PARAMETER);
    }

    private static LintBackends lint() {
        return new LintBackends(instance -> Tool.any(Tool.Kind.TERRAFORM), Map.of(), LintLevels.USUAL);
    }

    private ModuleChecks modules() {
        return new ModuleChecks(
                new RootModules(directory, Repositories.at(directory)), instance -> Tool.any(Tool.Kind.TERRAFORM));
    }
}
