package io.github.atmosmaven.terraform.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.InstanceOf;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.problem.Location;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.terraform.plan.Change;
import io.github.atmosmaven.terraform.plan.ChangeAction;
import io.github.atmosmaven.terraform.plan.PlanDocument;
import io.github.atmosmaven.terraform.plan.PlannedChanges;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("D68: the gate lets no plan pass that destroys or replaces what it must not")
class GateTest {

    private static final Location RULE = new Location("src/main/stacks/dev.yaml", 12, 9);
    private static final Instance INSTANCE = new InstanceOf("acme-dev", "db").get();

    @ParameterizedTest(name = "{0} stops {1} {2}: {3}")
    @CsvSource({
        "aws_db_instance, aws_db_instance.main, DELETE, true",
        "aws_db_instance, aws_db_instance.main, REPLACE, true",
        "aws_db_instance, module.x[0].aws_db_instance.main, DELETE, true",
        "aws_db_instance, aws_db_instance.main, FORGET, false",
        "aws_db_instance, aws_db_instance.main, UPDATE, false",
        "aws_db_instance, aws_db_instance.main, CREATE, false",
        "aws_db_instance, aws_db_instance_automated.main, DELETE, false",
        "aws_db, aws_db_instance.main, DELETE, false",
        "aws_db_*, aws_db_instance.main, DELETE, true",
        "*_db_*, aws_db_instance.main, DELETE, true",
        "*, aws_db_instance.main, DELETE, true",
        "aws.db.instance, aws_db_instance.main, DELETE, false",
    })
    void forbidsTypes(String pattern, String address, ChangeAction action, boolean stopped) {
        GatePattern rule = new GatePattern(GateKey.FORBID, pattern, RULE);

        assertThat(new Gate(List.of(rule)).judge(plan(change(address, action))).isPassed())
                .isEqualTo(!stopped);
    }

    @ParameterizedTest(name = "{0} protects {1}: {2}")
    @CsvSource({
        "aws_x.main, aws_x.main, true",
        "aws_x.main, aws_x.main[0], true",
        "aws_x.main, 'aws_x.main[\"a.b\"]', true",
        "aws_x.main, aws_x.mainly, false",
        "aws_x.main, module.a.aws_x.main, false",
        "*aws_x.main, module.a.aws_x.main, true",
        "aws_x.main[0], aws_x.main[0], true",
        "aws_x.main[0], aws_x.main[1], false",
        "module.a, module.a.aws_x.main, true",
        "module.a, module.a[1].aws_x.main, true",
        "module.a, module.ab.aws_x.main, false",
        "module.*.aws_x.*, module.a.module.b.aws_x.main, true",
    })
    void protectsAddresses(String pattern, String address, boolean stopped) {
        Gate gate = new Gate(List.of(new GatePattern(GateKey.PROTECT, pattern, RULE)));

        assertThat(gate.judge(plan(change(address, ChangeAction.DELETE))).isPassed())
                .isEqualTo(!stopped);
        assertThat(gate.judge(plan(change(address, ChangeAction.REPLACE))).isPassed())
                .isEqualTo(!stopped);
        assertThat(gate.judge(plan(change(address, ChangeAction.MOVE))).isPassed())
                .isTrue();
    }

    @Test
    @DisplayName("a resource that is moved out of its protection and replaced at once is protected")
    void protectsPreviousAddress() {
        Gate gate = new Gate(List.of(new GatePattern(GateKey.PROTECT, "aws_x.old", null)));
        Change moved = new Change("aws_x.new", ChangeAction.REPLACE, "aws_x", "managed", "aws_x.old", null, false);

        assertThat(gate.judge(plan(moved)).isPassed()).isFalse();
    }

