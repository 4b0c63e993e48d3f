package io.github.atmosmaven.stack.order;

import static io.github.atmosmaven.stack.order.Instances.names;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StateReadsTest {

    private static Instances world() {
        return new Instances()
                .with("dev/vpc", "{}")
                .with("dev/eks/blue", "{}")
                .with("dev/7-mile", "{}")
                .with("dev/off", "{metadata: {enabled: false}}")
                .with("core/vpc", "{}")
                .with("core/dns", "{}");
    }

    private static String reads(Instances instances, List<Problem> problems) {
        return StateReads.of(instances.all()).of(instances.one("dev/it"), problems::add).stream()
                .map(read -> read.name()
                        + (read.isAsked() ? "=" : "~")
                        + read.target().displayName())
                .collect(Collectors.joining(" "));
    }

    private static List<Problem> checked(Instances instances) {
        return OrderChecks.check(instances.all(), BrokenStacks.NONE).stream()
                .map(OrderChecks.Found::problem)
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("D64: reads are a list or a map, each is a name or a map, and its block is named like the component")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            nullValues = "-",
            value = {
                "settings: {atmos: {reads: [vpc]}}                                          | vpc=dev/vpc",
                "settings: {atmos: {reads: [eks/blue, 7-mile]}}                                | eks-blue=dev/eks/blue _7-mile=dev/7-mile",
                "settings: {atmos: {reads: [{component: dns, stack: core, name: zones}]}}   | zones=core/dns",
                "settings: {atmos: {reads: [vpc, {component: vpc, stack: core, name: core}]}} | vpc=dev/vpc core=core/vpc",
                "settings: {atmos: {reads: {network: vpc, zones: {component: dns, stack: core}}}}"
                        + " | network=dev/vpc zones=core/dns",
                "settings: {atmos: {reads: {network: {component: vpc, name: network}, gone: }}} | network=dev/vpc",
                "settings: {atmos: {reads: }}                                               | -",
                "settings: {atmos: {gate: {}}}                                              | -",
                "dependencies: {components: [{name: vpc}, {name: dns, stack: core}]}        | vpc~dev/vpc dns~core/dns",
                "dependencies: {components: [{name: vpc}]}, settings: {atmos: {reads: [{component: dns, stack: core, name: vpc}]}}"
                        + " | vpc=core/dns",
                "settings: {depends_on: {1: {component: vpc}}}                              | -",
            })
    void readsAllForms(String sections, String expected) {
        Instances instances = world().with("dev/it", "{" + sections + "}");
        List<Problem> problems = new ArrayList<>();

        assertThat(reads(instances, problems)).isEqualTo(expected == null ? "" : expected);
        assertThat(problems).isEmpty();
        assertThat(checked(instances)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("D64, D70: a read that leads nowhere, or whose block has no name of its own, is an error at its place")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "[vcp]                              | 160 | 1:29 | reads the state of 'vcp', of which its stack has no | did you mean 'vpc'?",
                "[{component: dns}]                 | 160 | 1:41 | reads the state of 'dns', of which its stack | an abstract component has no instances",
                "[{component: vpc, stack: coer}]    | 160 | 1:53 | there is no such stack | did you mean 'core'?",
                "[it]                               | 161 | 1:29 | depending on 'it' closes a cycle: dev/it -> dev/it | take one",
                "[vpc, {component: vpc, stack: core}] | 162 | 1:46 | two entries of settings.atmos.reads are data blocks of the name 'vpc' | another 'name'",
                "[{component: vpc, name: 1a}]       | 162 | 1:52 | '1a' is no name of a data block | '_1a'",
                "[{component: vpc, name: a.b}]      | 162 | 1:52 | 'a.b' is no name | 'a-b'",
                "{a: {component: vpc, name: b}}     | 162 | 1:55 | the names 'a' and 'b' | keep the key",
                "[{stack: core}]                    | 162 | 1:29 | names no component | component: vpc",
                "[{component: vpc, stak: core}]     | 162 | 1:46 | unknown key 'stak' | did you mean 'stack'?",
                "[{component: vpc, stack: [core]}]  | 162 | 1:53 | 'stack' of an entry of settings.atmos.reads must be text, not a list | - vpc",
                "[[vpc]]                            | 162 | 1:29 | must be a name or a map, not a list | - vpc",
                "vpc                                | 162 | 1:28 | must be a list of components, not text | - vpc",
            })
    void refuses(String written, int code, String place, String message, String hint) {
        Instances instances = world().with("dev/it", "{settings: {atmos: {reads: " + written + "}}}");

        assertThat(checked(instances)).singleElement().satisfies(problem -> {
            assertThat(problem.code().number()).isEqualTo(code);
            assertThat(problem.isError()).isTrue();
            assertThat(problem.location()).hasToString("test.yaml:" + place);
            assertThat(problem.message()).contains(message);
            assertThat(problem.hint()).contains(hint);
        });
    }

    @Test
    @DisplayName("D19: a misspelt 'reads' would leave a module without its blocks")
    void refusesAMisspeltKey() {
        assertThat(checked(world().with("dev/it", "{settings: {atmos: {read: [vpc]}}}")))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.message()).contains("unknown key 'read' in settings.atmos");
                    assertThat(problem.hint()).contains("'reads'");
                });
    }

    @Test
    @DisplayName("D64: the state of a disabled instance is read as it is, with a warning")
    void readsDisabledOnes() {
        Instances instances = world().with("dev/it", "{settings: {atmos: {reads: ['off']}}}");

        assertThat(reads(instances, new ArrayList<>())).isEqualTo("off=dev/off");
        assertThat(checked(instances)).singleElement().satisfies(problem -> {
            assertThat(problem.isError()).isFalse();
            assertThat(problem.code()).isEqualTo(ProblemCode.DEPENDENCY_DISABLED);
            assertThat(problem.message()).contains("is disabled", "its state is read as it is");
        });
    }

    @Test
    @DisplayName("D64: who reads a state comes after whose state it is, and a cycle of reads is an error")
    void countsForTheOrder() {
        Instances instances = world().with("dev/it", "{settings: {atmos: {reads: [vpc]}}}")
                .with("dev/app", "{settings: {atmos: {reads: [it]}}}");

        InstanceOrder order = instances.order();

        assertThat(names(order.dependenciesOf(instances.one("dev/app")))).containsExactly("dev/it");
        assertThat(names(order.dependenciesOf(instances.one("dev/it")))).containsExactly("dev/vpc");
        assertThat(names(order.allDependentsOf(instances.get("dev/vpc")))).containsExactly("dev/app", "dev/it");
        assertThat(checked(new Instances()
                        .with("dev/a", "{settings: {atmos: {reads: [b]}}}")
                        .with("dev/b", "{dependencies: {components: [{name: a}]}}")))
                .extracting(Problem::code)
                .containsExactly(ProblemCode.DEPENDENCY_CYCLE);
    }

    @Test
    @DisplayName("D64: a name that stands for two dependencies is a warning where the blocks are written")
    void tellsAmbiguousNames() {
        Instances instances =
                world().with("dev/it", "{dependencies: {components: [{name: vpc}, {name: vpc, stack: core}]}}");
        List<Problem> problems = new ArrayList<>();

        assertThat(reads(instances, problems)).isEqualTo("vpc~dev/vpc");
        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.isError()).isFalse();
            assertThat(problem.message()).contains("'vpc', which reads dev/vpc and not core/vpc");
        });
    }
}
