package io.github.atmosmaven.stack;

import io.github.atmosmaven.backend.BackendRequest;
import io.github.atmosmaven.backend.BackendResolver;
import io.github.atmosmaven.backend.ResolvedBackends;
import io.github.atmosmaven.manifest.MergedManifest;
import io.github.atmosmaven.merge.DeepMerge;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.TextValue;
import io.github.atmosmaven.problem.AtmosException;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.stack.component.Component;
import io.github.atmosmaven.stack.component.ComponentBackendLevels;
import io.github.atmosmaven.stack.component.Lineage;
import io.github.atmosmaven.stack.component.Lineages;
import io.github.atmosmaven.stack.component.SectionMerge;
import io.github.atmosmaven.stack.component.SectionTypeCheck;
import io.github.atmosmaven.stack.name.NameChecks;
import io.github.atmosmaven.stack.name.Naming;
import io.github.atmosmaven.stack.settings.StackSettings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Resolves the components of one top-level manifest. What is broken is reported and left out; the rest goes on (D18). */
final class ManifestResolver {

    private final MergedManifest manifest;
    private final StackSettings settings;
    private final InstanceValues values;
    private final InstanceCompletion completion;
    private final RootModules rootModules;
    private final AbstractComponents abstracts;
    private final Set<MapValue> soundBodies;
    private final BackendResolver backends;
    private final Set<Problem> problems;
    private final SectionMerge sectionMerge;
    private final ComponentBackendLevels backendLevels;
    private final MapValue components;
    /**
     * True once the backend of {@code terraform:} was checked. Checked again, it would be reported at one place for
     * every component that has no other.
     */
    private boolean commonBackendIsChecked;

    ManifestResolver(
            MergedManifest manifest,
            StackSettings settings,
            Naming naming,
            InstanceValues values,
            RootModules rootModules,
            ModuleBackends moduleBackends,
            AbstractComponents abstracts,
            Set<MapValue> soundBodies) {
        this.manifest = manifest;
        this.settings = settings;
        this.completion = new InstanceCompletion(manifest, settings, naming, values, moduleBackends);
        this.values = values;
        this.rootModules = rootModules;
        this.abstracts = abstracts;
        this.soundBodies = soundBodies;
        this.backends = new BackendResolver(
                new DeepMerge(settings.merging().listStrategy()),
                settings.state().prefixSeparator(),
                settings.state().workspaceKeyPrefix(),
                settings.state().hasAtmosYaml(),
                manifest.ref());
        this.problems = new LinkedHashSet<>(manifest.problems());
        this.sectionMerge = new SectionMerge(SectionTypeCheck.withoutForeignMetadata(manifest.body()), settings);
        this.backendLevels = new ComponentBackendLevels(sectionMerge.terraform(), values.functions(), problems::add);
        this.components = manifest.body().at("components", "terraform") instanceof MapValue map
                ? map
                : MapValue.empty(manifest.body().location());
    }

    ResolvedManifest resolve() {
        SectionTypeCheck types = new SectionTypeCheck(
                manifest.ref().file(), manifest.body(), manifest.overrides(), soundBodies, problems::add);
        // What a broken file would have brought is unknown: a base or a variable that is missing may be in it.
        boolean incomplete = manifest.hasErrors();
        Consumer<Problem> report = incomplete ? problem -> {} : problems::add;
        Lineages lineages = new Lineages(components, settings.merging().listStrategy(), rootModules::exists, report);
        lineages.check();
        List<Instance> instances = new ArrayList<>();
        List<Instance> abstractOnes = new ArrayList<>();
        if (!incomplete && !types.isManifestBroken()) {
            for (Component component : lineages.components()) {
                if (isUsable(component.name(), types, lineages)) {
                    Instance instance = bounded(component, lineages);
                    if (instance != null && types.hasForeignMetadata()) {
                        instance = instance.withoutAddress();
                    }
                    boolean kept = !component.isAbstract() || abstracts == AbstractComponents.RESOLVED;
                    if (instance != null && kept) {
                        (component.isAbstract() ? abstractOnes : instances).add(instance);
                    }
                }
            }
        }
        Comparator<Instance> order = Comparator.comparing(Instance::stack).thenComparing(Instance::name);
        instances.sort(order);
        abstractOnes.sort(order);
        return new ResolvedManifest(
                manifest.ref(),
                manifest.body().get("name") instanceof TextValue name ? name : null,
                List.copyOf(instances),
                List.copyOf(abstractOnes),
                List.copyOf(problems));
    }

