package io.github.atmosmaven.stack.component;

import static io.github.atmosmaven.model.Layer.Kind.BASE;
import static io.github.atmosmaven.model.Layer.Kind.COMPONENT;
import static io.github.atmosmaven.model.Layer.Kind.MANIFEST;
import static io.github.atmosmaven.model.Layer.Kind.OVERRIDES;
import static io.github.atmosmaven.model.Layer.Kind.PROJECT;
import static io.github.atmosmaven.model.Layer.Kind.TERRAFORM;

import io.github.atmosmaven.model.Layer;
import io.github.atmosmaven.model.value.MapValue;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The sections of an instance, and the levels each of them is read from (semantics 4.1). */
public enum Section {
    VARS(MANIFEST, TERRAFORM, BASE, COMPONENT, OVERRIDES),
    SETTINGS(PROJECT, MANIFEST, TERRAFORM, BASE, COMPONENT, OVERRIDES),
    ENV(PROJECT, MANIFEST, TERRAFORM, BASE, COMPONENT, OVERRIDES),
    AUTH(PROJECT, MANIFEST, TERRAFORM, BASE, COMPONENT, OVERRIDES),
    HOOKS(MANIFEST, TERRAFORM, BASE, COMPONENT, OVERRIDES),
    GENERATE(MANIFEST, TERRAFORM, BASE, COMPONENT, OVERRIDES),
    DEPENDENCIES(MANIFEST, TERRAFORM, BASE, COMPONENT),
    PROVIDERS(TERRAFORM, BASE, COMPONENT, OVERRIDES),
    REQUIRED_PROVIDERS(TERRAFORM, BASE, COMPONENT, OVERRIDES),
    REQUIRED_VERSION(Kind.TEXT, TERRAFORM, BASE, COMPONENT, OVERRIDES),
    COMMAND(Kind.TEXT, TERRAFORM, BASE, COMPONENT, OVERRIDES),
    BACKEND_TYPE(Kind.TEXT, TERRAFORM, BASE, COMPONENT),
    BACKEND(TERRAFORM, BASE, COMPONENT),
    REMOTE_STATE_BACKEND_TYPE(Kind.TEXT, TERRAFORM, BASE, COMPONENT),
    REMOTE_STATE_BACKEND(TERRAFORM, BASE, COMPONENT),
    PROVISION(TERRAFORM, BASE, COMPONENT),
    SOURCE(Kind.MAP_OR_TEXT, TERRAFORM, BASE, COMPONENT),
    METADATA(MANIFEST, BASE, COMPONENT),
    SECRETS(MANIFEST, BASE, COMPONENT, OVERRIDES),
    LOCALS(BASE, COMPONENT),
    RETRY(BASE, COMPONENT, OVERRIDES),
    TEST(BASE, COMPONENT),
    MOCKS(BASE, COMPONENT);

    /** Kinds of value that a section may be. */
    enum Kind {
        MAP,
        TEXT,
        MAP_OR_TEXT
    }

    private static final Map<String, Section> BY_KEY =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Section::key, Function.identity()));

    private final String key;
    private final Kind kind;
    private final Set<Layer.Kind> levels;

    Section(Kind kind, Layer.Kind... levels) {
        this.key = name().toLowerCase(Locale.ROOT);
        this.kind = kind;
        this.levels = EnumSet.copyOf(List.of(levels));
    }

    Section(Layer.Kind... levels) {
        this(Kind.MAP, levels);
    }

    /** Name of the section in manifests. */
    public String key() {
        return key;
    }

    Kind kind() {
        return kind;
    }

    boolean isReadFrom(Layer.Kind level) {
        return levels.contains(level);
    }

    /** Returns true if its value is a map that is merged level by level; backends have rules of their own. */
    boolean isMerged() {
        return kind != Kind.TEXT && this != BACKEND && this != REMOTE_STATE_BACKEND;
    }

    /** Returns true if a level's body has any of the sections that decide about the backends. */
    static boolean saysAnythingOfBackends(MapValue body) {
        return body.containsKey(BACKEND.key)
                || body.containsKey(BACKEND_TYPE.key)
                || body.containsKey(REMOTE_STATE_BACKEND.key)
                || body.containsKey(REMOTE_STATE_BACKEND_TYPE.key);
    }

    static @Nullable Section of(String key) {
        return BY_KEY.get(key);
    }

    static List<Section> readFrom(Layer.Kind level) {
        return Arrays.stream(values()).filter(s -> s.isReadFrom(level)).toList();
    }
}
