package io.github.atmosmaven.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.TestProject;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("3.5: settings.list_merge_strategy")
class ListStrategiesTest {

    @TempDir
    private Path directory;

    @ParameterizedTest(name = "{1} at the {0}")
    @DisplayName("rules what a component is merged from, but not what its manifest and terraform: make of each other")
    @CsvSource({
        "manifest, append, '[terraform, base, own]'",
        "terraform, append, '[terraform, base, own]'",
        "base, append, '[terraform, base, own]'",
        "own, append, '[terraform, base, own]'",
        "own, merge, '[own]'",
        "own, replace, '[own]'",
    })
    void rulesTheLevelsOfAComponent(String level, String strategy, String list) {
        Object merged = new TestProject(directory)
                .stack(
                        "dev",
                        "vars: {l: [manifest]}\nsettings: " + settings("manifest", level, strategy)
                                + "\nterraform: {vars: {l: [terraform]}, settings: "
                                + settings("terraform", level, strategy)
                                + "}\ncomponents:\n  terraform:\n"
                                + "    base: {metadata: {type: abstract}, vars: {l: [base]}, settings: "
                                + settings("base", level, strategy)
                                + "}\n    vpc: {metadata: {inherits: [base]}, vars: {l: [own]}, settings: "
                                + settings("own", level, strategy) + "}\n")
                .instances()
                .get(0)
                .vars()
                .get("l");

        assertThat(merged).hasToString(list);
    }

    private static String settings(String here, String level, String strategy) {
        return here.equals(level) ? "{list_merge_strategy: " + strategy + "}" : "{}";
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("reaches neither secrets nor retry")
    @CsvSource({"secrets", "retry"})
    void leavesSomeSectionsToTheProject(String section) {
        Object merged = new TestProject(directory)
                .stack("dev", """
                        components:
                          terraform:
                            base: {metadata: {type: abstract}, %1$s: {l: [base]}}
                            vpc: {metadata: {inherits: [base]}, settings: {list_merge_strategy: append}, %1$s: {l: [own]}}
                        """.formatted(section))
                .instances()
                .get(0)
                .section(section)
                .get("l");

        assertThat(merged).hasToString("[own]");
    }
}