    private boolean isUsable(String component, SectionTypeCheck types, Lineages lineages) {
        return !types.isBroken(component) && lineages.isSound(component);
    }

    /** A component whose lists grow without end is told and left out, like any other that is broken (D24). */
    private @Nullable Instance bounded(Component component, Lineages lineages) {
        try {
            return resolve(component, lineages);
        } catch (AtmosException.InvalidConfiguration e) {
            problems.addAll(e.problems());
            return null;
        }
    }

    private @Nullable Instance resolve(Component component, Lineages lineages) {
        String name = component.name();
        MapValue body = component.body();
        MapValue overrides = overrides(name, body);
        Lineage lineage = lineages.of(component, overrides);
        ErrorWatch report = new ErrorWatch(problems::add);
        if (component.isAbstract()
                && abstracts == AbstractComponents.CHECKED
                && sectionMerge.isStatic(body, lineage, overrides)) {
            checkBackends(component, lineage, report);
            return null;
        }
        SectionMerge.Merged merged = sectionMerge.merge(name, body, lineage, overrides);
        MapValue sections = values.functions().evaluate(sectionMerge.shown(merged, component), report);
        MapValue written = sections.map("metadata");
        MapValue metadata = written == null ? MapValue.empty(component.location()) : written;
        ResolvedBackends backends = resolveBackends(component, lineage, metadata, report);
        TextValue module = rootModule(component, metadata, lineage);
        MergedInstance draft = new MergedInstance(component, merged, lineage, sections, backends, module.text());
        // An abstract component has neither a name nor a state of its own (D17).
        Consumer<Problem> reportOwn = component.isAbstract() ? problem -> {} : report;
        Instance instance = completion.complete(draft, reportOwn);
        if (instance != null) {
            new NameChecks(settings.names(), reportOwn)
                    .check(
                            instance,
                            new NameChecks.Origins(component, module.location(), metadata, manifest),
                            report.any());
        }
        return instance != null && report.any() ? instance.withoutAddress() : instance;
    }

    /** A static abstract component is looked at for its backends alone, and only once for those it has in common. */
    private void checkBackends(Component component, Lineage lineage, Consumer<Problem> report) {
        if (!backendLevels.areCommon(component.body(), lineage) || !commonBackendIsChecked) {
            resolveBackends(component, lineage, sectionMerge.metadata(component.body(), lineage), report);
        }
    }

    private ResolvedBackends resolveBackends(
            Component component, Lineage lineage, MapValue metadata, Consumer<Problem> report) {
        commonBackendIsChecked |= backendLevels.areCommon(component.body(), lineage);
        return backends.resolve(
                new BackendRequest(
                        component.name(),
                        metadata,
                        modulePointer(component.body(), lineage),
                        !component.isAbstract(),
                        backendLevels.of(component.body(), lineage),
                        component.location()),
                report);
    }

    /**
     * Returns the overrides of a component, or null if there are none. Overrides that files attach win over those
     * written at the component itself (semantics 4.6, 4.7).
     */
    private @Nullable MapValue overrides(String component, MapValue body) {
        MapValue written = body.map("overrides");
        MapValue reaching = manifest.overrides().get(component);
        MapValue overrides = written == null || reaching == null
                ? (reaching == null ? written : reaching)
                : new DeepMerge(settings.merging().listStrategy()).merge(written, reaching);
        return overrides == null || overrides.isEmpty() ? null : overrides;
    }

    /** {@code metadata.component}, own or inherited, else what {@code component:} leads to, else the name (D23). */
    private static TextValue rootModule(Component component, MapValue metadata, Lineage lineage) {
        TextValue pointer = Lineages.nonEmptyText(metadata, "component");
        if (pointer == null) {
            pointer = lineage.legacyModule() == null ? lineage.folderModule() : lineage.legacyModule();
        }
        return pointer == null ? new TextValue(component.name(), component.location()) : pointer;
    }

    /**
     * Returns the root module that the instance itself points to, for the prefix mode {@code module}; null if it points to
     * none (D23, D31).
     */
    private static @Nullable TextValue modulePointer(MapValue body, Lineage lineage) {
        MapValue metadata = body.map("metadata");
        TextValue own = metadata == null ? null : Lineages.nonEmptyText(metadata, "component");
        return own == null ? lineage.legacyModule() : own;
    }
}
