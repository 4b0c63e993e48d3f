package io.github.atmosmaven.stack.order;

import static io.github.atmosmaven.stack.order.Instances.names;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderChecksTest {

    private static final String DEV = "vars: {namespace: acme, environment: ue1, stage: dev}";
    private static final String PROD = "vars: {namespace: acme, environment: ue1, stage: prod}";

    private static Instances world() {
        return new Instances()
                .with("dev/vpc", "{" + DEV + "}")
                .with("dev/eks/blue", "{" + DEV + "}")
                .with("dev/off", "{" + DEV + ", metadata: {enabled: false}}")
                .with("prod/vpc", "{" + PROD + "}")
                .with("prod/app", "{" + PROD + "}")
                .with("west/vpc", "{vars: {namespace: acme, environment: uw2, stage: prod}}")
                .with("seven/vpc", "{vars: {namespace: acme, environment: ue1, stage: 7}}");
    }

    private static List<Problem> problems(Instances instances) {
        return problems(instances, BrokenStacks.NONE);
    }

    private static List<Problem> problems(Instances instances, BrokenStacks broken) {
        return OrderChecks.check(instances.all(), broken).stream()
                .map(OrderChecks.Found::problem)
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("semantics 13.7: both places and all forms of a dependency are read")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            nullValues = "-",
            value = {
                "settings: {depends_on: {1: {component: vpc}}}                                  | dev/vpc",
                "settings: {depends_on: {1: {component: vpc}, why: {component: eks/blue}}}      | dev/eks/blue dev/vpc",
                "settings: {depends_on: [{component: vpc}, eks/blue]}                           | dev/eks/blue dev/vpc",
                "settings: {depends_on: {1: {component: vpc, stack: prod}}}                     | prod/vpc",
                "settings: {depends_on: {1: {component: vpc, stack: west, stage: dev}}}         | west/vpc",
                "settings: {depends_on: {1: {component: vpc, stage: prod}}}                     | prod/vpc",
                "settings: {depends_on: {1: {component: vpc, stage: 7}}}                        | seven/vpc",
                "settings: {depends_on: {1: {component: vpc, stage: prod, environment: uw2}}}   | west/vpc",
                "settings: {depends_on: {1: {component: vpc, stage: dev}}}                      | dev/vpc",
                "settings: {depends_on: {1: {file: a/b.tf}, 2: {folder: c}, 3: {component: vpc}}} | dev/vpc",
                "settings: {depends_on: {1: , 2: {}, 3: {component: vpc, stack: ''}}}           | dev/vpc",
                "dependencies: {components: [{name: vpc}]}                                      | dev/vpc",
                "dependencies: {components: [{component: vpc, kind: terraform}]}                | dev/vpc",
                "dependencies: {components: [{name: vpc, component: vpc, stack: prod}]}         | prod/vpc",
                "dependencies: {components: [{kind: file, path: a}, {kind: folder, path: b}]}   | -",
                "dependencies: {files: [a], folders: [b], tools: {terraform: 1.11.4}}           | -",
                "dependencies: {components: }                                                   | -",
                "dependencies: {components: [{name: vpc}]}, settings: {depends_on: {1: {component: app, stack: prod}}}"
                        + " | dev/vpc prod/app",
                "dependencies: {components: [{name: vpc}]}, settings: {depends_on: {1: {component: vpc}}} | dev/vpc",
            })
    void readsAllForms(String sections, String expected) {
        Instances instances = world().with("dev/it", "{" + DEV + ", " + sections + "}");

        assertThat(String.join(" ", names(instances.order().dependenciesOf(instances.one("dev/it")))))
                .isEqualTo(expected == null ? "" : expected);
        assertThat(problems(instances)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("D64, D8: a dependency that orders nothing is told at its place")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "settings: {depends_on: {1: {component: vcp}}}                   | 160 | 1:41 | of which its stack has no instance | did you mean 'vpc'?",
                "settings: {depends_on: {1: {component: monitoring}}}            | 160 | 1:41 | of which its stack | the nearest are: off, eks/blue, vpc; an abstract component",
                "settings: {depends_on: {1: {component: monitoring, stack: dev}}} | 160 | 1:41 | of which stack 'dev' has | the nearest are",
                "dependencies: {components: [{name: vpc, stack: prdo}]}          | 160 | 1:49 | no such stack | did you mean 'prod'?",
                "settings: {depends_on: {1: {component: app, stage: dev}}}       | 160 | 1:41 | stage 'dev', of which | 'stack'",
                "settings: {depends_on: {1: {component: ap, stage: prod}}}       | 160 | 1:41 | stage 'prod', of which | did you mean 'app'?",
                "settings: {depends_on: {1: {component: off}}}                   | 163 | 1:41 | disabled | enable it",
                "settings: {depends_on: vpc}                                     | 162 | 1:25 | must be a map of dependencies, not text | component: <name>",
                "settings: {depends_on: {1: 2}}                                  | 162 | 1:29 | must hold maps, not a number | component: <name>",
                "settings: {depends_on: {1: {stage: prod}}}                      | 162 | 1:29 | names no component | component: <name>",
                "dependencies: {components: {name: vpc}}                         | 162 | 1:29 | must be a list of dependencies, not a map | name: <component>",
                "dependencies: {components: [vpc]}                               | 162 | 1:30 | must hold maps, not text | name: <component>",
                "dependencies: {components: [{name: vpc, stack: [a]}]}           | 162 | 1:49 | 'stack' of a dependency must be text | name: <component>",
                "dependencies: {components: [{name: vpc, stage: prod}]}          | 121 | 1:42 | 'stage' of an entry of dependencies.components | 'stack'",
                "settings: {depends_on: {1: {component: vpc, stak: prod}}}       | 121 | 1:46 | 'stak' | did you mean 'stack'?",
                "dependencies: {components: [{name: nginx, kind: helmfile}]}     | 606 | 1:50 | 'helmfile' | a plugin of their own",
            })
    void tellsWhatOrdersNothing(String sections, int code, String place, String message, String hint) {
        Instances instances = world().with("dev/it", "{" + DEV + "}");
        Instances it = world().with("dev/it", "{" + sections + ", " + DEV + "}");

        assertThat(problems(instances)).isEmpty();
        assertThat(problems(it)).singleElement().satisfies(problem -> {
            assertThat(problem.code().number()).isEqualTo(code);
            assertThat(problem.isError()).isFalse();
            assertThat(problem.location()).hasToString("test.yaml:" + place);
            assertThat(problem.message()).contains(message);
            assertThat(problem.hint()).contains(hint);
        });
    }

    @Test
    @DisplayName("semantics 13.7: two different names of one dependency are an error")
    void refusesTwoNames() {
        assertThat(problems(world().with(
                                "dev/it",
                                "{dependencies: {components: [{name: vpc, component: eks/blue}]}, " + DEV + "}")))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.isError()).isTrue();
                    assertThat(problem.code()).isEqualTo(ProblemCode.DEPENDENCY_INVALID);
                    assertThat(problem.message()).contains("'vpc'", "'eks/blue'");
                });
    }

    @Test
    @DisplayName("D64: a disabled instance runs nothing, so what it depends on is not looked at and closes no cycle")
    void leavesDisabledOnesAlone() {
        Instances instances = new Instances()
                .with("dev/off", "{metadata: {enabled: false}, settings: {depends_on: {1: {component: gone}}}}")
                .with("dev/a", "{settings: {depends_on: {1: {component: b}}}}")
                .with("dev/b", "{metadata: {enabled: false}, settings: {depends_on: {1: {component: a}}}}");

        assertThat(problems(instances)).extracting(Problem::code).containsExactly(ProblemCode.DEPENDENCY_DISABLED);
        assertThat(instances.all())
                .allSatisfy(instance ->
                        assertThat(instances.order().dependenciesOf(instance)).isEmpty());
    }

    @Test
    @DisplayName("D64: a way through a disabled instance orders what is run, unless that would close a cycle")
    void followsWaysThroughDisabledOnes() {
        Instances instances = new Instances()
                .with("dev/a", "{settings: {depends_on: {1: {component: off}, 2: {component: back}}}}")
                .with("dev/back", "{metadata: {enabled: false}, settings: {depends_on: {1: {component: z}}}}")
                .with("dev/off", "{metadata: {enabled: false}, settings: {depends_on: {1: {component: z}}}}")
                .dependent("dev/late", "dev/a")
                .with("dev/z", "{settings: {depends_on: {1: {component: none}}}}")
                .with("dev/none", "{metadata: {enabled: false}, settings: {depends_on: {1: {component: late}}}}");

        assertThat(problems(instances)).extracting(Problem::code).containsOnly(ProblemCode.DEPENDENCY_DISABLED);
        InstanceOrder order = instances.order();
        assertThat(names(order.dependenciesOf(instances.one("dev/a")))).contains("dev/z");
        assertThat(names(order.dependenciesOf(instances.one("dev/late")))).containsExactly("dev/a");
        assertThat(names(order.dependenciesOf(instances.one("dev/z")))).isEmpty();
    }

    @Test
    @DisplayName("D18: what is not found may be in a manifest that is broken")
    void sparesWhatMayBeBroken() {
        Instances instances = new Instances()
                .dependent("dev/a", "dev/gone", "gone/b", "prod/c")
                .dependent("prod/d");

        assertThat(problems(instances)).hasSize(3);
        assertThat(problems(instances, new BrokenStacks(Set.of("dev"), false)))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("'c'"));
        assertThat(problems(instances, new BrokenStacks(Set.of(), true))).isEmpty();
    }

    @Test
    @DisplayName("D64: each cycle is one error that prints its path, at the place of one dependency")
    void tellsEachCycle() {
        Instances instances = new Instances()
                .dependent("dev/a", "dev/b")
                .dependent("dev/b", "prod/c", "dev/d")
                .dependent("prod/c", "dev/b")
                .dependent("dev/d", "dev/a")
                .dependent("prod/e", "prod/e")
                .dependent("prod/f", "dev/a");

        List<OrderChecks.Found> found = OrderChecks.check(instances.all(), BrokenStacks.NONE);

        assertThat(found)
                .extracting(each -> each.problem().message())
                .containsExactly(
                        "depending on 'b' closes a cycle: dev/b -> prod/c -> dev/b",
                        "depending on 'a' closes a cycle: dev/a -> dev/b -> dev/d -> dev/a",
                        "depending on 'e' closes a cycle: prod/e -> prod/e");
        assertThat(found).allSatisfy(each -> {
            assertThat(each.problem().isError()).isTrue();
            assertThat(each.problem().code()).isEqualTo(ProblemCode.DEPENDENCY_CYCLE);
            assertThat(each.problem().location()).hasToString("test.yaml:1:37");
        });
        assertThat(names(found.get(1).instances())).containsExactly("dev/a", "dev/b", "dev/d");
    }

    @Test
    @DisplayName("D64: a long cycle is told by its beginning, and thousands of them stay bearable")
    void shortensLongCycles() {
        Instances instances = new Instances();
        for (int i = 0; i < 3_000; i++) {
            String next = "dev/" + name(Math.min(i + 1, 2_999));
            instances.dependent("dev/" + name(i), next, "dev/" + name(0));
        }

        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            List<Problem> problems = problems(instances);
            assertThat(problems).hasSize(3_001);
            assertThat(problems.get(1).message()).endsWith("-> dev/c1011 -> … (2988 more) -> dev/c1000");
            assertThat(problems.stream()
                            .mapToInt(problem -> problem.message().length())
                            .max())
                    .satisfies(longest -> assertThat(longest.orElseThrow()).isLessThan(300));
            assertThat(OrderChecks.check(instances.all(), BrokenStacks.NONE).stream()
                            .mapToInt(each -> each.instances().size())
                            .sum())
                    .isLessThan(1_100_000);
        });
    }

    private static String name(int i) {
        return "c" + (1_000 + i);
    }
}
