package io.github.atmosmaven.stack.component;

import io.github.atmosmaven.merge.DeepMerge;
import io.github.atmosmaven.merge.ListStrategy;
import io.github.atmosmaven.model.Layer;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.TextValue;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.stack.settings.StackSettings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Merges the sections of the components of one manifest, level by level (semantics 4.1, 5.3). What the levels
 * below a component have in common is merged once and shared by all components that build on it.
 */
public final class SectionMerge {

    private static final String SPACELIFT_SWITCH = "workspace_enabled";

    /**
     * A component with everything that it builds on.
     *
     * @param sections merged maps by name, {@code required_version} and the like as text
     * @param command the last non-empty command of all levels, which may be a function; {@code null} where there is none
     * @param layers the levels it was merged from, lowest first
     */
    public record Merged(MapValue sections, @Nullable Value command, List<Layer> layers) {}

    /** Its lists are merged with the strategy of the project among bases, whatever they set (semantics 3.5). */
    private static final Section OF_THE_PROJECT_AMONG_BASES = Section.SECRETS;

    /**
     * Section whose lists are merged over those of bases with the strategy of the project, whatever the levels set
     * (semantics 3.5).
     */
    private static final Section OF_THE_PROJECT_OVER_BASES = Section.RETRY;

    private record Foundation(ListStrategy strategy, List<Lineage.Base> bases) {}

    private final MapValue manifest;
    private final MapValue terraform;
    private final StackSettings settings;
    /** With the strategy of the project: the levels that all components share have no other (semantics 3.5). */
    private final DeepMerge projectMerge;
    /** Sections that all components of the manifest start with. */
    private final MapValue common;

    private final Map<Foundation, MapValue> foundations = new HashMap<>();
    /** Merged sections of chains that others begin with. */
    private final Map<Lineage.Chain, MapValue> heads = new IdentityHashMap<>();

    private final ListStrategy sharedStrategy;
    private final Layer manifestLayer;
    private final Layer terraformLayer;

    public SectionMerge(MapValue manifest, StackSettings settings) {
        this.manifest = manifest;
        this.settings = settings;
        MapValue section = manifest.map("terraform");
        this.terraform = section == null ? MapValue.empty(manifest.location()) : section;
        this.projectMerge = new DeepMerge(settings.merging().listStrategy());
        this.common = common();
        this.sharedStrategy = strategyOr(strategyOr(settings.merging().listStrategy(), manifest), terraform);
        this.manifestLayer = new Layer(Layer.Kind.MANIFEST, "", manifest);
        this.terraformLayer = new Layer(Layer.Kind.TERRAFORM, "", terraform);
    }

    public MapValue terraform() {
        return terraform;
    }

    public Merged merge(String name, MapValue own, Lineage lineage, @Nullable MapValue overrides) {
        ListStrategy strategy = strategy(own, lineage, overrides);
        DeepMerge merge = new DeepMerge(strategy);
        MapValue sections = lay(foundation(strategy, lineage), own, Layer.Kind.COMPONENT, merge);
        if (overrides != null) {
            sections = lay(sections, overrides, Layer.Kind.OVERRIDES, merge);
            sections = sections.toBuilder().put("overrides", overrides).build();
        }
        return new Merged(sections, command(own, lineage, overrides), layers(name, own, lineage, overrides));
    }

    /** The sections as the component has them: one that is abstract is no workspace of Spacelift (semantics 5.12). */
    public MapValue shown(Merged merged, Component component) {
        MapValue sections = merged.sections();
        if (!component.isAbstract() || sections.at("settings", "spacelift", SPACELIFT_SWITCH) == null) {
            return sections;
        }
        return without(sections, List.of("settings", "spacelift", SPACELIFT_SWITCH));
    }

    private static MapValue without(MapValue map, List<String> path) {
        String key = path.get(0);
        MapValue.Entry entry = map.entry(key);
        MapValue.Builder rest = map.toBuilder();
        if (path.size() > 1 && entry != null && entry.value() instanceof MapValue inner) {
            return rest.put(entry.withValue(without(inner, path.subList(1, path.size()))))
                    .build();
        }
        return rest.remove(key).build();
    }

