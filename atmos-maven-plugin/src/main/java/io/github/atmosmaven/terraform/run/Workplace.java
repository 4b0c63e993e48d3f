package io.github.atmosmaven.terraform.run;

import io.github.atmosmaven.files.AtomicFiles;
import io.github.atmosmaven.files.OwnTree;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.problem.AtmosException;
import io.github.atmosmaven.problem.IoReason;
import io.github.atmosmaven.problem.PathsFrom;
import io.github.atmosmaven.terraform.init.Initialisation;
import io.github.atmosmaven.terraform.init.LocalState;
import io.github.atmosmaven.terraform.init.ProviderSettings;
import io.github.atmosmaven.terraform.init.RemoteVersion;
import io.github.atmosmaven.terraform.init.RootLockFile;
import io.github.atmosmaven.terraform.init.ToolEnvironment;
import io.github.atmosmaven.terraform.init.ToolRun;
import io.github.atmosmaven.terraform.init.Workspaces;
import io.github.atmosmaven.terraform.mirror.VariableFile;
import io.github.atmosmaven.terraform.mirror.WorkingDirectories;
import io.github.atmosmaven.terraform.module.InstanceFiles;
import io.github.atmosmaven.terraform.module.RootModule;
import io.github.atmosmaven.terraform.module.RootModules;
import io.github.atmosmaven.terraform.outcome.SourcePlaces;
import io.github.atmosmaven.terraform.outcome.ToolFailure;
import io.github.atmosmaven.terraform.outcome.ToolLog;
import io.github.atmosmaven.terraform.outcome.ToolResult;
import io.github.atmosmaven.terraform.reads.ReadScope;
import io.github.atmosmaven.terraform.reads.RemoteStates;
import io.github.atmosmaven.terraform.saved.PlanInputs;
import io.github.atmosmaven.terraform.saved.SavedPlan;
import io.github.atmosmaven.terraform.tool.CallerArguments;
import io.github.atmosmaven.terraform.tool.CommandLine;
import io.github.atmosmaven.terraform.tool.Tools;
import io.github.atmosmaven.terraform.typed.Preparation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Working place of one instance: brings up its working directory with the files that are generated, initialises the tool
 * there, selects the workspace, and runs a command.
 */
public final class Workplace {

    private final Instance instance;
    private final Tools tools;
    private final String binary;
    private final Workplaces shared;
    private final RootModule module;
    private final WorkingDirectories directories;
    private final Path base;
    private final Path directory;
    private final InstanceFiles files;

    Workplace(Instance instance, Tools tools, Workplaces shared) {
        this.instance = instance;
        this.tools = tools;
        this.binary = tools.binary(instance).orElse("terraform");
        this.shared = shared;
        this.module = shared.settings.rootModules().of(instance.rootModule());
        this.directories = shared.directories;
        this.files = new InstanceFiles(instance, directories, shared.settings.rootModules());
        this.base = files.base();
        this.directory = files.directory();
    }

    public Instance instance() {
        return instance;
    }

    /** Says what {@link #run} would do, for a dry run (D9). */
    public String preview(ToolCommand command) {
        String shown = new PathsFrom(shared.settings.projectDirectory()).shown(directory);
        Preparation preparation = command.preparation();
        Set<String> sensitive = shared.settings.rootModules().sensitive(instance, tools::of);
        boolean inWorkspace = preparation.isInWorkspace() && Workspaces.areSelected(instance);
        return instance.displayName() + ": would "
                + command.intent(CommandLine.plainName(binary), sensitive)
                + (inWorkspace ? " in workspace '" + instance.workspace() + "'" : "")
                + ", in " + shown
                + (preparation.reachesState() ? state() : "");
    }

    private String state() {
        return (instance.backendType().isNone() ? ", with no backend and so with the local file " : ", with state ")
                + instance.stateAddress();
    }

    /**
     * Runs a command. What the tool says, and a tool that cannot be started, is the result. Throws
     * {@link AtmosException.EnvironmentFailure} when files cannot be written.
     *
     * @param changedBefore instances that it depends on, and that the same run has changed
     */
    public ToolResult run(ToolCommand command, List<Instance> changedBefore) {
        Path log = base.resolve(command.logName());
        shared.listener.started(instance);
        long start = System.nanoTime();
        return finished(command, changedBefore, log).lasting(Duration.ofNanos(System.nanoTime() - start));
    }

    private ToolResult finished(ToolCommand command, List<Instance> changedBefore, Path log) {
        try {
            return run(command, changedBefore, log);
        } catch (IOException e) {
            return ToolResult.failed(instance, ToolFailure.of(IoReason.withFile(e)), log);
        }
    }

    /** A state that the tool could not write to its backend is never left in a place that is cleaned. */
    private ToolResult run(ToolCommand command, List<Instance> changedBefore, Path log) throws IOException {
        ErroredState errored = new ErroredState(instance, shared.settings, directory);
        errored.keep();
        Optional<Path> kept = command.changesResources() ? errored.kept() : Optional.empty();
        if (kept.isPresent()) {
            return ToolResult.refused(
                    instance,
                    new AtmosException.EnvironmentFailure(failureWords().stillNotWritten(kept.get()), null));
        }
        ToolResult result;
        try {
            result = prepareAndRun(command, changedBefore, log);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            result = ToolResult.failed(instance, FailureWords.interrupted(), log);
        }
        kept = errored.keep();
        return kept.isEmpty()
                ? result
                : ToolResult.failed(instance, failureWords().notWritten(kept.get(), result.failure()), log)
                        .of(result.planned());
    }

