package io.github.atmosmaven.lint;

import io.github.atmosmaven.model.Tool;
import io.github.atmosmaven.model.ToolVersion;
import io.github.atmosmaven.model.WrittenForms;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.problem.Location;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Judges the backends of one type: what every release that may run refuses is an error, what some refuse a warning (D29). */
public final class BackendJudge {

    private final TypeFacts facts;
    private final TypeRules rules;
    private final Set<Release> changes;

    private BackendJudge(TypeFacts facts, TypeRules rules) {
        this.facts = facts;
        this.rules = rules;
        this.changes = facts.changes();
    }

    /** A judge who has read the catalogue about a type; nothing for a type that is not in it. */
    public static Optional<BackendJudge> of(String type, TypeRules rules) {
        return TypeFacts.read(type).map(facts -> new BackendJudge(facts, rules));
    }

    /**
     * The tool that will run a backend, and what it finds there.
     *
     * @param isKindKnown false if the other tool may run as well, where the version is unknown
     * @param environment value of a variable; empty if it is not set
     * @param forms of names that are written in Terraform's language
     */
    public record Surroundings(Tool tool, boolean isKindKnown, UnaryOperator<String> environment, WrittenForms forms) {}

    /**
     * A finding that holds for all releases that may run, or for some.
     *
     * @param finding an error if all of them refuse
     * @param releases the ones it holds for, in words
     */
    public record Verdict(Finding finding, String releases) {}

    private record Mistake(LintRule rule, String attribute, Location at) {}

    /** The judgements of one mistake by release. */
    private static final class Votes {

        private final Set<Release> all = new TreeSet<>();
        private final Set<Release> errors = new TreeSet<>();
        private @Nullable Finding first;

        void add(Release release, Finding finding) {
            all.add(release);
            if (finding.isError()) {
                errors.add(release);
            }
            if (first == null || finding.isError() && !first.isError()) {
                first = finding;
            }
        }
    }

    /**
     * Judges a backend.
     *
     * @param place place of the backend as a whole
     * @param rendered attributes as they are written for a tool
     */
    public List<Verdict> judge(Location place, Function<Tool, MapValue> rendered, Surroundings surroundings) {
        Releases releases = Releases.of(surroundings.tool(), surroundings.isKindKnown(), changes);
        Map<Mistake, Votes> votes = new LinkedHashMap<>();
        for (Release release : releases.all()) {
            for (Finding finding : findings(release, place, rendered, surroundings)) {
                Mistake mistake = new Mistake(finding.rule(), finding.attribute(), finding.at());
                votes.computeIfAbsent(mistake, none -> new Votes()).add(release, finding);
            }
        }
        List<Verdict> verdicts = new ArrayList<>();
        for (Votes vote : votes.values()) {
            verdicts.add(verdict(vote, releases));
        }
        return verdicts;
    }

    private List<Finding> findings(
            Release release, Location place, Function<Tool, MapValue> rendered, Surroundings surroundings) {
        Tool tool = new Tool(release.kind(), ToolVersion.of(release.version()).orElse(null));
        Body body = new Body(facts, rendered.apply(tool), release, surroundings);
        if (!facts.isIn(release)) {
            Release since = facts.since().get(release.kind());
            body.add(
                    LintRule.TYPE_NOT_IN_VERSION,
                    true,
                    "",
                    place,
                    since == null ? "does not exist in " + release.kind() : "does not exist before " + since,
                    "use another backend type, or another version of the tool");
            return body.findings();
        }
        new CatalogueCheck(body, rules).run();
        rules.check(body);
        return body.findings();
    }

    private static Verdict verdict(Votes vote, Releases releases) {
        Finding first = Objects.requireNonNull(vote.first);
        boolean isError = vote.errors.size() == releases.all().size();
        Set<Release> hit = vote.errors.isEmpty() ? vote.all : vote.errors;
        boolean isForAll = hit.size() == releases.all().size() && hit.size() > 1;
        String named = isForAll ? "" : releases.named(hit);
        String message = named.isEmpty() ? first.message() : UnknownName.in(named, first.message());
        Finding finding = new Finding(first.rule(), isError, first.attribute(), first.at(), message, first.hint());
        return new Verdict(finding, UnknownName.names(named, message) ? "" : named);
    }
}
