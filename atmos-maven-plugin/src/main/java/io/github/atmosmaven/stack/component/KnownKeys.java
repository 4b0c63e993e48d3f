package io.github.atmosmaven.stack.component;

import io.github.atmosmaven.manifest.file.FileStep;
import io.github.atmosmaven.model.Layer;
import io.github.atmosmaven.model.value.BoolValue;
import io.github.atmosmaven.model.value.FunctionValue;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.MissingSpace;
import io.github.atmosmaven.model.value.NullValue;
import io.github.atmosmaven.model.value.NumberValue;
import io.github.atmosmaven.model.value.TextValue;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.problem.NearestName;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Warns of the keys of a manifest that nobody reads (D19). {@code x-…} is free, to hang anchors on. */
public final class KnownKeys implements FileStep {

    private static final Set<String> ROOT = keys(
            Layer.Kind.MANIFEST,
            "components",
            "terraform",
            "helmfile",
            "packer",
            "ansible",
            "overrides",
            "name",
            "description",
            "workflows",
            "version",
            "locals",
            "import");
    /** Keys that name a stack or decide where its states are. */
    private static final Set<String> VITAL = new TreeSet<>(Set.of(
            "name", "vars", "terraform", "import", "components", "locals", "metadata", "settings", "overrides", "env"));

    private static final Set<String> TERRAFORM = keys(Layer.Kind.TERRAFORM, "overrides", "locals");
    private static final Set<String> COMPONENT = keys(Layer.Kind.COMPONENT, "component", "overrides", "workdir");
    private static final Set<String> METADATA = new TreeSet<>(Set.of(
            "component",
            "component_folder_prefix",
            "custom",
            "description",
            "enabled",
            "inherits",
            "labels",
            "locked",
            "name",
            "tags",
            "terraform_workspace",
            "terraform_workspace_pattern",
            "terraform_workspace_template",
            "type"));
    private static final Set<String> SWITCHES = Set.of("enabled", "locked");
    private static final String NO_QUOTES = "write true or false without quotes";
    private static final String TYPE = "type";
    private static final String ABSTRACT = "abstract";
    private static final String TERRAFORM_KIND = "terraform";
    private static final Set<String> KINDS = new TreeSet<>(Set.of(TERRAFORM_KIND, "helmfile", "packer", "ansible"));
    private static final Set<String> OVERRIDES = keys(Layer.Kind.OVERRIDES);

    private static Set<String> keys(Layer.Kind level, String... others) {
        Set<String> keys = new TreeSet<>(Set.of(others));
        Section.readFrom(level).forEach(section -> keys.add(section.key()));
        // In the order of names for hints, and found by hash: every key of every manifest is looked up.
        return new LinkedHashSet<>(keys);
    }

    /**
     * Returns true if these are components of another kind than Terraform's: of one that Atmos has, or that
     * {@code atmos.yaml} may define.
     */
    static boolean isOtherKind(MapValue.Entry kind) {
        return !kind.key().equals(TERRAFORM_KIND)
                && (KINDS.contains(kind.key()) || !isFree(kind.key()) && !isSlip(kind));
    }

    private static boolean isFree(String key) {
        return key.startsWith("x-");
    }

    /** Returns true if components of Terraform are meant. */
    private static boolean isSlip(MapValue.Entry kind) {
        return isComponent(kind.value())
                || NearestName.slip(kind.key(), Set.of(TERRAFORM_KIND)).isPresent();
    }

    @Override
    public MapValue apply(MapValue manifest, Path file, Consumer<Problem> problems) {
        for (MapValue.Entry entry : unknown(manifest, ROOT)) {
            problems.accept(ofRoot(entry));
        }
        checkName(manifest.entry("name"), problems);
        checkSwitches(manifest.map(Section.METADATA.key()), problems);
        checkOverrides(manifest, "overrides", problems);
        MapValue terraform = manifest.map("terraform");
        if (terraform != null) {
            checkTerraform(terraform, problems);
        }
        MapValue components = manifest.map("components");
        if (components != null) {
            checkComponents(components, problems);
        }
        return manifest;
    }

