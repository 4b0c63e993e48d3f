package io.github.atmosmaven.stack;

import io.github.atmosmaven.backend.LiteralPlace;
import io.github.atmosmaven.backend.LocalPlace;
import io.github.atmosmaven.backend.PlaceAttributes;
import io.github.atmosmaven.backend.PlaceVariables;
import io.github.atmosmaven.backend.StateAddresses;
import io.github.atmosmaven.backend.type.BackendTypes;
import io.github.atmosmaven.manifest.MergedManifest;
import io.github.atmosmaven.merge.DeepMerge;
import io.github.atmosmaven.model.Backend;
import io.github.atmosmaven.model.BackendType;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.ModuleBackend;
import io.github.atmosmaven.model.StateAddress;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.TextValue;
import io.github.atmosmaven.problem.Location;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.stack.component.Component;
import io.github.atmosmaven.stack.name.Naming;
import io.github.atmosmaven.stack.settings.StackSettings;
import io.github.atmosmaven.template.TemplateContext;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Makes instances of the drafts of one manifest: with their names, what templates make of them, and the place of state. */
final class InstanceCompletion {

    private static final Backend NO_BACKEND =
            new Backend(BackendTypes.NONE, null, MapValue.empty(new Location("", 1, 1)));

    private final MergedManifest manifest;
    private final StackSettings settings;
    private final Naming naming;
    private final InstanceValues values;
    private final ModuleBackends moduleBackends;

    InstanceCompletion(
            MergedManifest manifest,
            StackSettings settings,
            Naming naming,
            InstanceValues values,
            ModuleBackends moduleBackends) {
        this.manifest = manifest;
        this.settings = settings;
        this.naming = naming;
        this.values = values;
        this.moduleBackends = moduleBackends;
    }

    /** The instance, or null where it has no name or workspace, which is reported. */
    @Nullable
    Instance complete(MergedInstance draft, Consumer<Problem> report) {
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
        ModuleBackend ofModule = ofModule(draft);
        BackendType type =
                ofModule == null ? backend.type() : ofModule.backend().type();
        String workspace = naming.workspace(subject, stack, type, report);
        workspace = workspace == null && isAbstract ? stack : workspace;
        return workspace == null ? null : finish(draft, ofModule, new Names(stack, workspace), report);
    }

    /** The block of the root module that counts: where the stacks give no backend, or files are not to be written. */
    private @Nullable ModuleBackend ofModule(MergedInstance draft) {
        boolean isAsked = draft.backends().backend().type().isNone()
                || !settings.defaults().backendFiles();
        if (draft.component().isAbstract() || !isAsked) {
            return null;
        }
        ModuleBackend block = moduleBackends.of(draft.rootModule(), command(draft.command()));
        return block == null
                ? null
                : block.with(settings.state().backendConfig().of(block.backend().type()));
    }

    private record Names(String stack, String workspace) {}

    private Instance finish(
            MergedInstance draft, @Nullable ModuleBackend ofModule, Names names, Consumer<Problem> report) {
        String stack = names.stack();
        String name = draft.component().name();
        InstanceValues.Evaluated answer = answer(draft, stack, names.workspace(), report);
        PlaceAttributes.check(draft.backends().backend(), answer.backend(), name, report);
        if (ofModule != null) {
            PlaceAttributes.check(ofModule.backend(), ofModule.backend(), name, report);
            LiteralPlace.check(ofModule, name, report);
            Problem blocked =
                    settings.state().backendConfig().refusal(ofModule.backend().type(), ofModule.place());
            if (blocked != null) {
                report.accept(blocked);
            }
        }
        StateAddress address = StateAddresses.of(
                ofModule == null ? answer.backend() : ofModule.backend(),
                answer.workspace(),
                Naming.workspaceSource(answer.sections().map("metadata")),
                new LocalPlace(settings.directories().localStates(), stack, name),
                new PlaceVariables(settings.environment(), environment(draft, answer)));
        String command = command(answer.command());
        return new Instance(
                stack,
                name,
                answer.rootModule(),
                new Instance.ToolChoice(command == null ? "terraform" : command, command != null),
                new Instance.Contents(
                        answer.sections(),
                        draft.lineage().inheritance(),
                        draft.merged().layers()),
                new Instance.State(
                        answer.workspace(),
                        ofModule == null ? answer.backend() : NO_BACKEND,
                        ofModule,
                        answer.remoteState(),
                        address),
                new Instance.Origin(manifest.ref(), location(draft.component())));
    }

    private static MapValue environment(MergedInstance draft, InstanceValues.Evaluated answer) {
        MapValue environment = answer.sections().map("env");
        return environment == null ? MapValue.empty(draft.component().location()) : environment;
    }

    /** Returns the values of a merged instance with functions and templates computed. */
    private InstanceValues.Evaluated answer(
            MergedInstance draft, String stack, String workspace, Consumer<Problem> report) {
        Backend backend = draft.backends().backend();
        InstanceValues.Evaluated answer = new InstanceValues.Evaluated(
                DeepMerge.settled(draft.sections()),
                settled(backend),
                settled(draft.backends().remoteState()),
                draft.rootModule(),
                workspace,
                draft.command());
        if (!draft.isDynamic()) {
            return answer;
        }
        TemplateContext context = new TemplateContext(
                draft.component().name(),
                draft.rootModule(),
                stack,
                workspace,
                manifest.ref().name(),
                backend.typeName());
        return values.computed(answer, context, report);
    }

    /** Returns the binary that the manifests or the project choose, or null if neither does. */
    private @Nullable String command(@Nullable TextValue written) {
        if (written != null) {
            return written.text();
        }
        String ofTheProject = settings.defaults().command();
        return ofTheProject == null || ofTheProject.isEmpty() ? null : ofTheProject;
    }

    private static Backend settled(Backend backend) {
        return backend.own().hasAppends() ? backend.with(DeepMerge.settled(backend.own())) : backend;
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
}
