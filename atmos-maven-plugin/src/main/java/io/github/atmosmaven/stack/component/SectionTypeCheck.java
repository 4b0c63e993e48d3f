package io.github.atmosmaven.stack.component;

import io.github.atmosmaven.manifest.MergedManifest;
import io.github.atmosmaven.merge.ListStrategy;
import io.github.atmosmaven.model.Layer;
import io.github.atmosmaven.model.value.BoolValue;
import io.github.atmosmaven.model.value.FunctionValue;
import io.github.atmosmaven.model.value.ListValue;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.MissingSpace;
import io.github.atmosmaven.model.value.NullValue;
import io.github.atmosmaven.model.value.NumberValue;
import io.github.atmosmaven.model.value.TextValue;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.problem.Location;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Looks whether the sections of a merged manifest are what they must be (semantics 3.6, 5.2, 5.5). The merged
 * manifest counts, since a later file may well mend what an earlier one says.
 */
public final class SectionTypeCheck {

    private static final String WORKSPACE_PATTERN = "terraform_workspace_pattern";
    private static final Set<String> GLOBAL_METADATA =
            new TreeSet<>(Set.of("labels", "tags", "custom", "enabled", "locked", WORKSPACE_PATTERN));

    private final String file;
    private final Set<MapValue> soundBodies;
    private final Consumer<Problem> problems;
    private final Set<String> brokenComponents = new HashSet<>();
    private boolean brokenManifest;
    private boolean foreignMetadata;

    private SectionTypeCheck(String file, Set<MapValue> soundBodies, Consumer<Problem> problems) {
        this.file = file;
        this.soundBodies = soundBodies;
        this.problems = problems;
    }

    /**
     * Reports what is wrong with the sections of a manifest.
     *
     * @param soundBodies bodies of components that were looked at in other manifests, which share what they import; those
     *     of this manifest are added
     */
    public static SectionTypes check(MergedManifest manifest, Set<MapValue> soundBodies, Consumer<Problem> problems) {
        SectionTypeCheck check = new SectionTypeCheck(manifest.ref().file(), soundBodies, problems);
        check.run(manifest.body(), manifest.overrides());
        return new SectionTypes(check.brokenManifest, Set.copyOf(check.brokenComponents), check.foreignMetadata);
    }

    private void run(MapValue manifest, Map<String, MapValue> overrides) {
        checkLevel(manifest, Layer.Kind.MANIFEST, "");
        checkGlobalMetadata(manifest);
        MapValue terraform = mapAt(manifest, "terraform", "terraform");
        if (terraform != null) {
            checkLevel(terraform, Layer.Kind.TERRAFORM, "terraform.");
        }
        MapValue all = mapAt(manifest, "components", "components");
        MapValue components = all == null ? null : mapAt(all, "terraform", "components.terraform");
        if (components != null) {
            components.entries().forEach(this::checkComponent);
        }
        overrides.values().stream()
                .distinct()
                .forEach(reaching -> checkLevel(reaching, Layer.Kind.OVERRIDES, "overrides."));
    }

    /** A manifest without such metadata, in which everything else can be looked at (D70). */
    public static MapValue withoutForeignMetadata(MapValue manifest) {
        MapValue metadata = manifest.map(Section.METADATA.key());
        if (metadata == null || GLOBAL_METADATA.containsAll(metadata.keys())) {
            return manifest;
        }
        MapValue.Builder own = metadata.toBuilder();
        metadata.keys().stream().filter(key -> !GLOBAL_METADATA.contains(key)).forEach(own::remove);
        return manifest.toBuilder().put(Section.METADATA.key(), own.build()).build();
    }

    private @Nullable MapValue mapAt(MapValue owner, String key, String name) {
        MapValue.Entry entry = owner.entry(key);
        if (entry == null || entry.value() instanceof MapValue) {
            return owner.map(key);
        }
        wrong(
                entry.keyLocation(),
                name + " must be a map, not " + entry.value().aKind(),
                MissingSpace.hint(
                        entry.value(),
                        "write '" + key + ": {}'"
                                + (entry.value() instanceof NullValue
                                        ? ", or indent the lines that belong to it"
                                        : "")));
        brokenManifest = true;
        return null;
    }

    private void checkLevel(MapValue level, Layer.Kind kind, String prefix) {
        for (MapValue.Entry entry : level.entries()) {
            Section section = Section.of(entry.key());
            if (section != null && section.isReadFrom(kind)) {
                brokenManifest |= !checkSection(section, entry, () -> prefix + entry.key());
            }
        }
        brokenManifest |= !checkStrategy(level);
    }

    private void checkGlobalMetadata(MapValue manifest) {
        MapValue metadata = manifest.map(Section.METADATA.key());
        if (metadata == null) {
            return;
        }
        for (MapValue.Entry entry : metadata.entries()) {
            if (!GLOBAL_METADATA.contains(entry.key())) {
                problems.accept(Problem.error(
                        ProblemCode.METADATA_NOT_GLOBAL,
                        entry.keyLocation(),
                        "metadata." + entry.key() + " belongs to a component, not to the whole manifest",
                        "set it at components.terraform.<name>.metadata; here only "
                                + String.join(", ", GLOBAL_METADATA) + " may be set"));
                foreignMetadata = true;
            } else if (entry.key().equals(WORKSPACE_PATTERN)) {
                brokenManifest |= !checkName(entry, () -> "metadata." + WORKSPACE_PATTERN);
            }
        }
    }

