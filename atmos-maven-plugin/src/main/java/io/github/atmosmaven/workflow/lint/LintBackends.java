package io.github.atmosmaven.workflow.lint;

import io.github.atmosmaven.backend.WrittenSecrets;
import io.github.atmosmaven.backend.config.BackendConfig;
import io.github.atmosmaven.backend.s3.S3Attributes;
import io.github.atmosmaven.backend.type.rules.RulesOfTypes;
import io.github.atmosmaven.lint.BackendJudge;
import io.github.atmosmaven.lint.Finding;
import io.github.atmosmaven.lint.LintLevels;
import io.github.atmosmaven.lint.LintRule;
import io.github.atmosmaven.model.BackendType;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.Tool;
import io.github.atmosmaven.model.value.BoolValue;
import io.github.atmosmaven.model.value.NullValue;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.problem.Location;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.problem.Severity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Finds what a tool would refuse in the backends of instances, and what no tool says (D33). */
public final class LintBackends {

    private final Function<Instance, Tool> tools;
    private final Map<String, String> environment;
    private final LintLevels levels;
    private final Map<Instance.ToolChoice, Tool> toolsByChoice = new HashMap<>();
    private final Map<String, Optional<BackendJudge>> judges = new HashMap<>();

    /**
     * @param tools the tool that will run an instance
     * @param environment variables that it finds there, beside those of the instance itself
     */
    public LintBackends(Function<Instance, Tool> tools, Map<String, String> environment, LintLevels levels) {
        this.tools = tools;
        this.environment = environment;
        this.levels = levels;
    }

    private record Mistake(LintRule rule, String attribute, Location at) {}

    /** A mistake with all instances that have it. */
    private record Told(BackendJudge.Verdict verdict, List<Instance> instances) {}

    /**
     * All problems of the backends that are rendered for instances, in the order of the places.
     *
     * @param known problems of the stacks: a backend that is not found is told there
     */
    public List<Problem> of(Collection<Instance> instances, Collection<Problem> known) {
        return problems(shapes(instances), unfound(known));
    }

    private static Set<Location> unfound(Collection<Problem> known) {
        Set<Location> unfound = new HashSet<>();
        for (Problem problem : known) {
            if (problem.code() == ProblemCode.BACKEND_TYPE_MISMATCH && problem.location() != null) {
                unfound.add(problem.location());
            }
        }
        return unfound;
    }

    /** All problems, and warnings about secrets in clear text, with the variables that replace them (D35). */
    public List<Problem> withSecrets(Collection<Instance> instances, Collection<Problem> known) {
        Map<BackendShape, List<Instance>> shapes = shapes(instances);
        List<Problem> all = new ArrayList<>(problems(shapes, unfound(known)));
        shapes.values().forEach(sharing -> all.addAll(WrittenSecrets.of(sharing.get(0))));
        return all;
    }

    private Map<BackendShape, List<Instance>> shapes(Collection<Instance> instances) {
        Map<BackendShape, List<Instance>> shapes = new LinkedHashMap<>();
        for (Instance instance : instances) {
            if (isJudged(instance)) {
                shapes.computeIfAbsent(BackendShape.of(instance, tool(instance)), none -> new ArrayList<>(1))
                        .add(instance);
            }
        }
        return shapes;
    }

    private List<Problem> problems(Map<BackendShape, List<Instance>> shapes, Set<Location> unfound) {
        Map<Mistake, Told> told = new LinkedHashMap<>();
        for (List<Instance> all : shapes.values()) {
            List<Instance> sharing = unfound.isEmpty()
                    ? all
                    : all.stream()
                            .filter(instance -> !isUnwritten(instance) || !isIn(unfound, instance))
                            .toList();
            judge(sharing, told);
        }
        return told.values().stream()
                .flatMap(one -> problem(one).stream())
                .sorted()
                .toList();
    }

    /** Judges one of the instances after the other until none is left that no judgement holds for. */
    private void judge(List<Instance> sharing, Map<Mistake, Told> told) {
        List<Instance> left = sharing;
        while (!left.isEmpty()) {
            Judgement judgement = judgement(left.get(0));
            List<Instance> same = new ArrayList<>();
            List<Instance> others = new ArrayList<>();
            if (judgement.holdsForAll()) {
                same = left;
            } else {
                for (Instance instance : left) {
                    (judgement.holdsFor(instance, name -> variable(instance, name)) ? same : others).add(instance);
                }
            }
            tell(judgement.verdicts(), same, told);
            left = others;
        }
    }

