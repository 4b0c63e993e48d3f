package io.github.atmosmaven.manifest;

import io.github.atmosmaven.model.ListValue;
import io.github.atmosmaven.model.MapValue;
import io.github.atmosmaven.model.NullValue;
import io.github.atmosmaven.model.TextValue;
import io.github.atmosmaven.model.Value;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.template.Reference;
import io.github.atmosmaven.template.TextTemplate;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Fills the {@code locals} of a file into that file (stack-semantics 4.11, D16). They are seen by no other file and are
 * no section of an instance. A file without {@code locals} is left alone.
 *
 * <p>References to {@code .locals} must resolve. Those to {@code .vars}, {@code .settings} and {@code .env} are filled
 * where the file itself has the value, and wait for the instance otherwise, like every other reference.
 */
public final class Locals implements FileStep {

    private static final String LOCALS = "locals";
    private static final Set<String> OF_THE_FILE = Set.of("vars", "settings", "env");

    @Override
    public MapValue apply(MapValue manifest, Path file, Consumer<Problem> problems) {
        MapValue.Entry root = manifest.entry(LOCALS);
        MapValue terraform = manifest.map("terraform");
        MapValue.Entry inTerraform = terraform == null ? null : terraform.entry(LOCALS);
        if (root == null && inTerraform == null) {
            return manifest;
        }
        MapValue body = without(manifest, terraform);
        MapValue raw = merged(root, inTerraform, manifest, problems);
        if (!raw.isDynamic() && !body.isDynamic()) {
            return body;
        }
        MapValue locals = new LocalsResolver(raw, body, problems).resolve();
        return (MapValue) fill(body, locals, body, problems);
    }

    private static MapValue without(MapValue manifest, @Nullable MapValue terraform) {
        MapValue.Builder body = manifest.toBuilder().remove(LOCALS);
        MapValue.Entry entry = manifest.entry("terraform");
        if (entry != null && terraform != null && terraform.containsKey(LOCALS)) {
            body.put(entry.withValue(terraform.toBuilder().remove(LOCALS).build()));
        }
        return body.build();
    }

    /** Those under {@code terraform:} over those of the root. */
    private static MapValue merged(
            MapValue.@Nullable Entry root,
            MapValue.@Nullable Entry terraform,
            MapValue manifest,
            Consumer<Problem> problems) {
        MapValue.Builder all = MapValue.builder(manifest.location());
        for (MapValue.Entry section : new MapValue.Entry[] {root, terraform}) {
            if (section == null) {
                continue;
            }
            if (section.value() instanceof MapValue map) {
                map.entries().forEach(all::put);
            } else if (!(section.value() instanceof NullValue)) {
                problems.accept(Problem.error(
                        ProblemCode.WRONG_TYPE,
                        section.keyLocation(),
                        "locals must be a map, not a " + section.value().kind(),
                        "write 'locals: {name: value}'"));
            }
        }
        return all.build();
    }

    /**
     * Fills references into a value.
     *
     * @param body the file, for references to its own sections
     */
    static Value fill(Value value, MapValue locals, MapValue body, Consumer<Problem> problems) {
        if (!value.isDynamic()) {
            return value;
        }
        if (value instanceof MapValue map) {
            MapValue.Builder filled = map.toBuilder();
            for (MapValue.Entry entry : map.entries()) {
                if (entry.value().isDynamic()) {
                    filled.put(entry.withValue(fill(entry.value(), locals, body, problems)));
                }
            }
            return filled.build();
        }
        if (value instanceof ListValue list) {
            List<Value> items = list.items().stream()
                    .map(item -> fill(item, locals, body, problems))
                    .toList();
            return new ListValue(items, list.append(), list.location());
        }
        return value instanceof TextValue text ? fill(text, locals, body, problems) : value;
    }

    private static Value fill(TextValue value, MapValue locals, MapValue body, Consumer<Problem> problems) {
        TextTemplate template = TextTemplate.parse(value.text());
        if (template.mentionsBeyondReferences("." + LOCALS)) {
            problems.accept(Problem.error(
                    ProblemCode.UNSUPPORTED_FEATURE,
                    value.location(),
                    "'" + value.text() + "' does more than name a local, which is not supported yet",
                    "build it of references such as {{ .locals.name }}"));
            return value;
        }
        for (Reference reference : template.references()) {
            if (isLocal(reference) && lookup(reference.path(), locals, body) == null) {
                problems.accept(Problem.error(
                        ProblemCode.UNRESOLVED_TEMPLATE,
                        value.location(),
                        "'" + value.text() + "' uses " + reference + ", which this file does not define",
                        "define it under locals: of the same file; locals reach no other file"));
                return value;
            }
        }
        Value whole = template.single()
                .map(reference -> lookup(reference.path(), locals, body))
                .orElse(null);
        if (whole != null) {
            return whole instanceof TextValue text ? new TextValue(text.text(), value.location()) : whole;
        }
        TextTemplate.Rendered rendered = template.render(
                path -> lookup(path, locals, body), reference -> lookup(reference.path(), locals, body) != null);
        return rendered.text().equals(value.text()) ? value : new TextValue(rendered.text(), value.location());
    }

    static boolean isLocal(Reference reference) {
        return reference.path().get(0).equals(LOCALS);
    }

    private static @Nullable Value lookup(List<String> path, MapValue locals, MapValue body) {
        if (path.size() < 2) {
            return null;
        }
        if (path.get(0).equals(LOCALS)) {
            return locals.at(path.subList(1, path.size()).toArray(String[]::new));
        }
        if (!OF_THE_FILE.contains(path.get(0))) {
            return null;
        }
        Value value = body.at(path.toArray(String[]::new));
        // A value that is a template itself is filled in its own place; until then it is not known here.
        return value == null || value.isDynamic() ? null : value;
    }
}
