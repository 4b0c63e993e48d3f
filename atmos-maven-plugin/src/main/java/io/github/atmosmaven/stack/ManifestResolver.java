package io.github.atmosmaven.stack;

import io.github.atmosmaven.backend.BackendRequest;
import io.github.atmosmaven.backend.BackendResolver;
import io.github.atmosmaven.backend.LocalPlace;
import io.github.atmosmaven.backend.PlaceAttributes;
import io.github.atmosmaven.backend.ResolvedBackends;
import io.github.atmosmaven.backend.StateAddresses;
import io.github.atmosmaven.manifest.MergedManifest;
import io.github.atmosmaven.merge.DeepMerge;
import io.github.atmosmaven.model.Backend;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.MapValue;
import io.github.atmosmaven.model.PathNames;
import io.github.atmosmaven.model.StateAddress;
import io.github.atmosmaven.model.TextValue;
import io.github.atmosmaven.problem.AtmosException;
import io.github.atmosmaven.problem.Location;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.template.TemplateContext;
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
    private final Naming naming;
    private final InstanceValues values;
    private final RootModules rootModules;
    private final Abstracts abstracts;
    private final Set<MapValue> soundBodies;
    private final BackendResolver backends;
    private final Set<Problem> problems;
    private final SectionMerge sectionMerge;
    private final ComponentBackendLevels backendLevels;
    private final MapValue components;
    private final String project;
    /** What is wrong with it would be told of every component that has no other, at one place. */
    private boolean commonBackendIsChecked;

    ManifestResolver(
            MergedManifest manifest,
            StackSettings settings,
            Naming naming,
            InstanceValues values,
            RootModules rootModules,
            Abstracts abstracts,
            Set<MapValue> soundBodies) {
        this.manifest = manifest;
        this.settings = settings;
        this.naming = naming;
        this.values = values;
        this.rootModules = rootModules;
        this.abstracts = abstracts;
        this.soundBodies = soundBodies;
        this.backends = new BackendResolver(
                new DeepMerge(settings.listStrategy()),
                settings.prefixSeparator(),
                settings.workspaceKeyPrefix(),
                settings.atmosYaml(),
                manifest.ref());
        this.problems = new LinkedHashSet<>(manifest.problems());
        this.sectionMerge = new SectionMerge(SectionTypes.withoutForeignMetadata(manifest.body()), settings);
        this.backendLevels = new ComponentBackendLevels(sectionMerge.terraform(), values.functions(), problems::add);
        this.project = settings.projectDirectory()
                .toAbsolutePath()
                .normalize()
                .toString()
                .replace('\\', '/');
        this.components = manifest.body().at("components", "terraform") instanceof MapValue map
                ? map
                : MapValue.empty(manifest.body().location());
    }

    ResolvedManifest resolve() {
        SectionTypes types = new SectionTypes(
                manifest.ref().file(), manifest.body(), manifest.overrides(), soundBodies, problems::add);
        // What a broken file would have brought is unknown: a base or a variable that is missing may be in it.
        boolean incomplete = manifest.hasErrors();
        Consumer<Problem> report = incomplete ? problem -> {} : problems::add;
        Lineages lineages = new Lineages(components, settings.listStrategy(), rootModules::exists, report);
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
                    boolean kept = !component.isAbstract() || abstracts == Abstracts.RESOLVED;
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
                manifest.body().text("name"),
                List.copyOf(instances),
                List.copyOf(abstractOnes),
                List.copyOf(problems));
    }

    private boolean isUsable(String component, SectionTypes types, Lineages lineages) {
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
        Lineage lineage = lineages.of(component);
        MapValue overrides = overrides(name, body);
        Noting report = new Noting(problems::add);
        if (component.isAbstract()
                && abstracts == Abstracts.CHECKED
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
        Draft draft = new Draft(component, merged, lineage, sections, backends, module.text());
        // An abstract component has neither a name nor a state of its own (D17).
        Consumer<Problem> reportOwn = component.isAbstract() ? problem -> {} : report;
        Instance instance = named(draft, reportOwn);
        if (instance != null) {
            new NameChecks(reportOwn)
                    .check(
                            instance,
                            new NameChecks.Origins(component, module.location(), metadata, manifest),
                            report.hasErrors());
        }
        return instance != null && report.hasErrors() ? instance.withoutAddress() : instance;
    }

    /** A component whose sections are merged, before it has its names. */
    private record Draft(
            Component component,
            SectionMerge.Merged merged,
            Lineage lineage,
            MapValue sections,
            ResolvedBackends backends,
            String rootModule) {

        boolean isDynamic() {
            return sections.isDynamic()
                    || backends.backend().attributes().isDynamic()
                    || backends.remoteState().attributes().isDynamic();
        }
    }

    /** A static abstract component is looked at for its backends alone, and only once for those it has in common. */
    private void checkBackends(Component component, Lineage lineage, Consumer<Problem> report) {
        if (!backendLevels.areCommon(component.body(), lineage) || !commonBackendIsChecked) {
            resolveBackends(component, lineage, sectionMerge.metadata(component.body(), lineage), report);
        }
    }

    /** The instance, or null where it has no name or workspace, which is reported. */
    private @Nullable Instance named(Draft draft, Consumer<Problem> report) {
        boolean isAbstract = draft.component().isAbstract();
        Backend backend = draft.backends().backend();
        Naming.Subject subject = new Naming.Subject(
                draft.component().name(), draft.rootModule(), manifest.ref().file(), draft.sections(), backend);
        String stack =
                naming.stack(subject, manifest.ref().name(), manifest.body().get("name"), report);
        stack = stack == null && isAbstract ? manifest.ref().name() : stack;
        if (stack == null) {
            return null;
        }
        String workspace = naming.workspace(subject, stack, backend.type(), report);
        workspace = workspace == null && isAbstract ? stack : workspace;
        return workspace == null ? null : finish(draft, stack, workspace, report);
    }

    /** Passes problems on, and notes whether an error was among them. */
    private static final class Noting implements Consumer<Problem> {

        private final Consumer<Problem> next;
        private boolean errors;

        Noting(Consumer<Problem> next) {
            this.next = next;
        }

        @Override
        public void accept(Problem problem) {
            errors |= problem.isError();
            next.accept(problem);
        }

        boolean hasErrors() {
            return errors;
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

    private Instance finish(Draft draft, String stack, String workspace, Consumer<Problem> report) {
        String name = draft.component().name();
        InstanceValues.Answer answer = answer(draft, stack, workspace, report);
        PlaceAttributes.check(draft.backends().backend(), answer.backend(), name, report);
        StateAddress address = StateAddresses.of(
                answer.backend(),
                answer.workspace(),
                Naming.workspaceSource(answer.sections().map("metadata")),
                new LocalPlace(
                        project,
                        () -> settings.localStates() + "/" + PathNames.nested(stack) + "/" + PathNames.nested(name)));
        String command = command(draft.merged());
        return new Instance(
                stack,
                name,
                answer.rootModule(),
                command == null ? "terraform" : command,
                command != null,
                answer.workspace(),
                answer.sections(),
                draft.lineage().inheritance(),
                answer.backend(),
                answer.remoteState(),
                address,
                manifest.ref(),
                draft.merged().layers(),
                location(draft.component()));
    }

    /** What templates make of the draft, or the draft itself where it has none. */
    private InstanceValues.Answer answer(Draft draft, String stack, String workspace, Consumer<Problem> report) {
        Backend backend = draft.backends().backend();
        InstanceValues.Answer answer = new InstanceValues.Answer(
                DeepMerge.settled(draft.sections()),
                settled(backend),
                settled(draft.backends().remoteState()),
                draft.rootModule(),
                workspace);
        if (!draft.isDynamic()) {
            return answer;
        }
        TemplateContext context = new TemplateContext(
                draft.component().name(),
                draft.rootModule(),
                stack,
                workspace,
                manifest.ref().name(),
                backend.type());
        return values.computed(answer, context, report);
    }

    /** What the manifests or the project choose to run; null where neither does. */
    private @Nullable String command(SectionMerge.Merged merged) {
        if (merged.command() != null) {
            return merged.command().text();
        }
        String ofTheProject = settings.defaultCommand();
        return ofTheProject == null || ofTheProject.isEmpty() ? null : ofTheProject;
    }

    private static Backend settled(Backend backend) {
        return backend.attributes().hasAppends()
                ? new Backend(backend.type(), backend.typeLocation(), DeepMerge.settled(backend.attributes()))
                : backend;
    }

    /** The component's key in the top-level manifest itself if it stands there, else where it was written last. */
    private Location location(Component component) {
        if (manifest.ownBody().at("components", "terraform") instanceof MapValue own) {
            MapValue.Entry entry = own.entry(component.name());
            if (entry != null) {
                return entry.keyLocation();
            }
        }
        return component.location();
    }

    /** Those that files attach win over those that are written at the component where none reach it (4.6, 4.7). */
    private @Nullable MapValue overrides(String component, MapValue body) {
        MapValue written = body.map("overrides");
        MapValue reaching = manifest.overrides().get(component);
        MapValue overrides = written == null || reaching == null
                ? (reaching == null ? written : reaching)
                : new DeepMerge(settings.listStrategy()).merge(written, reaching);
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

    /** What makes the module the default prefix in the mode of that name: only the instance's own words (D23, D31). */
    private static @Nullable TextValue modulePointer(MapValue body, Lineage lineage) {
        MapValue metadata = body.map("metadata");
        TextValue own = metadata == null ? null : Lineages.nonEmptyText(metadata, "component");
        return own == null ? lineage.legacyModule() : own;
    }
}
