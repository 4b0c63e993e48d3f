package io.github.atmosmaven.terraform.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.files.AtomicFiles;
import io.github.atmosmaven.terraform.module.RootModule;
import io.github.atmosmaven.terraform.module.RootModules;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("D61: the working directory of an instance mirrors the repository")
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "links need a privilege there")
class WorkingCopyTest {

    @TempDir
    Path parent;

    private Path project;
    private Path modules;
    private Path base;
    private Path directory;

    @BeforeEach
    void layOut() throws IOException {
        project = Files.createDirectory(parent.resolve("project")).toRealPath();
        modules = project.resolve("src/main/terraform");
        base = project.resolve("target/atmos/dev/vpc");
        directory = base.resolve("src/main/terraform/net/vpc");
        write(modules.resolve("net/vpc/main.tf"), "module \"subnet\" {\n  source = \"../modules/subnet\"\n}\n");
        write(modules.resolve("net/vpc/files/a.json"), "{}");
        write(modules.resolve("net/modules/subnet/main.tf"), "module \"s\" {\n  source = \"../../../shared\"\n}\n");
        write(modules.resolve("net/modules/other/main.tf"), "# other");
        write(modules.resolve("shared/main.tf"), "# shared");
        write(project.resolve("src/main/config/a.json"), "[]");
        write(project.resolve("README.md"), "# read me");
        write(project.resolve(".git/config"), "git");
        write(project.resolve(".atmos/state/x"), "state");
    }

    @Test
    void copiesModules_andLinksWhatLiesBesideTheWay() throws IOException {
        bringUp();

        for (String copied : List.of("net/vpc/main.tf", "net/modules/subnet/main.tf", "shared/main.tf")) {
            Path copy = base.resolve("src/main/terraform").resolve(copied);
            assertThat(copy.toRealPath()).as(copied).isEqualTo(copy);
            assertThat(copy).hasSameTextualContentAs(modules.resolve(copied));
        }
        assertThat(directory.resolve("files/a.json")).hasContent("{}");
        assertThat(directory.resolve("../modules/other")).isSymbolicLink();
        assertThat(directory.resolve("../../../config/a.json")).hasContent("[]");
        assertThat(Files.readSymbolicLink(base.resolve("src/main/config")))
                .isEqualTo(Path.of("../../../../../../src/main/config"));
        assertThat(base.resolve("README.md")).isSymbolicLink().hasContent("# read me");
    }

    @Test
    @DisplayName("remote-backend 9: an ignore file beside the way is copied, since tools read none that is a link")
    void copiesIgnoreFiles() throws IOException {
        write(project.resolve(".terraformignore"), "docs/");
        write(modules.resolve(".terraformignore"), "other/");
        write(modules.resolve("net/vpc/.terraformignore"), "files/");
        Files.createDirectories(base);
        Files.createSymbolicLink(base.resolve(".terraformignore"), project.resolve(".terraformignore"));

        bringUp();

        for (String name : List.of("", "src/main/terraform", "src/main/terraform/net/vpc")) {
            Path copy = base.resolve(name).resolve(".terraformignore");
            assertThat(copy.toRealPath()).isEqualTo(copy);
            assertThat(copy).hasSameTextualContentAs(project.resolve(name).resolve(".terraformignore"));
        }

        Files.delete(project.resolve(".terraformignore"));
        bringUp();
        assertThat(Files.exists(base.resolve(".terraformignore"), LinkOption.NOFOLLOW_LINKS))
                .isFalse();
    }

    @Test
    @DisplayName("what belongs to Git, to builds and to local states is no part of a mirror, so that none holds itself")
    void leavesOutWhatIsBuilt() throws IOException {
        write(project.resolve("other/pom.xml"), "<project/>");
        write(project.resolve("other/target/x"), "built");
        write(project.resolve("other/src/x"), "source");
        write(project.resolve("out/x"), "built");

        bringUp(Set.of(project.resolve("out")));

        assertThat(base.resolve("other/src/x")).hasContent("source");
        for (String left : List.of(".git", ".atmos", "target", "other/target", "out")) {
            assertThat(Files.exists(base.resolve(left), LinkOption.NOFOLLOW_LINKS))
                    .as(left)
                    .isFalse();
        }
    }

