package io.github.atmosmaven.terraform;

import io.github.atmosmaven.files.AtomicFiles;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.problem.Article;
import io.github.atmosmaven.problem.AtmosException;
import io.github.atmosmaven.problem.IoReason;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Working place of one instance: brings up its working directory with the files that are generated, initialises the tool
 * there, selects the workspace, and runs a command.
 */
public final class Workplace {

    static final String BACKEND = "backend.tf.json";

    private static final String LOCAL_BACKEND =
            "{\n  \"terraform\": {\n    \"backend\": {\n      \"local\": {}\n    }\n  }\n}\n";

    private final Instance instance;
    private final String binary;
    private final Workplaces shared;
    private final RootModule module;
    private final WorkingDirectories directories;
    private final Path base;
    private final Path directory;
    private final boolean hasBackend;

    Workplace(Instance instance, String binary, Workplaces shared) {
        this.instance = instance;
        this.binary = binary;
        this.shared = shared;
        this.module = shared.settings.rootModules().of(instance.component());
        this.directories = shared.directories;
        this.base = directories.base(instance).toAbsolutePath().normalize();
        this.directory = directories.directory(instance).toAbsolutePath().normalize();
        this.hasBackend = instance.backend().type() != null;
    }

    /** What is wrong before anything is run. */
    public List<Problem> check() {
        if (!module.exists()) {
            return List.of(Problem.error(
                    ProblemCode.ROOT_MODULE_MISSING,
                    instance.location(),
                    "the root module of '" + instance.name() + "' is not there: " + module.shown(module.directory()),
                    "create it, or name another one with metadata.component"));
        }
        try {
            List<Problem> problems = new ArrayList<>(module.escapingSources());
            if (hasBackend) {
                module.ownBackend(true).ifPresent(backend -> problems.add(secondBackend(backend)));
            }
            return problems;
        } catch (IOException e) {
            throw new AtmosException.EnvironmentFailure(
                    Problem.error(
                            ProblemCode.UNREADABLE_FILE,
                            null,
                            "the root module " + module.shown(module.directory()) + " cannot be read: "
                                    + IoReason.withFile(e),
                            "check its permissions"),
                    e);
        }
    }

    private Problem secondBackend(ModuleFile.OwnBackend backend) {
        return Problem.error(
                ProblemCode.BACKEND_IN_ROOT_MODULE,
                backend.location(),
                "the root module '" + instance.component() + "' has " + Article.with(backend.type())
                        + " backend of its own, and so has instance '" + instance.displayName() + "'",
                "take the block out: the backend of an instance comes from its stack");
    }

    /** Says what {@link #run} would do, for a dry run (D9). */
    public String preview(ToolCommand command) {
        Path project = shared.settings.projectDirectory().toAbsolutePath().normalize();
        Path shown = directory.startsWith(project) ? project.relativize(directory) : directory;
        String workspace = Workspaces.areSelected(instance) ? " in workspace '" + instance.workspace() + "'" : "";
        return instance.displayName() + ": would run '" + RootModule.plainName(binary) + " " + command.name() + "'"
                + workspace + ", in " + shown.toString().replace('\\', '/') + ", with state "
                + instance.stateAddress();
    }

    /**
     * Runs a command. What the tool says, and a tool that cannot be started, is the result. Throws
     * {@link AtmosException.EnvironmentFailure} when files cannot be written.
     */
    public ToolResult run(ToolCommand command) {
        Path log = base.resolve(command.name() + ".log");
        shared.listener.started(instance);
        try {
            return run(command, log);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ToolResult.failed(instance, FailureWords.interrupted(), log);
        } catch (IOException e) {
            return ToolResult.failed(instance, ToolFailure.of(IoReason.withFile(e)), log);
        }
    }

    private ToolResult run(ToolCommand command, Path log) throws IOException, InterruptedException {
        try (ToolLog output = new ToolLog(log)) {
            command.forgetEarlier(base);
            Optional<ModuleFile.OwnBackend> own = prepare();
            CommandLine line =
                    new CommandLine(List.of(binary), directory, ToolEnvironment.of(instance, shared.settings));
            ToolRun tool = new ToolRun(line, shared.processes, output);
            ReadyWorkplace place = new ReadyWorkplace(instance, base, isHosted(own), tool, failureWords(), log);
            Initialisation initialisation = new Initialisation(
                    instance, module, own, shared.settings, tool, shared.initLock, () -> isCreated(command));
            return initialisation.succeeds() ? command.run(place) : place.failed();
        }
    }

    private boolean isHosted(Optional<ModuleFile.OwnBackend> own) {
        return Workspaces.isHosted(
                own.map(ModuleFile.OwnBackend::type).orElse(instance.backend().type()));
    }

    private FailureWords failureWords() {
        SourcePlaces places = new SourcePlaces(module.directory(), directory, shared.settings.executionRoot());
        return new FailureWords(instance, module, places, binary, shared.settings);
    }

    private boolean isCreated(ToolCommand command) {
        if (command.createsWorkspace()) {
            shared.listener.note(
                    instance,
                    "the workspace '" + instance.workspace() + "' does not exist yet and is created: "
                            + instance.stateAddress());
        }
        return command.createsWorkspace();
    }

    private Optional<ModuleFile.OwnBackend> prepare() throws IOException {
        directories.clear(List.of(instance));
        directories.noteLinks(new AtomicFiles());
        SourceTree repository = shared.settings.rootModules().repository();
        String rendered = repository.place(module.directory().resolve(BACKEND));
        new WorkingCopy(base, repository, module.mirror(), file -> hasBackend && file.equals(rendered)).bringUp();
        new GeneratedFiles(instance, module.directory(), directory).write();
        Path backend = directory.resolve(BACKEND);
        if (hasBackend) {
            if (!Files.exists(backend)) {
                // Going on would leave the state in a local file (D38).
                throw new IllegalStateException("the backend of " + instance.displayName() + " was not rendered");
            }
            return Optional.empty();
        }
        Optional<ModuleFile.OwnBackend> own = module.ownBackend(false);
        if (own.isEmpty()) {
            new AtomicFiles().writeIfChanged(backend, LOCAL_BACKEND, AtomicFiles.Access.DEFAULT);
        } else if (!Files.exists(module.directory().resolve(BACKEND))) {
            Files.deleteIfExists(backend);
        }
        return own;
    }
}