    private static void checkTerraform(MapValue terraform, Consumer<Problem> problems) {
        for (MapValue.Entry entry : unknown(terraform, TERRAFORM)) {
            problems.accept(
                    ignored(entry, "key '" + entry.key() + "' of terraform", NearestName.hint(entry.key(), TERRAFORM)));
        }
        checkOverrides(terraform, "terraform.overrides", problems);
    }

    /** Warns of a {@code name} that is not text, since it names no stack (semantics 6.1). */
    private static void checkName(MapValue.@Nullable Entry name, Consumer<Problem> problems) {
        if (name != null && !isTextOrUnknown(name.value())) {
            problems.accept(ignored(
                    name,
                    "the name of the stack, " + name.value().aKind() + ",",
                    "put it in quotes, or remove it where the stack is to keep the name that it has without it"));
        }
    }

    private static boolean isTextOrUnknown(Value value) {
        return value instanceof TextValue || value instanceof NullValue || value instanceof FunctionValue;
    }

    /** Kinds of components that others may know are theirs; only what is meant for Terraform is missed. */
    private static void checkComponents(MapValue kinds, Consumer<Problem> problems) {
        for (MapValue.Entry kind : unknown(kinds, KINDS)) {
            if (isComponent(kind.value())) {
                problems.accept(ignored(
                        kind,
                        "component '" + kind.key() + "' is among the kinds of components and",
                        "put it under terraform: (components.terraform." + kind.key() + ")"));
            } else if (NearestName.slip(kind.key(), Set.of(TERRAFORM_KIND)).isPresent()) {
                problems.accept(
                        ignored(kind, "key '" + kind.key() + "' of components", NearestName.hint(kind.key(), KINDS)));
            }
        }
        MapValue terraform = kinds.map(TERRAFORM_KIND);
        if (terraform != null) {
            terraform.entries().forEach(component -> checkComponent(component, problems));
        }
    }

    /** Returns true if a kind of components has sections in the place of components. */
    private static boolean isComponent(Value kind) {
        return kind instanceof MapValue body
                && !body.isEmpty()
                && body.entries().stream().allMatch(entry -> COMPONENT.contains(entry.key()));
    }

    private static void checkComponent(MapValue.Entry component, Consumer<Problem> problems) {
        if (!(component.value() instanceof MapValue body)) {
            return;
        }
        for (MapValue.Entry entry : unknown(body, COMPONENT)) {
            problems.accept(ignored(
                    entry,
                    "section '" + entry.key() + "' of component '" + component.key() + "'",
                    componentHint(entry.key())));
        }
        MapValue metadata = body.map(Section.METADATA.key());
        if (metadata != null) {
            checkMetadata(metadata, component.key(), problems);
        }
        checkOverrides(body, "the overrides of component '" + component.key() + "'", problems);
    }

    /**
     * Metadata may hold anything, for others to read; what is nearly one of its own keys is a slip. A name and a type count
     * as text only (semantics 5.1, 8.8).
     */
    private static void checkMetadata(MapValue metadata, String component, Consumer<Problem> problems) {
        for (MapValue.Entry entry : metadata.entries()) {
            String key = entry.key();
            String what = "metadata." + key + " of component '" + component + "'";
            if (!METADATA.contains(key)) {
                NearestName.slip(key, METADATA)
                        .ifPresent(near -> problems.accept(ignored(entry, what, "did you mean '" + near + "'?")));
            } else if (SWITCHES.contains(key) && !isSwitch(entry.value())) {
                problems.accept(ignored(entry, what, NO_QUOTES));
            } else if (key.equals("name") && entry.value() instanceof NumberValue
                    || key.equals(TYPE) && !isTextOrUnknown(entry.value())) {
                problems.accept(ignored(entry, what + ", " + entry.value().aKind() + ",", "put it in quotes"));
            } else if (key.equals(TYPE) && entry.value() instanceof TextValue type) {
                checkType(entry, type.text(), what, problems);
            }
        }
    }

