package io.github.atmosmaven.backend;

import io.github.atmosmaven.backend.config.BackendConfig;
import io.github.atmosmaven.backend.type.BackendTypes;
import io.github.atmosmaven.merge.DeepMerge;
import io.github.atmosmaven.model.Backend;
import io.github.atmosmaven.model.BackendAdditions;
import io.github.atmosmaven.model.BackendAttributes;
import io.github.atmosmaven.model.BackendType;
import io.github.atmosmaven.model.Layer;
import io.github.atmosmaven.model.ManifestRef;
import io.github.atmosmaven.model.value.FunctionValue;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.MissingSpace;
import io.github.atmosmaven.model.value.TextValue;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.problem.Location;
import io.github.atmosmaven.problem.NearestName;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Resolves the backend and the remote state of an instance from what its levels say (semantics 8, 9, D30, D31, D38). */
public final class BackendResolver {

    private static final String BACKEND = "backend";
    private static final String UNSET = "!unset";
    private static final String REMOTE = "remote_state_backend";

    private final DeepMerge merge;
    private final DefaultAttribute defaults;
    private final TypedSections sections;
    private final TypedSections remoteSections;
    private final BackendConfig additions;

    /**
     * @param merge with the list strategy of the project, which alone counts for backends (semantics 3.5)
     * @param prefixSeparator text that replaces {@code /} in default prefixes
     * @param mode source of default prefixes; null if the project did not choose one
     * @param atmosYaml true if the project has an {@code atmos.yaml}, so that it must choose where we differ from Atmos
     *     (D31)
     * @param additions what {@code init} adds to backends
     * @param manifest manifest whose instances are resolved
     */
    public BackendResolver(
            DeepMerge merge,
            String prefixSeparator,
            @Nullable PrefixMode mode,
            boolean atmosYaml,
            BackendConfig additions,
            ManifestRef manifest) {
        this.merge = merge;
        this.additions = additions;
        this.defaults = new DefaultAttribute(prefixSeparator, mode, atmosYaml);
        this.sections = new TypedSections(merge, BACKEND, BackendLevel::typeInForce, manifest);
        this.remoteSections = new TypedSections(
                merge,
                REMOTE,
                level -> level.remoteTypeInForce() == null ? level.typeInForce() : level.remoteTypeInForce(),
                manifest);
    }

    public ResolvedBackends resolve(BackendRequest request, Consumer<Problem> problems) {
        TextValue type = type(request, "backend_type", problems);
        Backend backend = backend(request, type, problems);
        TextValue remoteType = type(request, "remote_state_backend_type", problems);
        return new ResolvedBackends(
                backend, remoteState(request, backend, remoteType == null ? type : remoteType, problems));
    }

    /** The last type that is not empty: a level that sets none leaves what came before (D15). */
    private static @Nullable TextValue type(BackendRequest request, String key, Consumer<Problem> problems) {
        TextValue type = null;
        FunctionValue nothing = null;
        for (BackendLevel level : request.levels()) {
            Value value = level.section().get(key);
            if (value instanceof TextValue text && !text.text().isEmpty()) {
                type = text;
                nothing = null;
            } else if (value instanceof FunctionValue function
                    && !function.tag().equals(UNSET)) {
                nothing = function;
            }
        }
        if (nothing != null && request.keepsState()) {
            problems.accept(Problem.error(
                    ProblemCode.BACKEND_WITHOUT_TYPE,
                    nothing.location(),
                    "the " + key + " of '" + request.instance() + "' is computed by '" + nothing
                            + "' and evaluates to an empty text",
                    "give the function a value to find, or a default"));
        }
        return type;
    }

    private Backend backend(BackendRequest request, @Nullable TextValue type, Consumer<Problem> problems) {
        Location place = request.location();
        if (type == null) {
            if (typed(sections.merged(request.levels(), place), BACKEND, problems)
                    .isEmpty()) {
                return new Backend(BackendTypes.NONE, null, MapValue.empty(place));
            }
            reportMissingType(request, problems);
            return new Backend(BackendTypes.NONE, null, MapValue.empty(place));
        }
        BackendType known = BackendTypes.of(type.text());
        MapValue all = typed(sections.merged(request.levels(), place), BACKEND, problems);
        if (all.isEmpty() || all.containsKey(type.text())) {
            Problem refusal = known.refusal(type);
            if (refusal != null) {
                problems.accept(refusal);
            }
            checkOthers(all, type, problems);
        }
        Problem blocked = request.keepsState() ? additions.refusal(known, type.location()) : null;
        if (blocked != null) {
            problems.accept(blocked);
        }
        MapValue attributes = chosen(request, all, type, BACKEND, problems);
        BackendAdditions added = additions.of(known);
        BackendAttributes.Prefix prefix = known.attributes().prefix();
        if (prefix == null || !added.attributes().containsKey(prefix.attribute())) {
            attributes = defaults.fill(known, attributes, kind -> alone(request, type, kind), request, problems);
        }
        return new Backend(known, type.location(), attributes, added);
    }

