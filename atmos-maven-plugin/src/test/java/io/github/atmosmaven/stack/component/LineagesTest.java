package io.github.atmosmaven.stack.component;

import static io.github.atmosmaven.ManifestText.map;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.merge.ListStrategy;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class LineagesTest {

    private final List<Problem> problems = new ArrayList<>();

    @Test
    @DisplayName("semantics 5.6: a shared ancestor is applied again with each branch")
    void appliesDiamondsTwice() {
        Lineage lineage = lineage("vpc", """
                root: {}
                left: {metadata: {inherits: [root]}}
                right: {metadata: {inherits: [root]}}
                vpc: {metadata: {inherits: [left, right]}}
                """);

        assertThat(lineage.bases()).extracting(Lineage.Base::name).containsExactly("root", "left", "root", "right");
        assertThat(lineage.inheritance()).containsExactly("right", "root", "left");
    }

    @Test
    @DisplayName("D15: a base that is listed twice is applied twice and nothing is lost")
    void appliesDoublesTwice() {
        Lineage lineage = lineage("vpc", """
                a: {}
                b: {}
                vpc: {metadata: {inherits: [a, b, a]}}
                """);

        assertThat(lineage.bases()).extracting(Lineage.Base::name).containsExactly("a", "b", "a");
        assertThat(lineage.inheritance()).containsExactly("a", "b");
    }

    @Test
    @DisplayName(
            "semantics 5.7, 5.14: the old attribute comes before inherits, and its deepest component is the module")
    void followsTheOldAttribute() {
        Lineage lineage = lineage("dlq", """
                queue: {}
                tagged: {}
                orders: {component: queue}
                dlq: {component: orders, metadata: {inherits: [tagged]}}
                """);

        assertThat(lineage.bases()).extracting(Lineage.Base::name).containsExactly("queue", "orders", "tagged");
        assertThat(lineage.legacyModule()).hasToString("queue");
    }

    @Test
    @DisplayName(
            "D15, semantics 5.8: what the old attribute of an abstract component names is looked at for the component alone")
    void checksTheOldAttributeOfAbstractComponents() {
        Lineages lineages = lineages("""
                x: {metadata: {inherits: [y]}}
                y: {metadata: {inherits: [x]}}
                looping: {component: x, metadata: {type: abstract}}
                lost: {component: nope, metadata: {type: abstract}}
                heir: {metadata: {inherits: [looping, lost]}}
                """);

        assertThat(problems)
                .extracting(Problem::code)
                .containsExactly(ProblemCode.INHERITANCE_CYCLE, ProblemCode.UNKNOWN_BASE);
        assertThat(lineages.isSound("looping")).isFalse();
        assertThat(lineages.isSound("lost")).isFalse();
        assertThat(lineages.isSound("heir")).isTrue();
    }

    @Test
    @DisplayName("semantics 5.14: the module of the old attribute is the base that is complete first")
    void theFirstCompleteBaseIsTheModule() {
        Lineage lineage = lineage("db", """
                vpc: {}
                eks: {metadata: {inherits: [vpc]}}
                db: {component: eks}
                """);

        assertThat(lineage.legacyModule()).hasToString("vpc");
    }

    @Test
    @DisplayName("semantics 5.7: an abstract base drops what its old attribute names")
    void anAbstractBaseDropsItsOldAttribute() {
        Lineage lineage = lineage("vpc", """
                queue: {}
                base: {metadata: {type: abstract}, component: queue}
                vpc: {metadata: {inherits: [base]}}
                """);

        assertThat(lineage.bases()).extracting(Lineage.Base::name).containsExactly("base");
    }

    @Test
    @DisplayName("D23: the old attribute may name a folder of the root modules, with a warning")
    void theOldAttributeMayNameAFolder() {
        Lineage lineage = lineage("net", "net: {component: modules/vpc}");

        assertThat(lineage.folderModule()).hasToString("modules/vpc");
        assertThat(lineage.legacyModule()).isNull();
        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.LEGACY_COMPONENT_FOLDER);
            assertThat(problem.isError()).isFalse();
        });
    }

    @Test
    @DisplayName("D15: a cycle among abstract components that nobody inherits is an error, reported once")
    void findsCyclesOfAbstractComponents() {
        Lineages lineages = lineages("""
                one: {metadata: {type: abstract, inherits: [two]}}
                two: {metadata: {type: abstract, inherits: [one]}}
                vpc: {}
                """);

        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.INHERITANCE_CYCLE);
            assertThat(problem.message()).contains("one -> two -> one");
        });
        assertThat(lineages.isSound("one")).isFalse();
        assertThat(lineages.isSound("vpc")).isTrue();
    }

    @Test
    @DisplayName("D15: what inherits from a broken component is broken without a second report")
    void breaksHeirsSilently() {
        Lineages lineages = lineages("""
                base: {metadata: {inherits: [gone]}}
                vpc: {metadata: {inherits: [base]}}
                """);

        assertThat(problems).extracting(Problem::code).containsExactly(ProblemCode.UNKNOWN_BASE);
        assertThat(lineages.isSound("vpc")).isFalse();
    }

    @Test
    @DisplayName("D30: a base's type in force is that of its own chain, not that of its neighbours")
    void knowsTheTypeOfAChain() {
        Lineage lineage = lineage("vpc", """
                on-gcs: {backend_type: gcs}
                plain: {backend: {encrypt: true}}
                heir: {metadata: {inherits: [on-gcs]}, backend: {prefix: p}}
                vpc: {metadata: {inherits: [heir, plain]}}
                """);

        assertThat(lineage.bases())
                .extracting(base -> base.name() + " " + base.typeInForce())
                .containsExactly("on-gcs gcs", "heir gcs", "plain null");
    }

    @Test
    @DisplayName("D24: diamonds upon diamonds are refused before they are walked")
    void refusesBasesWithoutEnd() {
        StringBuilder components = new StringBuilder("a0: {}\nb0: {}\n");
        for (int i = 1; i <= 40; i++) {
            for (String side : List.of("a", "b")) {
                components
                        .append(side)
                        .append(i)
                        .append(": {metadata: {inherits: [a")
                        .append(i - 1)
                        .append(", b")
                        .append(i - 1)
                        .append("]}}\n");
            }
        }
        Lineages lineages = lineages(components.toString());

        assertThat(problems).isNotEmpty().allSatisfy(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.LIMIT_EXCEEDED);
            assertThat(problem.message()).contains("more than 10000 bases");
        });
        assertThat(lineages.isSound("a40")).isFalse();
        assertThat(lineages.isSound("a10")).isTrue();
    }

    @Test
    @DisplayName("D24: a chain of bases that is longer than any thread's stack is refused")
    void refusesChainsWithoutEnd() {
        StringBuilder components = new StringBuilder();
        for (int i = 20_000; i > 0; i--) {
            components
                    .append("c")
                    .append(i)
                    .append(": {metadata: {inherits: [c")
                    .append(i - 1)
                    .append("]}}\n");
        }
        lineages(components.append("c0: {}\n").toString());

        assertThat(problems)
                .isNotEmpty()
                .allSatisfy(problem -> assertThat(problem.code()).isEqualTo(ProblemCode.LIMIT_EXCEEDED));
    }

    @Test
    @Timeout(60)
    @DisplayName("D24: a chain of a thousand bases takes what its bases take together, and no chain is longer")
    void followsLongChains() {
        StringBuilder components = new StringBuilder("c0: {backend_type: s3}\n");
        for (int i = 1; i <= 1_001; i++) {
            components.append("c" + i + ": {vars: {v" + i + ": 1}, metadata: {inherits: [c" + (i - 1) + "]}}\n");
        }
        Lineages lineages = lineages(components.toString());

        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.LIMIT_EXCEEDED);
            assertThat(problem.message()).contains("'c1001'").contains("a chain of more than 1000 bases");
        });
        List<Lineage> all = lineages.components().stream()
                .filter(component -> lineages.isSound(component.name()))
                .map(component -> lineages.of(component, null))
                .toList();
        assertThat(all).hasSize(1_001);
        Lineage last = all.get(1_000);
        assertThat(last.bases()).hasSize(1_000);
        assertThat(last.bases().get(999).name()).isEqualTo("c999");
        assertThat(last.bases().get(999).typeInForce()).hasToString("s3");
    }

    @Test
    @DisplayName("D24: the bases of all components of a stack together are limited, which is told once")
    void limitsTheBasesOfAllComponents() {
        String names = IntStream.range(0, 9_000).mapToObj(i -> "b" + i).collect(Collectors.joining(", "));
        StringBuilder components = new StringBuilder("wide: {metadata: {type: abstract, inherits: [" + names + "]}}\n");
        IntStream.range(0, 9_000).forEach(i -> components.append("b" + i + ": {}\n"));
        IntStream.range(0, 600).forEach(i -> components.append("heir" + i + ": {metadata: {inherits: [wide]}}\n"));
        Lineages lineages = lineages(components.toString());

        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.LIMIT_EXCEEDED);
            assertThat(problem.message()).contains("all components of the stack from more than 5,000,000");
        });
        assertThat(lineages.isSound("heir0")).isTrue();
        assertThat(lineages.isSound("heir599")).isFalse();
    }

    @Test
    @DisplayName("D15: a cycle is told at the item that closes it on the way from a real component")
    void tellsACycleOnTheWayFromARealComponent() {
        lineages("""
                vpc: {metadata: {inherits: [b]}}
                a: {metadata: {type: abstract, inherits: [b]}}
                b: {metadata: {type: abstract, inherits: [a]}}
                """);
        lineages("""
                a: {metadata: {type: abstract, inherits: [b]}}
                b: {metadata: {inherits: [a]}}
                """);

        assertThat(problems)
                .extracting(problem -> problem.location() + " " + problem.message())
                .containsExactly(
                        "test.yaml:2:43 inheriting 'b' closes a cycle: b -> a -> b",
                        "test.yaml:1:43 inheriting 'b' closes a cycle: b -> a -> b");
    }

    private Lineage lineage(String component, String components) {
        Lineages lineages = lineages(components);
        return lineages.of(
                lineages.components().stream()
                        .filter(each -> each.name().equals(component))
                        .findFirst()
                        .orElseThrow(),
                null);
    }

    private Lineages lineages(String components) {
        Lineages lineages =
                new Lineages(map(components), ListStrategy.REPLACE, name -> name.startsWith("modules/"), problems::add);
        lineages.check();
        return lineages;
    }
}