    @Test
    @DisplayName("a project below the top of its repository does not find its own target again through a link")
    void leadsNotRoundInCircles() throws IOException {
        write(project.resolve("infra/pom.xml"), "<project/>");
        write(project.resolve("infra/src/main/stacks/dev.yaml"), "x: 1");
        base = project.resolve("infra/target/atmos/dev/vpc");

        bringUp(Set.of(project.resolve("infra/target")));
        bringUp(Set.of(project.resolve("infra/target")));

        assertThat(base.resolve("infra/src/main/stacks/dev.yaml")).hasContent("x: 1");
        try (Stream<Path> all = Files.walk(base, java.nio.file.FileVisitOption.FOLLOW_LINKS)) {
            assertThat(all).noneMatch(path -> path.endsWith("target"));
        }
    }

    @Test
    @DisplayName("a module that holds the root module, as in examples/complete, is copied without all that is below it")
    void copiesAModuleAboveTheRootModule() throws IOException {
        write(modules.resolve("net/vpc/main.tf"), "module \"all\" {\n  source = \"../../../../..\"\n}\n");
        write(project.resolve("main.tf"), "# at the top");
        write(project.resolve("docs/x.md"), "docs");

        bringUp();

        assertThat(base.resolve("main.tf")).isRegularFile();
        assertThat(Files.isSymbolicLink(base.resolve("main.tf"))).isFalse();
        assertThat(base.resolve("docs")).isSymbolicLink();
        assertThat(base.resolve("target")).doesNotExist();
    }

    @Test
    void losesWhatTheModulesLost_andKeepsWhatTheToolMade() throws IOException {
        bringUp();
        write(directory.resolve(".terraform/providers/x"), "a provider");
        write(directory.resolve(".terraform.lock.hcl"), "made by init");
        write(directory.resolve("backend.tf.json"), "rendered");
        Files.delete(modules.resolve("net/vpc/files/a.json"));
        Files.delete(project.resolve("README.md"));
        write(modules.resolve("net/modules/subnet/main.tf"), "# alone");

        bringUp();

        assertThat(directory.resolve("files/a.json")).doesNotExist();
        assertThat(Files.exists(base.resolve("README.md"), LinkOption.NOFOLLOW_LINKS))
                .isFalse();
        assertThat(base.resolve("src/main/terraform/shared")).isSymbolicLink();
        assertThat(modules.resolve("shared/main.tf")).exists();
        assertThat(directory.resolve(".terraform/providers/x")).hasContent("a provider");
        assertThat(directory.resolve(".terraform.lock.hcl")).hasContent("made by init");
        assertThat(directory.resolve("backend.tf.json")).hasContent("rendered");
    }

    @Test
    @DisplayName("what was linked and is now a module is copied: nothing is written through the link")
    void replacesALinkByACopy() throws IOException {
        write(modules.resolve("net/vpc/main.tf"), "# calls nothing");
        bringUp();
        assertThat(base.resolve("src/main/terraform/net/modules")).isSymbolicLink();
        write(modules.resolve("net/vpc/main.tf"), "module \"a\" {\n  source = \"../modules/other\"\n}\n");
        Map<String, String> before = contents();

        bringUp();

        Path copy = base.resolve("src/main/terraform/net/modules/other/main.tf");
        assertThat(copy.toRealPath()).isEqualTo(copy);
        assertThat(contents()).isEqualTo(before);
    }

    @Test
    void leavesBehindWhatAToolMadeInTheModule() throws IOException {
        Path module = modules.resolve("net/vpc");
        for (String name :
                List.of(".terraform/x", "terraform.tfstate", "terraform.tfstate.d/dev/x", "backend.tf.json")) {
            write(module.resolve(name), "left");
        }

        bringUp();

        assertThat(directory)
                .isDirectoryNotContaining(path ->
                        !List.of("main.tf", "files").contains(path.getFileName().toString()));
    }

    @Test
    @DisplayName("links of a module lead where they lead in the repository, files are its own")
    void keepsLinksInTheModule() throws IOException {
        Path module = modules.resolve("net/vpc");
        Files.createSymbolicLink(module.resolve("linked.tf"), modules.resolve("shared/main.tf"));
        Files.createSymbolicLink(module.resolve("linked"), Path.of("..", "..", "shared"));
        Files.createSymbolicLink(module.resolve("absolute"), modules.resolve("shared"));
        Files.createSymbolicLink(module.resolve("circle"), modules.resolve("net/vpc"));
        Files.createSymbolicLink(module.resolve("nowhere"), modules.resolve("gone"));

        bringUp();
        bringUp();

        assertThat(directory.resolve("linked.tf")).hasContent("# shared");
        assertThat(Files.isSymbolicLink(directory.resolve("linked.tf"))).isFalse();
        assertThat(directory.resolve("linked").toRealPath()).isEqualTo(base.resolve("src/main/terraform/shared"));
        assertThat(directory.resolve("absolute/main.tf")).hasContent("# shared");
        assertThat(directory.resolve("circle")).doesNotExist();
    }