    private ToolResult prepareAndRun(ToolCommand command, List<Instance> changedBefore, Path log)
            throws IOException, InterruptedException {
        try (ToolLog output = new ToolLog(log, run -> tellRun(command, run))) {
            return prepareAndRun(command, changedBefore, output, log).at(output.run());
        }
    }

    private ToolResult prepareAndRun(ToolCommand command, List<Instance> changedBefore, ToolLog output, Path log)
            throws IOException, InterruptedException {
        SavedPlan saved = new SavedPlan(directories.plan(instance), directories.tree());
        command.forgetEarlier(saved);
        prepare();
        ReadyWorkplace.Plans plans = plans(saved, command.usesSavedPlan());
        CommandLine line =
                new CommandLine(List.of(binary), directory, ToolEnvironment.of(instance, shared.settings, directory));
        VariableFile variables = files.bringVariables();
        CallerArguments arguments = CallerArguments.of(
                shared.settings.environment(),
                instance,
                shared.settings.providers().updatesLockFiles(),
                command.name());
        List<String> backup = LocalState.backupArguments(instance, shared.settings, directory);
        Operations operations = new Operations();
        RemoteVersion version = new RemoteVersion(instance, shared.settings);
        ToolRun tool = new ToolRun(
                line,
                words -> LocalState.backedUp(operations.handedOn(version.in(words), arguments), backup),
                words -> variables.in(words, () -> tools.of(instance)),
                WithoutTokens.of(shared.processes, shared.settings.tokens()),
                output,
                this::tell);
        boolean hasLock = command.usesSavedPlan() && plans.unusable().isEmpty() && bringLockFile(saved);
        Initialisation initialisation =
                new Initialisation(instance, module, shared.settings, tool, hasLock, lockFile(), workspace(command));
        ReadyWorkplace place = new ReadyWorkplace(
                instance,
                base,
                new UploadedVariables(base, directory, () -> tools.of(instance)),
                operations,
                tool,
                failureWords(),
                initialisation,
                log,
                plans,
                changedBefore,
                shared.listener);
        if (initialisation.succeeds(command.preparation())) {
            return command.run(place);
        }
        return initialisation.lacksWorkspace() ? command.runWithoutWorkspace(place) : place.failed();
    }

    private void tellRun(ToolCommand command, String run) {
        if (!command.showsOutput()) {
            shared.listener.note(instance, "runs at " + run);
        }
    }

    private RootLockFile lockFile() {
        return new RootLockFile(
                module,
                directory,
                shared.settings,
                written -> shared.listener.note(instance, failureWords().shown(written) + " is written"));
    }

    private void tell(CommandLine command) {
        if (shared.listener.hearsCommands()) {
            shared.listener.repeatable(instance, RepeatedCommand.of(command, shared.settings.environment()));
        }
    }

    private ReadyWorkplace.Plans plans(SavedPlan saved, boolean isUsed) throws IOException {
        RootModules modules = shared.settings.rootModules();
        boolean updates = shared.settings.providers().updatesLockFiles();
        // What others make of it during a plan is not what the plan was made with.
        String lock = PlanInputs.lockOf(module);
        ReadyWorkplace.Inputs inputs = () -> PlanInputs.of(
                instance,
                tools.installed(instance),
                new PlanInputs.Place(
                        base,
                        directory,
                        module,
                        modules.repository(),
                        modules.reach(instance, tools::of).paths(),
                        remoteStates().inputs(instance),
                        updates ? PlanInputs.lockOf(module) : lock,
                        shared.settings.isLocalEndpoint()));
        return new ReadyWorkplace.Plans(saved, inputs, isUsed ? unusable(saved, inputs) : "");
    }

    private String unusable(SavedPlan saved, ReadyWorkplace.Inputs inputs) throws IOException {
        SavedPlan.Found found = saved.find();
        if (!found.flaw().isEmpty()) {
            return Workspaces.isHosted(instance) && !instance.backendType().isBlock()
                    ? found.flaw() + ", and where operations are remote the backend "
                            + instance.backendType().name() + " saves none"
                    : found.flaw();
        }
        List<String> changes = found.inputs().changed(inputs.now());
        return changes.isEmpty() ? "" : "the saved plan is stale: " + String.join("; ", changes);
    }

    /** A plan is applied with the providers that it was made with. */
    private boolean bringLockFile(SavedPlan saved) throws IOException {
        Optional<Path> lockFile = module.isLocked() ? Optional.empty() : saved.lockFile();
        if (lockFile.isPresent()) {
            new AtomicFiles()
                    .writeIfChanged(
                            directory.resolve(WorkingDirectories.LOCK_FILE),
                            Files.readAllBytes(lockFile.get()),
                            AtomicFiles.Access.DEFAULT);
        }
        return lockFile.isPresent();
    }

    private FailureWords failureWords() {
        SourcePlaces places = new SourcePlaces(module.directory(), directory, shared.settings.executionRoot());
        return new FailureWords(instance, module, places, binary, shared.settings);
    }

    private Initialisation.NewWorkspace workspace(ToolCommand command) {
        return () -> {
            if (command.createsWorkspace()) {
                shared.listener.note(
                        instance,
                        "the workspace '" + instance.workspace() + "' does not exist yet and is created"
                                // Where there is no backend, the place is told for every run (D39).
                                + (instance.backendType().isNone() ? "" : ": " + instance.stateAddress()));
            }
            return command.createsWorkspace();
        };
    }

    private RemoteStates remoteStates() {
        return shared.settings.remoteStates(tools::of);
    }

    private void prepare() throws IOException {
        ProviderSettings providers = shared.settings.providers();
        OwnTree.ofProject(providers.home()).make(providers.cache());
        files.bringUp(shared.settings.dataDirectory());
        remoteStates().file(instance, ReadScope.OF_RUN, directory).write(new AtomicFiles());
    }
}
