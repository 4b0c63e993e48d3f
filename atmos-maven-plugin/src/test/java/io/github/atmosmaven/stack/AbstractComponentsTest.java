package io.github.atmosmaven.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.TestProject;
import io.github.atmosmaven.workflow.select.LoadedStacks;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AbstractComponentsTest {

    @TempDir
    private Path directory;

    @Test
    @DisplayName("semantics 5.12: an abstract component is no workspace of Spacelift, what builds on it is")
    void areNoWorkspacesOfSpacelift() {
        LoadedStacks loaded = new TestProject(directory).stack("dev", """
                components:
                  terraform:
                    base:
                      metadata: {type: abstract}
                      settings: {spacelift: {workspace_enabled: true, stack_name: s}, depth: 1}
                    vpc: {metadata: {inherits: [base]}}
                """).load();
        ResolvedManifest manifest = loaded.resolution().manifests().get(0);

        assertThat(manifest.abstractComponents())
                .singleElement()
                .satisfies(base -> assertThat(base.section("settings"))
                        .hasToString(manifest.instances()
                                .get(0)
                                .section("settings")
                                .toString()
                                .replace("workspace_enabled: true, ", "")));
        assertThat(manifest.instances().get(0).section("settings").at("spacelift", "workspace_enabled"))
                .hasToString("true");
    }
}
