package io.github.atmosmaven.workflow.affected;

import static io.github.atmosmaven.workflow.affected.AffectedProject.MODULES;
import static io.github.atmosmaven.workflow.affected.AffectedProject.STACK;
import static io.github.atmosmaven.workflow.affected.AffectedProject.find;
import static io.github.atmosmaven.workflow.affected.AffectedProject.messages;
import static io.github.atmosmaven.workflow.affected.AffectedProject.reasons;
import static io.github.atmosmaven.workflow.affected.AffectedProject.vpc;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.atmosmaven.config.PluginSettings;
import io.github.atmosmaven.config.Surroundings;
import io.github.atmosmaven.git.TestRepository;
import io.github.atmosmaven.problem.AtmosException;
import io.github.atmosmaven.workflow.select.Selection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("D90: files of commits that are compared")
class FilesOfCommitsTest {

    @TempDir
    private Path directory;

    @Test
    @DisplayName("a project below the top of the repository reads an atmos.yaml and modules above it")
    void comparesBelowTheTop() {
        TestRepository repository = TestRepository.in(directory.resolve("with space ü"));
        repository
                .file(
                        "atmos.yaml",
                        "base_path: .\nstacks: {base_path: stacks, name_pattern: '{stage}'}\n"
                                + "components: {terraform: {base_path: parts}}\n")
                .file("stacks/a.yaml", "vars: {stage: dev, root: !repo-root }\n" + vpc("{a: 1}"))
                .file("parts/vpc/main.tf", "")
                .file("build/infra/pom.xml", "");
        String base = repository.commit("base");
        AffectedProject project = new AffectedProject(repository.directory().resolve("build/infra"));
        repository.file("parts/vpc/main.tf", "#\n").file("build/other.txt", "").commit("head");
        FindAffected.Result result = project.find(base, "HEAD", false);

        assertThat(AffectedProject.told(result)).containsExactly("changed dev/vpc");
        assertThat(result.affected().get(0).reasons().get(0).what()).isEqualTo("../../parts/vpc/main.tf");
        assertThat(result.stacks().settings().directories().stacks())
                .isEqualTo(repository.directory().resolve("stacks"));
        String second = repository
                .file("stacks/a.yaml", "vars: {stage: dev, root: '-'}\n" + vpc("{a: 1}"))
                .commit("second");
        assertThat(reasons(project.find("HEAD~1", second, false)).get(0))
                .startsWith("vars.root: " + repository.directory() + " -> - at ");
    }

    @Test
    @DisplayName("links count with what they lead to")
    void followsLinks() throws IOException {
        TestRepository repository = TestRepository.in(directory);
        repository
                .file(STACK, "components: {terraform: {vpc: {}, linked: {}, other: {}}}\n")
                .file("modules/real/main.tf", "")
                .file("common/versions.tf", "")
                .file(MODULES + "vpc/main.tf", "")
                .file(MODULES + "other/main.tf", "");
        Files.createSymbolicLink(directory.resolve(MODULES + "linked"), Path.of("../../../modules/real"));
        Files.createSymbolicLink(
                directory.resolve(MODULES + "vpc/versions.tf"), Path.of("../../../../common/versions.tf"));
        String base = repository.commit("base");
        repository.file("common/versions.tf", "#\n").commit("file");
        assertThat(AffectedProject.told(find(repository, base))).containsExactly("changed dev/vpc");
        repository.file("modules/real/main.tf", "#\n").commit("folder");
        assertThat(AffectedProject.told(find(repository, base)))
                .containsExactly("changed dev/linked", "changed dev/vpc");
    }

    @Test
    @DisplayName("of a submodule the commit counts, which is told")
    void comparesSubmodules() {
        TestRepository other = TestRepository.in(directory.resolve("other"));
        other.file("main.tf", "").commit("one");
        TestRepository repository = TestRepository.in(directory.resolve("mine"));
        repository.file(STACK, "components: {terraform: {vpc: {}, app: {}}}\n").file(MODULES + "app/main.tf", "");
        repository.git(
                "-c",
                "protocol.file.allow=always",
                "submodule",
                "-q",
                "add",
                other.directory().toString(),
                MODULES + "vpc");
        String base = repository.commit("base");
        TestRepository checkedOut = TestRepository.at(repository.directory().resolve(MODULES + "vpc"));
        checkedOut.file("main.tf", "#\n").commit("two");
        repository.commit("head");

        FindAffected.Result result = find(repository, base);

        assertThat(AffectedProject.told(result)).containsExactly("changed dev/vpc");
        assertThat(messages(result))
                .containsExactly("instances read files of the submodule src/main/terraform/vpc, whose content is"
                        + " unknown here: only its commit is compared");
    }

