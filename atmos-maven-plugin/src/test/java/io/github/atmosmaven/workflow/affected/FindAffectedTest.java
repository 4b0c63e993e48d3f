package io.github.atmosmaven.workflow.affected;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.git.TestRepository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One kind of change after the other in a repository, and the instances that each affects. */
class FindAffectedTest {

    private static final String STACKS = "src/main/stacks/";
    private static final String MODULES = "src/main/terraform/";

    @TempDir
    private Path directory;

    /** A project whose instances share some things and not others. */
    private static TestRepository project(Path directory) {
        return TestRepository.in(directory)
                .file(".gitignore", "target/\n.atmos/\n")
                .file(STACKS + "catalog/vpc.yaml", """
                        # The network of every stack.
                        components:
                          terraform:
                            vpc:
                              vars: {cidr: 10.0.0.0/16, zones: [a, b]}
                              settings: {owner: network}
                        """)
                .file(STACKS + "catalog/base.yaml", """
                        components:
                          terraform:
                            store/defaults:
                              metadata: {type: abstract, component: store}
                              vars: {versioned: true}
                        """)
                .file(STACKS + "dev.yaml", """
                        import: [catalog/vpc, catalog/base]
                        vars: {stage: dev}
                        terraform:
                          backend_type: s3
                          backend:
                            s3: {bucket: acme-dev, key: terraform.tfstate, region: eu-west-1}
                        components:
                          terraform:
                            app:
                              settings:
                                depends_on:
                                  1: {component: vpc}
                              vars: {image: one}
                            store/1:
                              metadata: {inherits: [store/defaults], component: store}
                              vars: !include ../../../config/store.yaml .small
                            store/2:
                              metadata: {inherits: [store/defaults], component: store}
                              dependencies:
                                components:
                                  - {kind: file, path: config/policy.json}
                                  - {kind: folder, path: config/rules}
                            edge:
                              metadata: {component: net/edge}
                              vars: {settings: !include config/edge.tfvars}
                              env: {TF_CLI_ARGS_plan: config/more.tfvars}
                        """)
                .file(STACKS + "prod.yaml", """
                        import: [catalog/vpc]
                        vars: {stage: prod}
                        terraform:
                          backend_type: s3
                          backend:
                            s3: {bucket: acme-prod, key: terraform.tfstate, region: eu-west-1, secret_key: former}
                        components:
                          terraform:
                            old: {metadata: {component: app}}
                        """)
                .file(MODULES + "vpc/main.tf", "variable \"cidr\" {}\n")
                .file(MODULES + "vpc/README.md", "The network.\n")
                .file(MODULES + "vpc/.terraform.lock.hcl", "# none\n")
                .file(MODULES + "app/main.tf", "module \"label\" { source = \"../../../../modules/label\" }\n")
                .file(MODULES + "app/templates/user.tpl", "hello\n")
                .file(
                        MODULES + "store/main.tf",
                        "locals { rules = file(\"${path.module}/../../../../config/shared.txt\") }\n")
                .file(MODULES + "net/main.tf", "# nobody uses it\n")
                .file(MODULES + "net/edge/main.tf", "module \"base\" { source = \"../\" }\n")
                .file(MODULES + "net/unused/main.tf", "# nobody uses it\n")
                .file("modules/label/main.tf", "module \"tags\" { source = \"../tags\" }\n")
                .file("modules/tags/main.tf", "# tags\n")
                .file("modules/unused/main.tf", "# nobody calls it\n")
                .file("config/store.yaml", "small: {size: 1}\nlarge: {size: 9}\n")
                .file("config/edge.tfvars", "a = 1\n")
                .file("config/more.tfvars", "b = 1\n")
                .file("config/policy.json", "{}\n")
                .file("config/rules/one.txt", "one\n")
                .file("config/shared.txt", "shared\n")
                .file("config/unused.txt", "nobody reads it\n");
    }