    @Test
    @DisplayName(
            "a module that is called by the name of a link is copied where the link leads, and linked in the mirror")
    void copiesAModuleBehindALink() throws IOException {
        write(project.resolve("library/x/main.tf"), "# library");
        Files.createSymbolicLink(modules.resolve("lib"), Path.of("..", "..", "..", "library"));
        write(modules.resolve("net/vpc/main.tf"), "module \"x\" {\n  source = \"../../lib/x\"\n}\n");

        bringUp();

        assertThat(directory.resolve("../../lib/x/main.tf").toRealPath()).isEqualTo(base.resolve("library/x/main.tf"));
    }

    @Test
    void keepsScriptsRunnable() throws IOException {
        Path script = modules.resolve("net/vpc/get.sh");
        write(script, "#!/bin/sh");
        assertThat(script.toFile().setExecutable(true)).isTrue();

        bringUp();

        assertThat(directory.resolve("get.sh")).isExecutable();
    }

    @Test
    @DisplayName("a directory of an earlier layout, or of another root module, gives way to what is linked there now")
    void makesRoomForALink() throws IOException {
        write(base.resolve("README.md/main.tf"), "# of an earlier layout");
        write(base.resolve("src/main/terraform/shared"), "a file");

        bringUp();

        assertThat(base.resolve("README.md")).isSymbolicLink();
        assertThat(base.resolve("src/main/terraform/shared/main.tf")).hasContent("# shared");
    }

    @Test
    void writesNothingIntoTheSources() throws IOException {
        Map<String, String> before = contents();

        bringUp();
        bringUp();

        assertThat(contents()).isEqualTo(before);
    }

    @Test
    @DisplayName(
            "a project that is named by way of a link and has decomposed letters in its path is mirrored as any other")
    void comparesRealPaths() throws IOException {
        Path composed = Files.createDirectory(parent.resolve("Cafe\u0301"));
        Path moved = Files.move(project, composed.resolve("project"));
        Path link = Files.createSymbolicLink(parent.resolve("link"), composed);
        project = link.resolve("project");
        base = project.resolve("target/atmos/dev/vpc");

        bringUp();

        assertThat(base.resolve("src/main/terraform/net/vpc/main.tf")).isRegularFile();
        assertThat(base.resolve("README.md").toRealPath())
                .isEqualTo(moved.toRealPath().resolve("README.md"));
        assertThat(Files.readSymbolicLink(base.resolve("README.md"))).isEqualTo(Path.of("../../../../README.md"));
    }

    @Test
    @DisplayName("where no links can be made, copies without builds take their place and follow the sources")
    void copiesWhereLinksAreNotPossible() throws IOException {
        write(project.resolve("other/target/x"), "built");
        write(project.resolve("other/a"), "1");
        write(project.resolve("other/b"), "2");
        SourceTree repository = repository(Set.of());
        Mirror.Level top = new Mirror.Level(
                project, "", List.of(new Mirror.Link("other", null), new Mirror.Link("README.md", null)), false);
        Files.createDirectories(base);
        Links links = new Links(base, repository, new AtomicFiles(), (link, text) -> {
            throw new FileSystemException("no links here");
        });
        links.bring(top);
        Files.delete(project.resolve("other/b"));

        links.bring(top);

        assertThat(base.resolve("other/a")).hasContent("1");
        assertThat(base.resolve("other/b")).doesNotExist();
        assertThat(base.resolve("other/target")).doesNotExist();
        assertThat(base.resolve("README.md")).hasContent("# read me").isRegularFile();
    }

    private void bringUp() throws IOException {
        bringUp(Set.of(project.resolve("target")));
    }

    private void bringUp(Set<Path> buildDirectories) throws IOException {
        SourceTree repository = repository(buildDirectories);
        RootModule module = new RootModules(project, repository).of("net/vpc");
        String rendered = repository.place(module.directory()) + "/backend.tf.json";
        new WorkingCopy(base, repository, module.mirror(), rendered::equals).bringUp();
    }

    private SourceTree repository(Set<Path> buildDirectories) {
        return SourceTree.of(project, project.resolve("src/main/terraform"), new MavenBuild(project, buildDirectories));
    }

    /** All files of the sources. */
    private Map<String, String> contents() throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> all = Files.walk(project.resolve("src"))) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                contents.put(file.toString(), Files.readString(file));
            }
        }
        return contents;
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