    @Test
    @DisplayName("includes reach the directories of includeRoots by relative paths")
    void includesFromOutside() throws IOException {
        Path shared = Files.createDirectories(directory.resolve("shared"));
        Files.writeString(shared.resolve("vars.yaml"), "{a: 1}\n");
        TestRepository repository = TestRepository.in(directory.resolve("mine"));
        String base = repository
                .file(STACK, vpc("!include ../../../../shared/vars.yaml"))
                .commit("base");
        repository.file(STACK, vpc("{a: 2}")).commit("head");
        Path project = repository.directory();
        PluginSettings plain = PluginSettings.of(new Surroundings(project, project, project, Map.of()));
        PluginSettings settings = new PluginSettings(
                plain.surroundings(),
                new PluginSettings.Directories(null, List.of(shared), null, null, null),
                plain.manifests(),
                plain.names(),
                plain.states(),
                null);

        FindAffected.Result result = new AffectedProject(project)
                .find(new FindAffected.Request(settings, base, "HEAD", Selection.ALL, false));

        assertThat(result.problems()).isEmpty();
        assertThat(reasons(result)).containsExactly("vars.a: 1 -> 2 at " + STACK + ":1");
    }

    @Test
    @DisplayName("neither index, nor work tree, nor what is not committed is touched or read, also after a failure")
    void touchesNothing() throws IOException {
        TestRepository repository = TestRepository.in(directory);
        String base = repository
                .file(".gitignore", "target/\n")
                .file(STACK, vpc("{a: 1}"))
                .commit("base");
        repository.file(STACK, vpc("{a: 2}")).commit("head");
        repository.file(STACK, "broken: [").file("src/main/stacks/new.yaml", vpc("{}"));
        repository.git("add", "src/main/stacks/new.yaml");
        String status = repository.git("status", "--porcelain");
        byte[] index = Files.readAllBytes(directory.resolve(".git/index"));
        AffectedProject project = new AffectedProject(directory);
        Files.createDirectories(project.output().resolve(".atmos-affected-zzzzzz-1/tree"));

        assertThat(AffectedProject.told(find(repository, base))).containsExactly("changed dev/vpc");
        Path lost = directory.resolve(".git/objects").resolve(object(repository.git("rev-parse", "HEAD:" + STACK)));
        Files.move(lost, directory.resolve("lost"));
        assertThatThrownBy(() -> find(repository, base))
                .isInstanceOf(AtmosException.EnvironmentFailure.class)
                .hasMessageContaining("the repository lacks the content of ");
        Files.move(directory.resolve("lost"), lost);

        assertThat(Files.readAllBytes(directory.resolve(".git/index"))).isEqualTo(index);
        assertThat(repository.git("status", "--porcelain")).isEqualTo(status);
        assertThat(project.output()).isEmptyDirectory();
    }

    private static String object(String id) {
        return id.substring(0, 2) + "/" + id.strip().substring(2);
    }

    @Test
    @DisplayName("D74: a file that only the other tool reads is a file of the module, and calls nothing")
    void readsAsTheToolDoes() {
        TestRepository repository = TestRepository.in(directory);
        String base = repository
                .file(STACK, "components: {terraform: {vpc: {}}}\n")
                .file(MODULES + "vpc/main.tf", "")
                .file(MODULES + "vpc/more.tofu", "module \"a\" { source = \"../../../../modules/a\" }\n")
                .file("modules/a/main.tf", "")
                .commit("base");
        repository.file("modules/a/main.tf", "#\n").commit("called by OpenTofu");
        assertThat(AffectedProject.told(find(repository, base))).isEmpty();
        repository.file(".opentofu-version", "1.9.0\n").commit("with OpenTofu");
        assertThat(AffectedProject.told(find(repository, base))).containsExactly("changed dev/vpc");
    }
}