    static Stream<Arguments> changes() {
        String dev = STACKS + "dev.yaml";
        String prod = STACKS + "prod.yaml";
        String[] nobody = {};
        return Stream.of(
                change("nothing", it -> {}, nobody),
                change(
                        "a comment of a manifest",
                        it -> it.replace(STACKS + "catalog/vpc.yaml", "# The", "# A"),
                        nobody),
                change(
                        "the order of keys",
                        it -> it.replace(
                                STACKS + "catalog/vpc.yaml",
                                "{cidr: 10.0.0.0/16, zones: [a, b]}",
                                "{zones: [a, b], cidr: 10.0.0.0/16}"),
                        nobody),
                change(
                        "a key that moves to another file",
                        it -> it.replace(dev, "stage: dev", "")
                                .replace(dev, "[catalog/vpc, catalog/base]", "[catalog/vpc, catalog/base, catalog/dev]")
                                .file(STACKS + "catalog/dev.yaml", "vars: {stage: dev}\n"),
                        nobody),
                change(
                        "a number in another form",
                        it -> it.replace("config/store.yaml", "{size: 1}", "{size: 0x1}"),
                        nobody),
                change(
                        "a value of a catalog",
                        it -> it.replace(STACKS + "catalog/vpc.yaml", "10.0", "10.1"),
                        "changed dev/vpc",
                        "changed prod/vpc"),
                change("a value of one stack", it -> it.replace(dev, "image: one", "image: two"), "changed dev/app"),
                change(
                        "a value for a whole stack",
                        it -> it.replace(prod, "stage: prod", "stage: production"),
                        "changed prod/old",
                        "changed prod/vpc"),
                change(
                        "an item of a list",
                        it -> it.replace(STACKS + "catalog/vpc.yaml", "[a, b]", "[b, a]"),
                        "changed dev/vpc",
                        "changed prod/vpc"),
                change(
                        "a setting",
                        it -> it.replace(STACKS + "catalog/vpc.yaml", "owner: network", "owner: core"),
                        "changed dev/vpc",
                        "changed prod/vpc"),
                change(
                        "a base component",
                        it -> it.replace(STACKS + "catalog/base.yaml", "versioned: true", "versioned: false"),
                        "changed dev/store/1",
                        "changed dev/store/2"),
                change(
                        "a variable of the environment",
                        it -> it.replace(prod, "vars: {stage: prod}", "vars: {stage: prod}\nenv: {A: b}"),
                        "changed prod/old",
                        "changed prod/vpc"),
                change(
                        "a type that a text becomes",
                        it -> it.replace("config/store.yaml", "{size: 1}", "{size: '1'}"),
                        "changed dev/store/1"),
                change(
                        "a bucket",
                        it -> it.replace(prod, "acme-prod", "acme-live"),
                        "changed prod/old moved",
                        "changed prod/vpc moved"),
                change(
                        "an attribute of a backend that is no place",
                        it -> it.replace(prod, "secret_key: former", "secret_key: latter"),
                        "changed prod/old",
                        "changed prod/vpc"),
                change(
                        "a workspace",
                        it -> it.replace(
                                prod,
                                "old: {metadata: {component: app}}",
                                "old: {metadata: {component: app, terraform_workspace: other}}"),
                        "changed prod/old moved"),
                change(
                        "the command",
                        it -> it.replace(dev, "vars: {image: one}", "vars: {image: one}\n      command: tofu"),
                        "changed dev/app"),
                change(
                        "a lock",
                        it -> it.replace(prod, "{component: app}", "{component: app, locked: true}"),
                        "changed prod/old"),
                change(
                        "an instance that is disabled",
                        it -> it.replace(prod, "{component: app}", "{component: app, enabled: false}"),
                        "changed prod/old"),
                change(
                        "an instance that becomes abstract",
                        it -> it.replace(prod, "{component: app}", "{component: app, type: abstract}"),
                        "removed prod/old"),
                change(
                        "a new instance",
                        it -> it.replace(prod, "old:", "new: {metadata: {component: app}}\n    old:"),
                        "added prod/new"),
                change(
                        "an instance that is deleted",
                        it -> it.replace(prod, "    old: {metadata: {component: app}}\n", "    vpc: {}\n"),
                        "removed prod/old"),
                change(
                        "an instance with another name",
                        it -> it.replace(prod, "old:", "renamed:"),
                        "removed prod/old",
                        "added prod/renamed"),
                change(
                        "a stack that is deleted",
                        it -> it.git("rm", "-q", prod),
                        "removed prod/old",
                        "removed prod/vpc"),
                change(
                        "a stack with another name",
                        it -> it.git("mv", prod, STACKS + "live.yaml"),
                        "added live/old",
                        "added live/vpc",
                        "removed prod/old",
                        "removed prod/vpc"),
                change(
                        "a manifest that moves and keeps its name",
                        it -> it.replace(prod, "import:", "name: prod\nimport:").git("mv", prod, STACKS + "live.yaml"),
                        nobody),
                change(
                        "a file of a module",
                        it -> it.replace(MODULES + "vpc/main.tf", "variable", "# which\nvariable"),
                        "changed dev/vpc",
                        "changed prod/vpc"),
                change(
                        "a document of a module",
                        it -> it.file(MODULES + "vpc/README.md", "Our network.\n"),
                        "changed dev/vpc",
                        "changed prod/vpc"),
                change(
                        "a lock file of a module",
                        it -> it.file(MODULES + "vpc/.terraform.lock.hcl", "# one\n"),
                        "changed dev/vpc",
                        "changed prod/vpc"),
                change(
                        "a file below a module",
                        it -> it.file(MODULES + "app/templates/user.tpl", "hi\n"),
                        "changed dev/app",
                        "changed prod/old"),
                change(
                        "a file that is new in a module",
                        it -> it.file(MODULES + "store/outputs.tf", ""),
                        "changed dev/store/1",
                        "changed dev/store/2"),
                change(
                        "a file that is renamed in a module",
                        it -> it.git("mv", MODULES + "store/main.tf", MODULES + "store/all.tf"),
                        "changed dev/store/1",
                        "changed dev/store/2"),
                change(
                        "a file that is removed from a module",
                        it -> it.git("rm", "-q", MODULES + "vpc/README.md"),
                        "changed dev/vpc",
                        "changed prod/vpc"),
                change(
                        "the mode of a file of a module",
                        it -> it.git("update-index", "--chmod=+x", MODULES + "vpc/main.tf"),
                        "changed dev/vpc",
                        "changed prod/vpc"),
                change(
                        "a local module",
                        it -> it.file("modules/label/outputs.tf", ""),
                        "changed dev/app",
                        "changed prod/old"),
                change(
                        "a module that a local module calls",
                        it -> it.file("modules/tags/main.tf", "# more\n"),
                        "changed dev/app",
                        "changed prod/old"),
                change(
                        "a module that holds the root module",
                        it -> it.file(MODULES + "net/main.tf", "# used\n"),
                        "changed dev/edge"),
                change(
                        "a neighbour in a module that holds the root module",
                        it -> it.file(MODULES + "net/unused/main.tf", "# still not\n"),
                        nobody),
                change("a module that nobody calls", it -> it.file("modules/unused/main.tf", ""), nobody),
                change(
                        "a file that the code of a module reads",
                        it -> it.file("config/shared.txt", "more\n"),
                        "changed dev/store/1",
                        "changed dev/store/2"),
                change(
                        "a value that is included",
                        it -> it.replace("config/store.yaml", "{size: 1}", "{size: 2}"),
                        "changed dev/store/1"),
                change(
                        "a value beside the one that is included",
                        it -> it.replace("config/store.yaml", "{size: 9}", "{size: 8}"),
                        nobody),
                change(
                        "variables that are included",
                        it -> it.file("config/edge.tfvars", "a = 2\n"),
                        "changed dev/edge"),
                change(
                        "a file of variables that is named",
                        it -> it.file("config/more.tfvars", "b = 2\n"),
                        "changed dev/edge"),
                change(
                        "a file that a dependency names",
                        it -> it.file("config/policy.json", "{\"a\": 1}\n"),
                        "changed dev/store/2"),
                change(
                        "a file in a folder that a dependency names",
                        it -> it.file("config/rules/two.txt", ""),
                        "changed dev/store/2"),
                change("a file that nobody reads", it -> it.file("config/unused.txt", ""), nobody));
    }

    private static Arguments change(String kind, Consumer<TestRepository> change, String... expected) {
        return Arguments.of(kind, change, List.of(expected));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    @DisplayName("D90: no affected instance is missed, and none invented")
    void findsWhatAChangeAffects(String kind, Consumer<TestRepository> change, List<String> expected) {
        TestRepository repository = project(directory);
        String base = repository.commit("base");
        change.accept(repository);
        repository.git("add", "-A");
        if (kind.startsWith("the mode")) {
            repository.git("update-index", "--chmod=+x", MODULES + "vpc/main.tf");
        }
        repository.git("commit", "-q", "--allow-empty", "-m", kind);

        AffectedProject project = new AffectedProject(directory);
        FindAffected.Result result = project.find(base, "HEAD", false);

        assertThat(AffectedProject.told(result)).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(result.problems())
                .noneMatch(problem -> problem.isError() || problem.code().number() < 600);
        assertThat(leftovers(project.output())).isEmpty();
    }

    private static List<String> leftovers(Path output) {
        try (Stream<Path> children = Files.list(output)) {
            return children.map(Path::toString).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