    /** Returns true if nothing that the component is merged from is to be computed. */
    public boolean isStatic(MapValue own, Lineage lineage, @Nullable MapValue overrides) {
        return !manifest.isDynamic()
                && (overrides == null || !overrides.isDynamic())
                && !own.isDynamic()
                && !isAnyDynamic(lineage.bases());
    }

    private static boolean isAnyDynamic(List<Lineage.Base> bases) {
        for (Lineage.Base base : bases) {
            if (base.body().isDynamic()) {
                return true;
            }
        }
        return false;
    }

    /** The merged metadata alone. */
    public MapValue metadata(MapValue own, Lineage lineage) {
        ListStrategy strategy = strategy(own, lineage, null);
        MapValue below = foundation(strategy, lineage).map(Section.METADATA.key());
        MapValue above = own.map(Section.METADATA.key());
        if (below == null || above == null) {
            return below == null ? above == null ? MapValue.empty(own.location()) : above : below;
        }
        return new DeepMerge(strategy).merge(below, above);
    }

    private List<Layer> layers(String name, MapValue own, Lineage lineage, @Nullable MapValue overrides) {
        List<Layer> layers = new ArrayList<>(lineage.bases().size() + 5);
        if (!settings.defaults().sections().isEmpty()) {
            layers.add(new Layer(Layer.Kind.PROJECT, "", settings.defaults().sections()));
        }
        layers.add(manifestLayer);
        layers.add(terraformLayer);
        lineage.bases().forEach(base -> layers.add(base.layer()));
        layers.add(new Layer(Layer.Kind.COMPONENT, name, own));
        if (overrides != null) {
            layers.add(new Layer(Layer.Kind.OVERRIDES, "", overrides));
        }
        return List.copyOf(layers);
    }

    /** The strategy of the last level that sets one (semantics 3.5). */
    private ListStrategy strategy(MapValue own, Lineage lineage, @Nullable MapValue overrides) {
        ListStrategy strategy = sharedStrategy;
        for (Lineage.Base base : lineage.bases()) {
            strategy = strategyOr(strategy, base.body());
        }
        strategy = strategyOr(strategy, own);
        return overrides == null ? strategy : strategyOr(strategy, overrides);
    }

    private static ListStrategy strategyOr(ListStrategy otherwise, MapValue level) {
        return level.at("settings", "list_merge_strategy") instanceof TextValue text
                ? ListStrategy.of(text.text()).orElse(otherwise)
                : otherwise;
    }

    private MapValue foundation(ListStrategy strategy, Lineage lineage) {
        return foundations.computeIfAbsent(
                new Foundation(strategy, lineage.bases()), key -> foundation(strategy, lineage.chain()));
    }

    private MapValue foundation(ListStrategy strategy, Lineage.Chain bases) {
        return switch (bases.all().size()) {
            case 0 -> common;
            case 1 -> lay(common, bases.last().body(), Layer.Kind.BASE, new DeepMerge(strategy));
            default -> lay(common, inherited(bases), Layer.Kind.BASE, new DeepMerge(strategy));
        };
    }

    /** Returns the merged sections of bases alone. */
    private MapValue inherited(Lineage.Chain bases) {
        Lineage.Chain head = bases.head();
        MapValue inherited = head == null ? MapValue.empty(manifest.location()) : shared(head);
        for (Lineage.Base base : bases.rest()) {
            inherited = lay(
                    inherited,
                    base.body(),
                    Layer.Kind.BASE,
                    new DeepMerge(base.strategy()),
                    OF_THE_PROJECT_AMONG_BASES);
        }
        return inherited;
    }

    /** Returns the merged sections of bases that other chains begin with. They are merged once. */
    private MapValue shared(Lineage.Chain head) {
        MapValue known = heads.get(head);
        if (known == null) {
            known = inherited(head);
            heads.put(head, known);
        }
        return known;
    }