    @Test
    @DisplayName("a count that is only a replacement counts as replaced, not destroyed; outputs count as nothing")
    void countsReplacementsApart() {
        PlanDocument plan = plan(
                change("aws_x.a", ChangeAction.REPLACE),
                change("aws_x.b", ChangeAction.REPLACE),
                change("aws_x.c", ChangeAction.FORGET),
                new Change("output.o", ChangeAction.DELETE, "", "output", null, null, false));

        assertThat(limit(GateKey.MAX_DESTROY, 0).judge(plan).isPassed()).isTrue();
        assertThat(limit(GateKey.MAX_REPLACE, 2).judge(plan).isPassed()).isTrue();
        assertThat(limit(GateKey.MAX_REPLACE, 1).judge(plan).problems(INSTANCE))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo(ProblemCode.GATE_BROKEN);
                    assertThat(problem.location()).isEqualTo(RULE);
                    assertThat(problem.message())
                            .isEqualTo("the plan of acme-dev/db replaces 2 resources and may replace at most 1"
                                    + " (maxReplace 1, src/main/stacks/dev.yaml:12:9): aws_x.a, aws_x.b");
                });
    }

    @Test
    @DisplayName("a deposed object that is deleted counts as destroyed")
    void countsDeposed() {
        Change deposed = new Change("aws_x.a", ChangeAction.DELETE, "aws_x", "managed", null, "1eaef428", false);

        assertThat(limit(GateKey.MAX_DESTROY, 0).judge(plan(deposed)).words(INSTANCE))
                .isEqualTo("the plan of acme-dev/db destroys 1 resource and may destroy none"
                        + " (maxDestroy 0, src/main/stacks/dev.yaml:12:9): aws_x.a (deposed 1eaef428)");
    }

    @Test
    @DisplayName("each rule that is broken is told, with the addresses and its place")
    void tellsEveryRule() {
        Gate gate = new Gate(List.of(
                new GatePattern(GateKey.FORBID, "aws_db_*", RULE),
                new GatePattern(GateKey.PROTECT, "module.a", null),
                new GateLimit(GateKey.MAX_DESTROY, 5, RULE)));
        Verdict verdict = gate.judge(plan(
                change("aws_db_instance.main", ChangeAction.DELETE),
                change("module.a.aws_db_proxy.p", ChangeAction.REPLACE),
                change("aws_x.y", ChangeAction.DELETE)));

        assertThat(verdict.problems(INSTANCE))
                .extracting(problem -> problem.location() + " " + problem.message())
                .containsExactly(
                        RULE + " the plan of acme-dev/db destroys or replaces 2 resources that may be neither destroyed"
                                + " nor replaced (forbid 'aws_db_*', " + RULE + "): aws_db_instance.main,"
                                + " module.a.aws_db_proxy.p (replaced)",
                        INSTANCE.location()
                                + " the plan of acme-dev/db replaces 1 resource that may be neither destroyed"
                                + " nor replaced (protect 'module.a', the gate of the POM): module.a.aws_db_proxy.p");
    }

    @Test
    @DisplayName("of a plan that would destroy everything, as many addresses are named as one reads")
    void namesAsManyAsOneReads() {
        Change[] all = java.util.stream.IntStream.range(0, 1_000)
                .mapToObj(i -> change("aws_x.y[" + i + "]", ChangeAction.DELETE))
                .toArray(Change[]::new);

        assertThat(limit(GateKey.MAX_DESTROY, 0).judge(plan(all)).words(INSTANCE))
                .contains("destroys 1000 resources", "\n  aws_x.y[49]\n  and 950 more")
                .hasSizeLessThan(1_500);
    }

    @ParameterizedTest(name = "{0} of {1} to add and {2} to destroy passes: {3}")
    @CsvSource({
        "MAX_DESTROY 0, 5, 0, true",
        "MAX_DESTROY 1, 0, 1, true",
        "MAX_DESTROY 1, 0, 2, false",
        "MAX_REPLACE 0, 0, 3, true",
        "MAX_REPLACE 0, 1, 1, false",
        "FORBID aws_x, 9, 0, true",
        "FORBID aws_x, 0, 1, false",
        "PROTECT aws_x.y, 0, 1, false",
    })
    @DisplayName("where operations are remote and tell numbers alone, what may break a rule does not pass")
    void judgesNumbers(String written, int add, int destroy, boolean passes) {
        String[] words = written.split(" ");
        GateKey key = GateKey.valueOf(words[0]);
        GateRule rule = written.startsWith("MAX")
                ? new GateLimit(key, Long.parseLong(words[1]), RULE)
                : new GatePattern(key, words[1], RULE);

        Verdict verdict = new Gate(List.of(rule)).judge(new PlannedChanges(add, 0, destroy, 0, 0, 0, 0, 0));

        assertThat(verdict.isPassed()).isEqualTo(passes);
        assertThat(verdict.problems(INSTANCE))
                .extracting(Problem::message)
                .allMatch(message -> message.contains(destroy + " resource") && message.contains(RULE.toString()));
    }

    @Test
    @DisplayName("a gate that cannot be judged says so")
    void saysThatItCannotJudge() {
        Gate gate = new Gate(List.of(new GatePattern(GateKey.FORBID, "aws_x", null)));

        assertThat(gate.judge(new PlannedChanges(0, 0, 2, 0, 0, 0, 0, 0)).words(INSTANCE))
                .isEqualTo(
                        "the plan of acme-dev/db destroys 2 resources, replaced ones included, and the gate cannot be"
                                + " judged: operations of its backend are remote and save no plan here"
                                + " (forbid 'aws_x', the gate of the POM)");
    }

    private static Gate limit(GateKey key, int most) {
        return new Gate(List.of(new GateLimit(key, most, RULE)));
    }

    private static PlanDocument plan(Change... changes) {
        return new PlanDocument(new PlannedChanges(0, 0, 0, 0, 0, 0, 0, 0), Arrays.asList(changes), true, false);
    }

    private static Change change(String address, ChangeAction action) {
        String[] parts = address.replaceAll("\\[[^]]*]", "").split("\\.");
        return new Change(address, action, parts[parts.length - 2], "managed", none(), none(), false);
    }

    private static @Nullable String none() {
        return null;
    }
}
