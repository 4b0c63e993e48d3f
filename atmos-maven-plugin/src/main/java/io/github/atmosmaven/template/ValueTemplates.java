package io.github.atmosmaven.template;

import io.github.atmosmaven.model.SecretNames;
import io.github.atmosmaven.model.value.ListValue;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.NullValue;
import io.github.atmosmaven.model.value.TextValue;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.problem.Location;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Renders single values of one section, or says why one cannot be rendered. */
final class ValueTemplates {

    private final Templates templates;
    private final SectionData data;
    private final boolean backend;
    private final @Nullable ScalarTyping scalars;
    private final Consumer<Problem> problems;

    /** @param backend true if the section is a backend, in which every template must resolve (D36) */
    ValueTemplates(
            Templates templates,
            SectionData data,
            boolean backend,
            @Nullable ScalarTyping scalars,
            Consumer<Problem> problems) {
        this.templates = templates;
        this.data = data;
        this.backend = backend;
        this.scalars = scalars;
        this.problems = problems;
    }

    /** For a backend of a project that has templates switched off: every template there is an error. */
    static ValueTemplates switchedOff(Templates templates, SectionData data, Consumer<Problem> problems) {
        return new ValueTemplates(templates, data, true, null, problems);
    }

    /**
     * Returns the rendered value, or the value itself if it cannot be rendered.
     *
     * @param path path of the value, for messages
     */
    Value render(TextValue value, String path) {
        Template template = templates.of(value.text());
        Problem refusal = refusal(template, value, path);
        if (refusal != null || scalars == null) {
            if (refusal != null) {
                problems.accept(refusal);
            }
            return value;
        }
        Evaluation rendered = template.evaluate(keys -> data.lookup(keys, backend));
        if (rendered.tooLong()) {
            problems.accept(Problem.error(
                    ProblemCode.LIMIT_EXCEEDED,
                    value.location(),
                    path + ": " + shown(value, path) + " becomes more than a megabyte longer",
                    "refer to smaller values"));
            return value;
        }
        warnOfMissing(rendered.missing(), value, path);
        if (TextValue.isTemplate(rendered.text())) {
            warnOfTemplates(template, value, path);
        }
        return scalars.of(value.text(), rendered.text(), true, value.location());
    }

    /** Tells a key that is a template: keys are not rendered. */
    void checkKey(MapValue.Entry entry, String path) {
        if (TextValue.isTemplate(entry.key())) {
            problems.accept(left(
                    entry.keyLocation(),
                    path + ": the key " + quoted(entry.key()) + " is a template, and keys are not rendered",
                    "write the key out"));
        }
    }

    /** Outside of what decides about state, Go's words for a missing value are the text (D83). */
    private void warnOfMissing(List<Reference> missing, TextValue value, String path) {
        if (!missing.isEmpty()) {
            problems.accept(Problem.warning(
                    ProblemCode.UNRESOLVED_TEMPLATE,
                    value.location(),
                    path + ": " + shown(value, path) + " holds the text '<no value>' once it is rendered: there is no "
                            + names(missing),
                    "set it, or remove it from the template"));
        }
    }

    /** Values are seen as they are before they are rendered (semantics 10.7), so that a template of theirs stays text. */
    private void warnOfTemplates(Template template, TextValue value, String path) {
        List<Reference> raw =
                template.references().stream().filter(this::isDynamic).toList();
        if (!raw.isEmpty()) {
            problems.accept(Problem.warning(
                    ProblemCode.TEMPLATE_LEFT,
                    value.location(),
                    path + ": " + shown(value, path) + " holds a template once it is rendered, which stays as it is: "
                            + names(raw) + (raw.size() == 1 ? " is a template itself" : " are templates themselves")
                            + ", and templates see values before they are rendered",
                    "use here what " + names(raw) + (raw.size() == 1 ? " is" : " are") + " made of"));
        }
    }