    private MapValue common() {
        MapValue empty = MapValue.empty(manifest.location());
        MapValue fromProject = lay(empty, settings.defaults().sections(), Layer.Kind.PROJECT, projectMerge);
        MapValue fromManifest = lay(fromProject, manifest, Layer.Kind.MANIFEST, projectMerge);
        return lay(fromManifest, terraform, Layer.Kind.TERRAFORM, projectMerge).compact();
    }

    /**
     * Returns the part of a base's section that heirs get, or null for none. {@code stacks.inherit.*} decides, and
     * metadata that concerns only the base is left out (semantics 5.3, 5.15).
     */
    private MapValue.@Nullable Entry inheritable(Section section, MapValue.Entry entry) {
        return switch (section) {
            case METADATA -> settings.merging().inheritsMetadata() ? withoutOwnMetadata(entry) : null;
            case SOURCE, PROVISION -> settings.merging().inheritsSource() ? entry : null;
            default -> entry;
        };
    }

    private static MapValue.Entry withoutOwnMetadata(MapValue.Entry entry) {
        return entry.value() instanceof MapValue metadata
                ? entry.withValue(
                        metadata.toBuilder().remove("inherits").remove("type").build())
                : entry;
    }

    private MapValue lay(MapValue below, MapValue level, Layer.Kind kind, DeepMerge merge) {
        return lay(below, level, kind, merge, OF_THE_PROJECT_OVER_BASES);
    }

    /**
     * Lays the sections of a level over what is there. A section that only one side has is shared.
     *
     * @param ofTheProject the section that is merged with the strategy of the project
     */
    private MapValue lay(MapValue below, MapValue level, Layer.Kind kind, DeepMerge merge, Section ofTheProject) {
        MapValue.Builder result = null;
        for (MapValue.Entry written : level.entries()) {
            Section section = Section.of(written.key());
            if (section == null || !section.isReadFrom(kind) || section == Section.COMMAND) {
                continue;
            }
            MapValue.Entry entry = kind == Layer.Kind.BASE ? inheritable(section, written) : written;
            if (entry == null) {
                continue;
            }
            MapValue.Entry known = below.entry(entry.key());
            MapValue.Entry winner = winner(section, known, entry, section == ofTheProject ? projectMerge : merge);
            if (winner != null && winner != known) {
                result = result == null ? below.toBuilder() : result;
                result.put(winner);
            }
        }
        return result == null ? below : result.build();
    }

    private static MapValue.@Nullable Entry winner(
            Section section, MapValue.@Nullable Entry known, MapValue.Entry entry, DeepMerge merge) {
        if (section.isMerged()) {
            Value value = entry.value();
            if (section == Section.SOURCE && value instanceof TextValue uri) {
                value = MapValue.builder(uri.location()).put("uri", uri).build();
            }
            if (!(value instanceof MapValue map)) {
                return known;
            }
            if (known == null || !(known.value() instanceof MapValue below)) {
                return map == entry.value() ? entry : entry.withValue(map);
            }
            return entry.withValue(section == Section.METADATA ? merge.merge(below, map) : merge.deferred(below, map));
        }
        if (section == Section.REQUIRED_VERSION) {
            return entry.value() instanceof TextValue text && !text.text().isEmpty() ? entry : known;
        }
        return known;
    }

    private @Nullable Value command(MapValue own, Lineage lineage, @Nullable MapValue overrides) {
        String key = Section.COMMAND.key();
        Value command = overrides == null ? null : Lineages.textOrFunction(overrides, key);
        command = command == null ? Lineages.textOrFunction(own, key) : command;
        for (int i = lineage.bases().size() - 1; command == null && i >= 0; i--) {
            command = Lineages.textOrFunction(lineage.bases().get(i).body(), key);
        }
        return command == null ? Lineages.textOrFunction(terraform, key) : command;
    }
}