    /** Of the metadata of a manifest, which {@link SectionTypeCheck} refuses wherever it has a key that means nothing there. */
    private static void checkSwitches(@Nullable MapValue metadata, Consumer<Problem> problems) {
        if (metadata == null) {
            return;
        }
        for (MapValue.Entry entry : metadata.entries()) {
            if (SWITCHES.contains(entry.key()) && !isSwitch(entry.value())) {
                problems.accept(ignored(entry, "metadata." + entry.key() + " of the manifest", NO_QUOTES));
            }
        }
    }

    private static boolean isSwitch(Value value) {
        return value instanceof BoolValue || value instanceof NullValue || value instanceof FunctionValue;
    }

    private static void checkType(MapValue.Entry entry, String type, String what, Consumer<Problem> problems) {
        if (!type.equals(ABSTRACT) && NearestName.slip(type, Set.of(ABSTRACT)).isPresent()) {
            problems.accept(
                    ignored(entry, what + ", '" + type + "',", "only '" + ABSTRACT + "' makes a component abstract"));
        }
    }

    private static void checkOverrides(MapValue owner, String name, Consumer<Problem> problems) {
        MapValue.Entry section = owner.entry("overrides");
        if (section == null) {
            return;
        }
        if (!(section.value() instanceof MapValue overrides)) {
            // Said here because overrides are taken out of a manifest before it is merged.
            problems.accept(Problem.error(
                    ProblemCode.WRONG_TYPE,
                    section.keyLocation(),
                    name + " must be a map, not " + section.value().aKind(),
                    MissingSpace.hint(section.value(), "write 'overrides: {}', or remove the key")));
            return;
        }
        for (MapValue.Entry entry : unknown(overrides, OVERRIDES)) {
            problems.accept(ignored(
                    entry,
                    "key '" + entry.key() + "' of " + name + " cannot be overridden and",
                    COMPONENT.contains(entry.key())
                            ? "set it under terraform: or at the component"
                            : NearestName.hint(entry.key(), OVERRIDES)));
        }
    }

    private static List<MapValue.Entry> unknown(MapValue map, Set<String> known) {
        List<MapValue.Entry> unknown = List.of();
        for (MapValue.Entry entry : map.entries()) {
            if (!known.contains(entry.key()) && !isFree(entry.key())) {
                unknown = unknown.isEmpty() ? new ArrayList<>() : unknown;
                unknown.add(entry);
            }
        }
        return unknown;
    }

    /** One letter away from what names a stack or its states, it would move them to another place without a word. */
    private static Problem ofRoot(MapValue.Entry entry) {
        String what = "key '" + entry.key() + "' at the root of a manifest";
        Optional<String> meant = NearestName.slip(entry.key(), VITAL);
        return meant.isPresent()
                ? Problem.error(
                        ProblemCode.IGNORED_KEY,
                        entry.keyLocation(),
                        what + " is one letter away from '" + meant.get() + "', and has no effect",
                        "did you mean '" + meant.get() + "'? A key of your own may be called x-" + entry.key())
                : ignored(entry, what, rootHint(entry.key()));
    }

    private static @Nullable String rootHint(String key) {
        if (TERRAFORM.contains(key)) {
            return "put it under terraform: (terraform." + key + ")";
        }
        if (METADATA.contains(key)) {
            return "put it under metadata:, of the manifest or of a component";
        }
        return NearestName.of(key, ROOT).isPresent()
                ? NearestName.hint(key, ROOT)
                : "put it under vars: if it is a variable, or remove it";
    }

    private static @Nullable String componentHint(String key) {
        return METADATA.contains(key)
                ? "put it under metadata: (metadata." + key + ")"
                : NearestName.hint(key, COMPONENT);
    }

    private static Problem ignored(MapValue.Entry entry, String what, @Nullable String hint) {
        return Problem.warning(ProblemCode.IGNORED_KEY, entry.keyLocation(), what + " is ignored", hint);
    }
}