    private boolean isDynamic(Reference reference) {
        Value found = data.lookup(reference.path(), backend);
        return found != null && found.isDynamic();
    }

    private static String names(List<Reference> references) {
        return references.stream().map(Objects::toString).distinct().collect(Collectors.joining(", "));
    }

    private @Nullable Problem refusal(Template template, TextValue value, String path) {
        if (scalars == null) {
            return template.isPlain()
                    ? null
                    : unresolved(
                            value,
                            path,
                            "templates are switched off",
                            "set templates.settings.enabled: true in atmos.yaml, or write the value out");
        }
        Obstacle any = template.obstacle().orElse(null);
        if (any != null) {
            return any.kind() == Obstacle.Kind.MALFORMED
                    ? unresolved(value, path, "it " + any.reason(), any.hint())
                    : left(value.location(), path + ": " + shown(value, path) + " " + any.reason(), any.hint());
        }
        for (Reference reference : template.references()) {
            Problem problem = refusal(reference, value, path);
            if (problem != null) {
                return problem;
            }
        }
        return missing(template, value, path);
    }

    private @Nullable Problem refusal(Reference reference, TextValue value, String path) {
        if (!data.offers(reference)) {
            return left(
                    value.location(),
                    path + ": " + shown(value, path) + " uses " + reference + ", " + Obstacle.NOT_YET,
                    "write the value out");
        }
        String obstacle = data.obstacle(reference);
        if (obstacle != null) {
            return unresolved(value, path, obstacle, "correct " + reference);
        }
        Value found = backend ? data.lookup(reference.path(), true) : null;
        if (found instanceof MapValue || found instanceof ListValue) {
            return unresolved(
                    value,
                    path,
                    reference + " is " + found.aKind() + ", which is not text",
                    found instanceof MapValue ? "name a field of it" : "name a value that is text");
        }
        return found != null && found.isDynamic()
                ? unresolved(
                        value,
                        path,
                        reference + " is a template itself, and templates see values before they are rendered",
                        "use here what " + reference + " is made of")
                : null;
    }

    /** In a backend nothing may be missing (D36), anywhere else no local (D16). */
    private @Nullable Problem missing(Template template, TextValue value, String path) {
        List<Reference> missing =
                template.references().stream().filter(this::isMissing).toList();
        if (missing.isEmpty()) {
            return null;
        }
        return unresolved(
                value,
                path,
                "there is no " + names(missing),
                missing.stream().anyMatch(ValueTemplates::isLocal)
                        ? "define it under locals: of the same file or of the component; locals reach no other file"
                        : "set it, or remove it from the template");
    }

    private boolean isMissing(Reference reference) {
        Value found = data.lookup(reference.path(), backend);
        return backend ? found == null || found instanceof NullValue : found == null && isLocal(reference);
    }

    private static boolean isLocal(Reference reference) {
        return reference.path().get(0).equals("locals");
    }

    private static Problem unresolved(TextValue value, String path, String reason, String hint) {
        return Problem.error(
                ProblemCode.UNRESOLVED_TEMPLATE,
                value.location(),
                path + ": " + shown(value, path) + " cannot be resolved: " + reason,
                hint);
    }

    private Problem left(Location at, String message, String hint) {
        return backend
                ? Problem.error(ProblemCode.TEMPLATE_LEFT, at, message, hint)
                : Problem.warning(ProblemCode.TEMPLATE_LEFT, at, message + "; it stays as it is", hint);
    }

    /** The text in quotes, shortened where a terminal would not show it all; not one that may be a secret in part (D35). */
    private static String shown(TextValue value, String path) {
        if (SecretNames.mayHoldOne(path)) {
            return "the template";
        }
        return quoted(Template.compile(value.text().strip()).expressions());
    }

    private static String quoted(String text) {
        int most = 120;
        return text.length() <= most ? "'" + text + "'" : "'" + text.substring(0, most) + "…'";
    }
}
