package io.github.atmosmaven.stack.order;

import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.value.ListValue;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.NullValue;
import io.github.atmosmaven.model.value.NumberValue;
import io.github.atmosmaven.model.value.TextValue;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.problem.Location;
import io.github.atmosmaven.problem.NearestName;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads what the sections of an instance say that it depends on (semantics 13.7). Entries for files and folders name no
 * instance.
 */
final class DependencyReader {

    private static final String COMPONENT = "component";
    private static final String STACK = "stack";

    /** One of the two places that dependencies are written at. */
    private enum Form {
        DEPENDS_ON(
                "settings.depends_on",
                "write '1: {component: <name>}'",
                Set.of(COMPONENT, STACK, "file", "folder", "namespace", "tenant", "environment", "stage")),
        COMPONENTS(
                "dependencies.components",
                "write '- name: <component>'",
                Set.of("name", COMPONENT, STACK, "kind", "path"));

        private final String path;
        private final String example;
        private final Set<String> keys;

        Form(String path, String example, Set<String> keys) {
            this.path = path;
            this.example = example;
            this.keys = keys;
        }
    }

    private final Consumer<Problem> problems;
    private final List<WrittenDependency> found = new ArrayList<>();

    private DependencyReader(Consumer<Problem> problems) {
        this.problems = problems;
    }

    /** Returns true if the manifests say anything of dependencies of an instance. */
    static boolean areWritten(Instance instance) {
        MapValue settings = instance.sections().map("settings");
        MapValue dependencies = instance.sections().map("dependencies");
        return settings != null && (settings.containsKey("depends_on") || ReadsReader.areWritten(settings))
                || dependencies != null && dependencies.containsKey("components");
    }

    static List<WrittenDependency> read(Instance instance, Consumer<Problem> problems) {
        if (!areWritten(instance)) {
            return List.of();
        }
        DependencyReader reader = new DependencyReader(problems);
        reader.readDependsOn(instance.sections().at("settings", "depends_on"));
        reader.readComponents(instance.sections().at("dependencies", "components"));
        ReadsReader.read(instance, problems).forEach(read -> reader.found.add(read.target()));
        return reader.found;
    }

    /** The dependencies of {@code dependencies.components} alone. Their mistakes are not told. */
    static List<WrittenDependency> components(Instance instance) {
        DependencyReader reader = new DependencyReader(problem -> {});
        reader.readComponents(instance.sections().at("dependencies", "components"));
        return reader.found;
    }

    private void readDependsOn(@Nullable Value section) {
        if (section instanceof MapValue map) {
            map.entries().forEach(entry -> readEntry(entry.value(), Form.DEPENDS_ON));
        } else if (section instanceof ListValue list) {
            list.items().forEach(item -> readEntry(item, Form.DEPENDS_ON));
        } else if (section != null && !isNothing(section)) {
            invalid(
                    section.location(),
                    Form.DEPENDS_ON.path + " must be a map of dependencies, not " + section.aKind(),
                    Form.DEPENDS_ON);
        }
    }

    private void readComponents(@Nullable Value section) {
        if (section instanceof ListValue list) {
            list.items().forEach(item -> readEntry(item, Form.COMPONENTS));
        } else if (section != null && !isNothing(section)) {
            invalid(
                    section.location(),
                    Form.COMPONENTS.path + " must be a list of dependencies, not " + section.aKind(),
                    Form.COMPONENTS);
        }
    }

    private void readEntry(Value entry, Form form) {
        if (entry instanceof MapValue map) {
            if (!map.isEmpty()) {
                warnOfKeys(map, form);
                readMap(map, form);
            }
        } else if (entry instanceof TextValue component && form == Form.DEPENDS_ON && !isNothing(component)) {
            found.add(new WrittenDependency(component, null, Map.of()));
        } else if (!isNothing(entry)) {
            invalid(entry.location(), form.path + " must hold maps, not " + entry.aKind(), form);
        }
    }