    private void checkComponent(MapValue.Entry component) {
        String name = component.key();
        if (!(component.value() instanceof MapValue body)) {
            wrong(
                    component.keyLocation(),
                    "component '" + name + "' must be a map, not "
                            + component.value().aKind(),
                    MissingSpace.hint(
                            component.value(), "write '" + name + ": {}' for a component without settings of its own"));
            brokenComponents.add(name);
            return;
        }
        // What the top-level manifest itself says last, no other manifest shares.
        boolean shared = !body.location().file().equals(file);
        if (shared && soundBodies.contains(body)) {
            return;
        }
        if (!checkBody(name, body) || brokenManifest) {
            brokenComponents.add(name);
        } else if (shared) {
            soundBodies.add(body);
        }
    }

    private boolean checkBody(String name, MapValue body) {
        boolean sound = true;
        for (MapValue.Entry entry : body.entries()) {
            sound &= checkComponentEntry(name, entry);
        }
        MapValue metadata = body.map(Section.METADATA.key());
        sound &= metadata == null || checkMetadata(name, metadata);
        return checkStrategy(body) && sound;
    }

    private boolean checkComponentEntry(String component, MapValue.Entry entry) {
        Supplier<String> what = () -> "'" + entry.key() + "' of component '" + component + "'";
        if (entry.key().equals("component")) {
            // What is inherited has to be known before anything is computed (semantics 5.14).
            return words(entry, what);
        }
        if (entry.key().equals("overrides") && entry.value() instanceof MapValue overrides) {
            checkLevel(overrides, Layer.Kind.OVERRIDES, "overrides.");
        }
        Section section = Section.of(entry.key());
        return section == null || !section.isReadFrom(Layer.Kind.COMPONENT) || checkSection(section, entry, what);
    }

    private boolean checkMetadata(String component, MapValue metadata) {
        boolean sound = true;
        for (MapValue.Entry entry : metadata.entries()) {
            sound &= switch (entry.key()) {
                case "component" -> text(entry, () -> "metadata.component of component '" + component + "'");
                case "inherits" -> checkInherits(component, entry);
                case "name", "terraform_workspace", WORKSPACE_PATTERN, "terraform_workspace_template" ->
                    checkName(entry, () -> "metadata." + entry.key() + " of component '" + component + "'");
                default -> true;
            };
        }
        return sound;
    }

    private boolean checkName(MapValue.Entry entry, Supplier<String> what) {
        if (isName(entry.value())) {
            return true;
        }
        wrong(
                entry.keyLocation(),
                what.get() + " must be text, not " + entry.value().aKind(),
                asText(entry));
        return false;
    }

    /** A number is as good as text (D17). */
    private static boolean isName(Value value) {
        return value instanceof TextValue
                || value instanceof NumberValue
                || value instanceof NullValue
                || value instanceof FunctionValue;
    }

    private boolean checkInherits(String component, MapValue.Entry inherits) {
        Supplier<String> what = () -> "metadata.inherits of component '" + component + "'";
        if (!(inherits.value() instanceof ListValue list)) {
            wrong(
                    inherits.keyLocation(),
                    what.get() + " must be a list, not " + inherits.value().aKind(),
                    MissingSpace.hint(inherits.value(), "write 'inherits: [base]'"));
            return false;
        }
        boolean sound = true;
        for (Value item : list.items()) {
            if (!(item instanceof TextValue)) {
                wrong(item.location(), what.get() + " must list names, not " + item.aKind(), asName(item));
                sound = false;
            }
        }
        return sound;
    }

    private boolean checkSection(Section section, MapValue.Entry entry, Supplier<String> what) {
        Value value = entry.value();
        return switch (section.kind()) {
            case TEXT -> text(entry, what);
            case MAP_OR_TEXT -> value instanceof TextValue || map(entry, what);
            case MAP -> map(entry, what);
        };
    }

    private boolean map(MapValue.Entry entry, Supplier<String> what) {
        if (entry.value() instanceof MapValue) {
            return true;
        }
        wrong(
                entry.keyLocation(),
                what.get() + " must be a map, not " + entry.value().aKind(),
                MissingSpace.hint(entry.value(), "write '" + entry.key() + ": {}', or remove the key"));
        return false;
    }

    private boolean text(MapValue.Entry entry, Supplier<String> what) {
        return entry.value() instanceof FunctionValue || words(entry, what);
    }

    /** Text that is not to be computed. */
    private boolean words(MapValue.Entry entry, Supplier<String> what) {
        if (entry.value() instanceof TextValue) {
            return true;
        }
        wrong(
                entry.keyLocation(),
                what.get() + " must be text, not " + entry.value().aKind(),
                asText(entry));
        return false;
    }

    private static String asText(MapValue.Entry entry) {
        return isWord(entry.value())
                ? "put it in quotes: '" + entry.key() + ": \"" + entry.value() + "\"'"
                : "write one text behind '" + entry.key() + ":', or remove the key";
    }

    private static String asName(Value item) {
        return isWord(item)
                ? "put it in quotes: \"" + item + "\""
                : "write the name of a component, or remove the item";
    }

    private static boolean isWord(Value value) {
        return value instanceof NumberValue || value instanceof BoolValue;
    }

    private boolean checkStrategy(MapValue level) {
        Value strategy = level.at("settings", "list_merge_strategy");
        if (strategy == null
                || strategy instanceof TextValue text
                        && (text.text().isEmpty()
                                || ListStrategy.of(text.text()).isPresent())) {
            return true;
        }
        problems.accept(Problem.error(
                ProblemCode.INVALID_LIST_STRATEGY,
                strategy.location(),
                "'" + strategy + "' is not a list merge strategy",
                "use one of: " + ListStrategy.words()));
        return false;
    }

    private void wrong(Location place, String message, @Nullable String hint) {
        problems.accept(Problem.error(ProblemCode.WRONG_TYPE, place, message, hint));
    }
}
