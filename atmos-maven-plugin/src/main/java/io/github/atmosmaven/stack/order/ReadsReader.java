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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code settings.atmos.reads}: the components whose states a root module reads. It is a list of names or maps, or a
 * map that names the data blocks.
 *
 * <pre>{@code
 * settings:
 *   atmos:
 *     reads: [vpc, {component: dns, stack: core, name: zones}]
 * }</pre>
 */
final class ReadsReader {

    private static final String PATH = "settings.atmos.reads";
    private static final String KEY = "reads";
    private static final String COMPONENT = "component";
    private static final String STACK = "stack";
    private static final String NAME = "name";
    private static final Set<String> KEYS = Set.of(COMPONENT, STACK, NAME);
    private static final String EXAMPLE = "write '- vpc', or '- {component: vpc, stack: <stack>, name: <block>}'";

    private final Consumer<Problem> problems;
    private final Map<String, Location> names = new HashMap<>();
    private final List<WrittenRead> found = new ArrayList<>();

    private ReadsReader(Consumer<Problem> problems) {
        this.problems = problems;
    }

    /** Returns true if the settings of an instance say anything of reads. */
    static boolean areWritten(MapValue settings) {
        return settings.map("atmos") != null;
    }

    static List<WrittenRead> read(Instance instance, Consumer<Problem> problems) {
        ReadsReader reader = new ReadsReader(problems);
        if (instance.sections().at("settings", "atmos") instanceof MapValue atmos) {
            reader.checkNeighbours(atmos);
            reader.readAll(atmos.get(KEY));
        }
        return reader.found;
    }

    /** A key that is misspelt would leave a module without the blocks that its code refers to. */
    private void checkNeighbours(MapValue atmos) {
        for (MapValue.Entry entry : atmos.entries()) {
            boolean isSlip = !entry.key().equals(KEY)
                    && NearestName.slip(entry.key(), List.of(KEY)).isPresent();
            if (isSlip) {
                invalid(
                        entry.keyLocation(),
                        "unknown key '" + entry.key() + "' in settings.atmos",
                        "did you mean '" + KEY + "'?");
            }
        }
    }

    private void readAll(@Nullable Value section) {
        if (section instanceof ListValue list) {
            list.items().forEach(item -> readEntry(item, null));
        } else if (section instanceof MapValue map) {
            map.entries().forEach(entry -> readEntry(entry.value(), new TextValue(entry.key(), entry.keyLocation())));
        } else if (section != null && !(section instanceof NullValue)) {
            invalid(section.location(), PATH + " must be a list of components, not " + section.aKind(), EXAMPLE);
        }
    }

    /** @param key name of the block in a map of reads; null in a list */
    private void readEntry(Value entry, @Nullable TextValue key) {
        if (entry instanceof NullValue) {
            return;
        }
        TextValue component = text(entry);
        if (component != null) {
            add(key, component, null);
        } else if (entry instanceof MapValue map) {
            readMap(map, key);
        } else {
            invalid(
                    entry.location(),
                    "an entry of " + PATH + " must be a name or a map, not " + entry.aKind(),
                    EXAMPLE);
        }
    }

    private void readMap(MapValue entry, @Nullable TextValue key) {
        for (MapValue.Entry field : entry.entries()) {
            if (!KEYS.contains(field.key())) {
                invalid(
                        field.keyLocation(),
                        "unknown key '" + field.key() + "' in an entry of " + PATH,
                        NearestName.hint(field.key(), KEYS));
            } else if (text(field.value()) == null && !(field.value() instanceof NullValue)) {
                invalid(
                        field.value().location(),
                        "'" + field.key() + "' of an entry of " + PATH + " must be text, not "
                                + field.value().aKind(),
                        EXAMPLE);
            }
        }
        TextValue component = text(entry.get(COMPONENT));
        TextValue name = text(entry.get(NAME));
        if (component == null) {
            invalid(entry.location(), "an entry of " + PATH + " names no component", EXAMPLE);
        } else if (key != null && name != null && !key.sameAs(name)) {
            invalid(
                    name.location(),
                    "an entry of " + PATH + " has the names '" + key.text() + "' and '" + name.text() + "'",
                    "keep the key");
        } else {
            add(key == null ? name : key, component, text(entry.get(STACK)));
        }
    }

    private void add(@Nullable TextValue written, TextValue component, @Nullable TextValue stack) {
        String name = written == null ? BlockName.of(component.text()) : written.text();
        Location place = (written == null ? component : written).location();
        if (!BlockName.isValid(name)) {
            invalid(
                    place,
                    "'" + name + "' is no name of a data block",
                    "begin with a letter, and go on with letters, digits, _ and -, as in '" + BlockName.of(name) + "'");
            return;
        }
        Location first = names.putIfAbsent(name, place);
        if (first != null) {
            invalid(
                    place,
                    "two entries of " + PATH + " are data blocks of the name '" + name + "', the first one at "
                            + first.fileAndLine(),
                    "give one of them another 'name'");
            return;
        }
        found.add(new WrittenRead(name, new WrittenDependency(component, stack, Map.of(), true)));
    }

    private void invalid(Location place, String message, @Nullable String hint) {
        problems.accept(Problem.error(ProblemCode.DEPENDENCY_INVALID, place, message, hint));
    }

    /** A text or number as text; null where there is none. */
    private static @Nullable TextValue text(@Nullable Value value) {
        if (value instanceof NumberValue number) {
            return new TextValue(number.toString(), number.location());
        }
        return value instanceof TextValue text && !text.text().isEmpty() ? text : null;
    }
}