    /** Warns of attributes below a type that nothing knows, which would be lost without a word (D33). */
    private static void checkOthers(MapValue sections, TextValue type, Consumer<Problem> problems) {
        for (MapValue.Entry section : sections.entries()) {
            if (!BackendTypes.isName(section.key()) && !section.key().equals(type.text())) {
                problems.accept(Problem.warning(
                        ProblemCode.BACKEND_ATTRIBUTE_INVALID,
                        section.keyLocation(),
                        "no version of Terraform or OpenTofu knows a backend type '" + section.key()
                                + "', so what is below it is ignored",
                        NearestName.hint(section.key(), BackendTypes.names())));
            }
        }
    }

    /** Without flat attributes whose level has no type: they would be lost without a word (D30, D38). */
    private static MapValue typed(MapValue all, String key, Consumer<Problem> problems) {
        MapValue.Entry typeless = all.entry(TypedSections.TYPELESS);
        if (typeless == null) {
            return all;
        }
        String names = typeless.value() instanceof MapValue flat ? String.join(", ", new TreeSet<>(flat.keys())) : "";
        problems.accept(Problem.error(
                ProblemCode.BACKEND_WITHOUT_TYPE,
                typeless.keyLocation(),
                "attributes are written directly in a " + key + " that has no " + key + "_type at its level: " + names,
                "set " + key + "_type beside that " + key + ":, or write them below their type, as in '" + key
                        + ": {s3: {…}}'"));
        return all.toBuilder().remove(TypedSections.TYPELESS).build();
    }

    /** Returns the attributes of a type that one level sets by itself, or null if it sets none. */
    private @Nullable MapValue alone(BackendRequest request, TextValue type, Layer.Kind kind) {
        return request.levels().stream()
                .filter(level -> level.kind() == kind)
                .findFirst()
                .map(level -> sections.of(level).map(type.text()))
                .orElse(null);
    }

    private static void reportMissingType(BackendRequest request, Consumer<Problem> problems) {
        if (!request.keepsState()) {
            // What heirs make of it, they are told (D38).
            return;
        }
        // The first level of all: a type there is one for all components, and most of them lack it together.
        for (BackendLevel level : request.levels()) {
            MapValue.Entry section = level.section().entry(BACKEND);
            if (section != null && section.value() instanceof MapValue map && !map.isEmpty()) {
                problems.accept(Problem.error(
                        ProblemCode.BACKEND_WITHOUT_TYPE,
                        section.keyLocation(),
                        "'" + request.instance() + "' has a backend and no backend_type, so its state would be local",
                        "set backend_type beside backend:, or under terraform:"));
                return;
            }
        }
    }

    /** The section of the type in force; an error when there are only sections of others (semantics 8.4, 8.5, 9.3). */
    private static MapValue chosen(
            BackendRequest request, MapValue all, TextValue type, String key, Consumer<Problem> problems) {
        MapValue.Entry section = all.entry(type.text());
        if (section != null && section.value() instanceof MapValue attributes) {
            return attributes;
        }
        if (section != null) {
            problems.accept(Problem.error(
                    ProblemCode.WRONG_TYPE,
                    section.keyLocation(),
                    key + "." + type.text() + " of '" + request.instance() + "' must be a map, not "
                            + section.value().aKind(),
                    MissingSpace.hint(
                            section.value(),
                            "write '" + type.text() + ": {}' for a backend of that type without attributes")));
        } else if (!all.isEmpty()) {
            problems.accept(mismatch(request, all, type, key));
        }
        return MapValue.empty(request.location());
    }

    private static Problem mismatch(BackendRequest request, MapValue all, TextValue type, String key) {
        String there = String.join(", ", new TreeSet<>(all.keys()));
        String choose = "add '" + type.text() + ": {}' under " + key + ":, or set " + key + "_type to one of: " + there;
        Problem refusal = key.equals(BACKEND) ? BackendTypes.of(type.text()).refusal(type) : null;
        String hint = refusal == null ? choose : refusal.message() + ": " + refusal.hint();
        return Problem.error(
                ProblemCode.BACKEND_TYPE_MISMATCH,
                type.location(),
                "the " + key + "_type of '" + request.instance() + "' is '" + type.text() + "', but " + key
                        + " configures only " + there,
                hint);
    }

    private Backend remoteState(
            BackendRequest request, Backend backend, @Nullable TextValue type, Consumer<Problem> problems) {
        if (type == null) {
            return new Backend(BackendTypes.NONE, null, MapValue.empty(request.location()));
        }
        boolean sameType = type.text().equals(backend.typeName());
        MapValue base = sameType ? backend.own() : MapValue.empty(request.location());
        MapValue all = typed(remoteSections.merged(request.levels(), request.location()), REMOTE, problems);
        if (all.containsKey(type.text())) {
            checkOthers(all, type, problems);
        }
        BackendType known = sameType ? backend.type() : BackendTypes.of(type.text());
        if (all.isEmpty()) {
            return new Backend(known, type.location(), base, sameType ? backend.additions() : BackendAdditions.NONE);
        }
        MapValue remote = chosen(request, all, type, REMOTE, problems);
        BackendAdditions added = sameType ? backend.additions().without(remote.keys()) : BackendAdditions.NONE;
        return new Backend(known, type.location(), merge.merge(base, remote), added);
    }
}