    private static void tell(List<BackendJudge.Verdict> verdicts, List<Instance> sharing, Map<Mistake, Told> told) {
        for (BackendJudge.Verdict verdict : verdicts) {
            Finding finding = verdict.finding();
            List<Instance> concerned = finding.rule() == LintRule.MISSING_ATTRIBUTE
                    ? sharing.stream()
                            .filter(instance -> !isToldByProvisioning(finding, instance))
                            .toList()
                    : sharing;
            if (!concerned.isEmpty()) {
                Mistake mistake = new Mistake(finding.rule(), finding.attribute(), finding.at());
                told.computeIfAbsent(mistake, none -> new Told(verdict, new ArrayList<>()))
                        .instances()
                        .addAll(concerned);
            }
        }
    }

    private static boolean isJudged(Instance instance) {
        return !instance.isSkipped() && !instance.backendType().isNone();
    }

    /** Returns true if the manifests name the type and write no backend, so that all of it may come from elsewhere. */
    private static boolean isUnwritten(Instance instance) {
        return instance.stateBackend().additions().areNone()
                && instance.stateBackend().own().location().equals(instance.location());
    }

    private static boolean isIn(Set<Location> unfound, Instance instance) {
        Location type = instance.backend().typeLocation();
        return type != null && unfound.contains(type);
    }

    /** Provisioning reports missing attributes of a bucket in words of its own (D40). */
    private static boolean isToldByProvisioning(Finding finding, Instance instance) {
        return S3Attributes.OF_NEW_BUCKET.contains(finding.attribute())
                && instance.backend().type().canBeProvisioned()
                && instance.section("provision").at("backend", "enabled") instanceof BoolValue enabled
                && enabled.value();
    }

    /** Instances that ask for one command run with one tool. */
    private Tool tool(Instance instance) {
        return toolsByChoice.computeIfAbsent(instance.tool(), none -> tools.apply(instance));
    }

    private Judgement judgement(Instance instance) {
        BackendType known = instance.backendType();
        Optional<BackendJudge> judge = judges.computeIfAbsent(known.name(), RulesOfTypes::judge);
        if (judge.isEmpty()) {
            return Judgement.NONE;
        }
        Location type = instance.stateBackend().typeLocation();
        Location place = type == null ? instance.location() : type;
        Map<String, String> asked = new HashMap<>();
        UnaryOperator<String> variables = name -> asked.computeIfAbsent(name, same -> variable(instance, same));
        List<BackendJudge.Verdict> verdicts = judge
                .get()
                .judge(
                        place,
                        tool -> JudgedAttributes.of(instance, tool),
                        new BackendJudge.Surroundings(
                                tool(instance),
                                instance.tool().isWritten(),
                                variables,
                                JudgedAttributes.forms(instance)))
                .stream()
                .filter(verdict -> !isToldElsewhere(verdict.finding(), known))
                .toList();
        return Judgement.of(verdicts, asked, instance);
    }

    /** Value of a variable where the instance is run; empty if it is not set. */
    private String variable(Instance instance, String name) {
        Value own = instance.env().get(name);
        return own == null ? environment.getOrDefault(name, "") : own instanceof NullValue ? "" : own.toString();
    }

    /** A place that is no text is an error of the stack itself. */
    private static boolean isToldElsewhere(Finding finding, BackendType type) {
        return finding.rule() == LintRule.WRONG_TYPE
                && type.attributes().place().contains(finding.attribute());
    }

    private Optional<Problem> problem(Told told) {
        Finding finding = told.verdict().finding();
        boolean isLeftOut = finding.rule() == LintRule.MISSING_ATTRIBUTE
                && told.instances().stream().allMatch(LintBackends::isUnwritten);
        Severity severity = levels.severity(isLeftOut ? finding.asWarning() : finding);
        if (severity == null) {
            return Optional.empty();
        }
        return Optional.of(new Problem(
                finding.rule().code(),
                severity,
                BackendConfig.inFile(finding.at()),
                finding.message() + details(told),
                finding.hint(),
                finding.rule().id(),
                named(told.instances())));
    }

    private static String named(List<Instance> instances) {
        int more = instances.size() - 1;
        return instances.get(0).displayName() + (more == 0 ? "" : " and " + more + " more");
    }

    /** The versions that a finding holds for, the instances that it concerns, and the imports that brought it. */
    private static String details(Told told) {
        List<Instance> instances = told.instances();
        List<String> parts = new ArrayList<>();
        if (!told.verdict().releases().isEmpty()) {
            parts.add(told.verdict().releases());
        }
        if (BackendConfig.isParameter(told.verdict().finding().at())) {
            parts.add(BackendConfig.shown(told.verdict().finding().at()));
        }
        Instance first = instances.get(0);
        parts.add(named(instances));
        List<String> chain = first.manifest()
                .importChains()
                .getOrDefault(told.verdict().finding().at().file(), List.of());
        if (chain.size() > 1) {
            List<String> importers = new ArrayList<>(chain.subList(0, chain.size() - 1));
            Collections.reverse(importers);
            parts.add("imported by " + String.join(" <- ", importers));
        }
        return " (" + String.join("; ", parts) + ")";
    }
}
