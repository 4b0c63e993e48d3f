package io.github.atmosmaven.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("D61: the working directory of an instance")
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "links need a privilege there")
class WorkingCopyTest {

    @TempDir
    Path project;

    private Path modules;
    private Path base;

    @BeforeEach
    void layOut() throws IOException {
        modules = project.resolve("src/main/terraform");
        base = project.resolve("target/atmos/dev/vpc");
        write(modules.resolve("net/vpc/main.tf"), "# vpc");
        write(modules.resolve("net/vpc/files/a.json"), "{}");
        write(modules.resolve("net/modules/subnet/main.tf"), "# subnet");
        write(modules.resolve("shared/main.tf"), "# shared");
    }

    @Test
    void holdsTheModuleAndLinksWhatLiesAround() throws IOException {
        bringUp();

        Path directory = base.resolve("net/vpc");
        assertThat(directory.resolve("main.tf")).hasContent("# vpc").isRegularFile();
        assertThat(directory.resolve("files/a.json")).hasContent("{}");
        assertThat(Files.isSymbolicLink(directory.resolve("main.tf"))).isFalse();
        assertThat(directory.resolve("../modules/subnet/main.tf")).hasContent("# subnet");
        assertThat(directory.resolve("../../shared/main.tf")).hasContent("# shared");
        assertThat(base.resolve("shared")).isSymbolicLink();
    }

    @Test
    void losesWhatTheModuleLost_andKeepsWhatTheToolMade() throws IOException {
        bringUp();
        Path directory = base.resolve("net/vpc");
        write(directory.resolve(".terraform/providers/x"), "a provider");
        write(directory.resolve(".terraform.lock.hcl"), "made by init");
        write(directory.resolve("backend.tf.json"), "rendered");
        Files.delete(modules.resolve("net/vpc/files/a.json"));
        Files.delete(modules.resolve("shared/main.tf"));
        Files.delete(modules.resolve("shared"));

        bringUp();

        assertThat(directory.resolve("files/a.json")).doesNotExist();
        assertThat(Files.exists(base.resolve("shared"), LinkOption.NOFOLLOW_LINKS))
                .isFalse();
        assertThat(directory.resolve(".terraform/providers/x")).hasContent("a provider");
        assertThat(directory.resolve(".terraform.lock.hcl")).hasContent("made by init");
        assertThat(directory.resolve("backend.tf.json")).hasContent("rendered");
    }

    @Test
    void leavesBehindWhatAToolMadeInTheModule() throws IOException {
        Path module = modules.resolve("net/vpc");
        for (String name :
                List.of(".terraform/x", "terraform.tfstate", "terraform.tfstate.d/dev/x", "backend.tf.json")) {
            write(module.resolve(name), "left");
        }

        bringUp();

        assertThat(base.resolve("net/vpc"))
                .isDirectoryNotContaining(path ->
                        !List.of("main.tf", "files").contains(path.getFileName().toString()));
    }

    @Test
    void followsLinksInTheModule() throws IOException {
        Files.createSymbolicLink(modules.resolve("net/vpc/linked.tf"), modules.resolve("shared/main.tf"));
        Files.createSymbolicLink(modules.resolve("net/vpc/linked"), modules.resolve("shared"));
        Files.createSymbolicLink(modules.resolve("net/vpc/circle"), modules.resolve("net/vpc"));
        Files.createSymbolicLink(modules.resolve("net/vpc/nowhere"), modules.resolve("gone"));

        bringUp();

        assertThat(base.resolve("net/vpc/linked.tf")).hasContent("# shared");
        assertThat(base.resolve("net/vpc/linked/main.tf")).hasContent("# shared");
        assertThat(base.resolve("net/vpc/circle")).doesNotExist();
    }

    @Test
    void keepsScriptsRunnable() throws IOException {
        Path script = modules.resolve("net/vpc/get.sh");
        write(script, "#!/bin/sh");
        assertThat(script.toFile().setExecutable(true)).isTrue();

        bringUp();

        assertThat(base.resolve("net/vpc/get.sh")).isExecutable();
    }

    @Test
    void makesRoomForALink_whenTheInstanceHadAnotherRootModule() throws IOException {
        write(modules.resolve("old/main.tf"), "# old");
        new WorkingCopy(base, base.resolve("old"), modules, modules.resolve("old"), true).bringUp();
        write(base.resolve("old/.terraform/x"), "left");

        bringUp();

        assertThat(base.resolve("old")).isSymbolicLink();
        assertThat(modules.resolve("old/main.tf")).hasContent("# old");
    }

    @Test
    void writesNothingIntoTheProject() throws IOException {
        bringUp();
        List<String> before = ModuleFiles.of(modules);

        bringUp();

        assertThat(ModuleFiles.of(modules)).isEqualTo(before).hasSize(4);
    }

    private void bringUp() throws IOException {
        new WorkingCopy(base, base.resolve("net/vpc"), modules, modules.resolve("net/vpc"), true).bringUp();
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
