package io.github.atmosmaven.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.TestProject;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("semantics 3.5: settings.list_merge_strategy")
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

    private Object vars(String name, String components) {
        return new TestProject(directory)
                .stack("dev", "components:\n  terraform:\n" + components.indent(4)).instances().stream()
                        .filter(instance -> instance.name().equals(name))
                        .findFirst()
                        .orElseThrow()
                        .vars()
                        .get("A");
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("of a base rules how that base meets what stands before it, not how its own bases meet")
    @CsvSource({
        "svc, '[1, 2, 3]'",
        "c, '[2, 3]'",
        "d, '[2, 3, 4]'",
        "e, '[1, 2, 3, 5]'",
    })
    void ofABase(String instance, String list) {
        assertThat(vars(instance, """
                t1: {metadata: {type: abstract}, vars: {A: [1]}}
                t2: {metadata: {type: abstract}, vars: {A: [2]}}
                svc:
                  metadata: {inherits: [t1, t2]}
                  settings: {list_merge_strategy: append}
                  vars: {A: [3]}
                c: {metadata: {inherits: [svc]}}
                d: {metadata: {inherits: [svc]}, vars: {A: [4]}}
                e: {metadata: {inherits: [svc]}, settings: {list_merge_strategy: append}, vars: {A: [5]}}
                """)).hasToString(list);
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("of overrides rules how the bases of their component meet")
    @CsvSource({"append, '[1, 1]'", "replace, '[1]'"})
    void ofOverrides(String strategy, String list) {
        Object merged = new TestProject(directory)
                .stack("dev", """
                        terraform: {overrides: {settings: {list_merge_strategy: %s}}}
                        components:
                          terraform:
                            common: {metadata: {type: abstract}, vars: {A: [1]}}
                            base: {metadata: {type: abstract, inherits: [common]}}
                            d: {metadata: {inherits: [common, base]}}
                        """.formatted(strategy))
                .instances()
                .get(0)
                .vars()
                .get("A");

        assertThat(merged).hasToString(list);
    }

    @ParameterizedTest(name = "{0} in the {1} form")
    @DisplayName(
            "semantics 17.29: rules the lists that bases say of a backend, and not those of terraform: and the component itself")
    @CsvSource({
        "append, nested, '[one, two]'",
        "append, flat, '[one, two]'",
        "replace, nested, '[two]'",
    })
    void amongBackendsOfBases(String strategy, String form, String list) {
        String open = form.equals("flat") ? "{" : "{s3: {";
        String close = form.equals("flat") ? "}" : "}}";
        Object merged = new TestProject(directory)
                .stack("dev", """
                        terraform: {backend_type: s3, backend: %2$sbucket: b, key: k, region: r, allowed_account_ids: [zero]%3$s}
                        components:
                          terraform:
                            t: {metadata: {type: abstract}, backend: %2$sallowed_account_ids: [one]%3$s}
                            u: {metadata: {type: abstract}, backend: %2$sallowed_account_ids: [two]%3$s}
                            c: {metadata: {inherits: [t, u]}, settings: {list_merge_strategy: %1$s}}
                        """.formatted(strategy, open, close))
                .instances()
                .get(0)
                .backend()
                .attributes()
                .get("allowed_account_ids");

        assertThat(merged).hasToString(list);
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("of a component does not rule secrets among its bases, nor retry over them")
    @CsvSource({"secrets, '[second, own]'", "retry, '[own]'", "dependencies, '[first, second, own]'"})
    void leavesSomeSectionsToTheProject(String section, String list) {
        Object merged = new TestProject(directory)
                .stack("dev", """
                        components:
                          terraform:
                            first: {metadata: {type: abstract}, %1$s: {l: [first]}}
                            second: {metadata: {type: abstract}, %1$s: {l: [second]}}
                            vpc:
                              metadata: {inherits: [first, second]}
                              settings: {list_merge_strategy: append}
                              %1$s: {l: [own]}
                        """.formatted(section))
                .instances()
                .get(0)
                .section(section)
                .get("l");

        assertThat(merged).hasToString(list);
    }
}
