package io.github.atmosmaven.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.TestProject;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.workflow.describe.InstanceDocument;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("D60: the binary that manifests ask for, where it is computed")
class CommandsTest {

    @TempDir
    private Path directory;

    @Test
    @DisplayName("semantics 11.5: functions give it, and read the variables of the component first")
    void functionsGiveCommands() {
        List<Instance> instances = new TestProject(directory).stack("dev", """
                        terraform: {command: !env NOPE}
                        components:
                          terraform:
                            a: {command: !env NOPE tofu}
                            base: {metadata: {type: abstract}, command: !env BINARY tofu}
                            b: {metadata: {inherits: [base]}, env: {BINARY: terraform-1.9}}
                            c: {command: !unset }
                        """).instances();

        assertThat(instances).extracting(Instance::command).containsExactly("tofu", "terraform-1.9", "terraform");
        assertThat(instances).extracting(each -> each.tool().isWritten()).containsExactly(true, true, false);
        assertThat(InstanceDocument.of(instances.get(0)).get("command"))
                .satisfies(command -> assertThat(command.location()).hasToString("src/main/stacks/dev.yaml:4:18"));
    }

    @Test
    @DisplayName("semantics 10.6: templates give it")
    void templatesGiveCommands() {
        List<Instance> instances = new TestProject(directory).stack("dev", """
                        vars: {tool: tofu}
                        terraform: {command: "{{ .vars.tool }}"}
                        components: {terraform: {a: {}, b: {vars: {tool: terraform}}}}
                        """).instances();

        assertThat(instances).extracting(Instance::command).containsExactly("tofu", "terraform");
    }

    @Test
    @DisplayName("D83: one that misses a value is told")
    void tellsWhatIsMissing() {
        assertThat(new TestProject(directory)
                        .stack("dev", "components: {terraform: {a: {command: '{{ .vars.nope }}'}}}")
                        .load()
                        .problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo(ProblemCode.UNRESOLVED_TEMPLATE);
                    assertThat(problem.message()).contains("command", "vars.nope");
                });
    }
}