    private void readMap(MapValue entry, Form form) {
        boolean named = form == Form.COMPONENTS ? isOfTerraform(entry) : !isPath(entry);
        if (!named) {
            return;
        }
        TextValue component = component(entry, form);
        if (component == null) {
            invalid(entry.location(), "an entry of " + form.path + " names no component", form);
            return;
        }
        TextValue stack = name(entry.get(STACK));
        Map<String, String> context = stack != null || form == Form.COMPONENTS ? Map.of() : context(entry);
        found.add(new WrittenDependency(component, stack, context));
    }

    private static boolean isPath(MapValue entry) {
        return name(entry.get(COMPONENT)) == null
                && (name(entry.get("file")) != null || name(entry.get("folder")) != null);
    }

    private boolean isOfTerraform(MapValue entry) {
        TextValue kind = name(entry.get("kind"));
        if (kind == null || kind.text().equals("terraform")) {
            return true;
        }
        if (!kind.text().equals("file") && !kind.text().equals("folder")) {
            problems.accept(Problem.warning(
                    ProblemCode.OTHER_COMPONENTS,
                    kind.location(),
                    "a dependency on a component of kind '" + kind.text() + "' orders nothing",
                    "run such components by a plugin of their own, in a phase before"));
        }
        return false;
    }

    /** {@code name} and {@code component} mean the same; an entry with two different ones means nothing. */
    private @Nullable TextValue component(MapValue entry, Form form) {
        TextValue component = name(entry.get(COMPONENT));
        TextValue name = form == Form.COMPONENTS ? name(entry.get("name")) : null;
        if (name == null || component == null) {
            return name == null ? component : name;
        }
        if (!name.sameAs(component)) {
            problems.accept(Problem.error(
                    ProblemCode.DEPENDENCY_INVALID,
                    name.location(),
                    "a dependency has the name '" + name.text() + "' and the component '" + component.text()
                            + "', which mean the same",
                    "keep 'name'"));
        }
        return name;
    }

    private static Map<String, String> context(MapValue entry) {
        Map<String, String> context = new LinkedHashMap<>();
        for (String key : WrittenDependency.CONTEXT) {
            TextValue value = name(entry.get(key));
            if (value != null) {
                context.put(key, value.text());
            }
        }
        return context;
    }

    /** A key that is passed over would leave a dependency on another stack than the one that is meant (D19). */
    private void warnOfKeys(MapValue entry, Form form) {
        for (MapValue.Entry field : entry.entries()) {
            if (form.keys.contains(field.key())) {
                if (!isNothing(field.value()) && name(field.value()) == null) {
                    invalid(
                            field.value().location(),
                            "'" + field.key() + "' of a dependency must be text, not "
                                    + field.value().aKind(),
                            form);
                }
            } else if (WrittenDependency.CONTEXT.contains(field.key())) {
                ignored(field, form, "name the stack by 'stack', which may be a template");
            } else {
                NearestName.slip(field.key(), form.keys)
                        .ifPresent(near -> ignored(field, form, "did you mean '" + near + "'?"));
            }
        }
    }

    private void ignored(MapValue.Entry field, Form form, String hint) {
        problems.accept(Problem.warning(
                ProblemCode.IGNORED_KEY,
                field.keyLocation(),
                "key '" + field.key() + "' of an entry of " + form.path + " is ignored",
                hint));
    }

    private void invalid(Location place, String message, Form form) {
        problems.accept(Problem.warning(
                ProblemCode.DEPENDENCY_INVALID, place, message + ", so it orders nothing", form.example));
    }

    /** A text or number as text; null where there is none. */
    private static @Nullable TextValue name(@Nullable Value value) {
        if (value instanceof NumberValue number) {
            return new TextValue(number.toString(), number.location());
        }
        return value instanceof TextValue text && !text.text().isEmpty() ? text : null;
    }

    private static boolean isNothing(Value value) {
        return value instanceof NullValue
                || value instanceof TextValue text && text.text().isEmpty();
    }
}
