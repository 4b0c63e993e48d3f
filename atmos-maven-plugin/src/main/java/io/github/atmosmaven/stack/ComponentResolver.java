package io.github.atmosmaven.stack;

import io.github.atmosmaven.backend.BackendRequest;
import io.github.atmosmaven.backend.BackendResolver;
import io.github.atmosmaven.backend.ResolvedBackends;
import io.github.atmosmaven.manifest.MergedManifest;
import io.github.atmosmaven.merge.DeepMerge;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.TextValue;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.stack.component.Component;
import io.github.atmosmaven.stack.component.ComponentBackendLevels;
import io.github.atmosmaven.stack.component.Lineage;
import io.github.atmosmaven.stack.component.Lineages;
import io.github.atmosmaven.stack.component.Section;
import io.github.atmosmaven.stack.component.SectionMerge;
import io.github.atmosmaven.stack.component.SectionTypeCheck;
import io.github.atmosmaven.stack.name.NameChecks;
import io.github.atmosmaven.stack.settings.StackSettings;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Resolves one component of a manifest after the other, from what it inherits to the instance. */
final class ComponentResolver {

    private final MergedManifest manifest;
    private final ResolutionContext context;
    private final Lineages lineages;
    private final Consumer<Problem> problems;
    private final InstanceCompletion completion;
    private final BackendResolver backends;
    private final SectionMerge sectionMerge;
    private final ComponentBackendLevels backendLevels;
    /**
     * True once the backend of {@code terraform:} was checked. Checked again, it would be reported at one place for
     * every component that has no other.
     */
    private boolean commonBackendIsChecked;

    ComponentResolver(
            MergedManifest manifest, ResolutionContext context, Lineages lineages, Consumer<Problem> problems) {
        StackSettings settings = context.settings();
        this.manifest = manifest;
        this.context = context;
        this.lineages = lineages;
        this.problems = problems;
        this.completion = new InstanceCompletion(
                manifest, settings, context.naming(), context.values(), context.moduleBackends());
        this.backends = new BackendResolver(
                new DeepMerge(settings.merging().listStrategy()),
                settings.state().prefixSeparator(),
                settings.state().workspaceKeyPrefix(),
                settings.state().hasAtmosYaml(),
                settings.state().backendConfig(),
                manifest.ref());
        this.sectionMerge = new SectionMerge(SectionTypeCheck.withoutForeignMetadata(manifest.body()), settings);
        this.backendLevels = ComponentBackendLevels.of(
                sectionMerge.terraform(), context.values().functions(), problems);
    }

    /**
     * Returns the instance; null if it has no name or workspace, which is reported, or if it is abstract and only checked.
     *
     * @throws io.github.atmosmaven.problem.AtmosException.InvalidConfiguration if its lists grow without end
     */
    @Nullable
    Instance resolve(Component component) {
        String name = component.name();
        MapValue body = component.body();
        MapValue overrides = overrides(name, body);
        Lineage lineage = lineages.of(component, overrides);
        ErrorWatch report = new ErrorWatch(problems);
        if (component.isAbstract()
                && context.abstracts() == AbstractComponents.CHECKED
                && sectionMerge.isStatic(body, lineage, overrides)) {
            checkBackends(component, lineage, report);
            return null;
        }
        SectionMerge.Merged merged = sectionMerge.merge(name, body, lineage, overrides);
        MapValue sections = context.values().functions().evaluate(sectionMerge.shown(merged, component), report);
        MapValue written = sections.map("metadata");
        MapValue metadata = written == null ? MapValue.empty(component.location()) : written;
        ResolvedBackends backends = resolveBackends(component, lineage, metadata, env(sections), report);
        TextValue command = context.values().functions().text(merged.command(), env(sections), report);
        TextValue module = rootModule(component, metadata, lineage);
        MergedInstance draft =
                new MergedInstance(component, merged, lineage, sections, command, backends, module.text());
        // An abstract component has neither a name nor a state of its own (D17).
        Consumer<Problem> reportOwn = component.isAbstract() ? problem -> {} : report;
        Instance instance = completion.complete(draft, reportOwn);
        if (instance != null) {
            new NameChecks(context.settings().names(), reportOwn)
                    .check(
                            instance,
                            new NameChecks.Origins(component, module.location(), metadata, manifest),
                            report.any());
        }
        boolean kept = !component.isAbstract() || context.abstracts() == AbstractComponents.RESOLVED;
        if (instance == null || !kept) {
            return null;
        }
        return report.any() ? instance.withoutAddress() : instance;
    }

    private static MapValue env(MapValue sections) {
        MapValue env = sections.map(Section.ENV.key());
        return env == null ? MapValue.empty(sections.location()) : env;
    }

    /** A static abstract component is looked at for its backends alone, and only once for those it has in common. */
    private void checkBackends(Component component, Lineage lineage, Consumer<Problem> report) {
        if (!backendLevels.areCommon(component.body(), lineage) || !commonBackendIsChecked) {
            MapValue metadata = sectionMerge.metadata(component.body(), lineage);
            resolveBackends(component, lineage, metadata, MapValue.empty(component.location()), report);
        }
    }

    private ResolvedBackends resolveBackends(
            Component component, Lineage lineage, MapValue metadata, MapValue env, Consumer<Problem> report) {
        commonBackendIsChecked |= backendLevels.areCommon(component.body(), lineage);
        return backends.resolve(
                new BackendRequest(
                        component.name(),
                        metadata,
                        modulePointer(component.body(), lineage),
                        !component.isAbstract(),
                        backendLevels.of(component.body(), lineage, env),
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
                : new DeepMerge(context.settings().merging().listStrategy()).merge(written, reaching);
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
