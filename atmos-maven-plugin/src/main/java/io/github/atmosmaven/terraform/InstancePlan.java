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
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Plans one instance: brings up its working directory, initialises, selects its workspace, plans. */
public final class InstancePlan {

    static final String BACKEND = "backend.tf.json";
    static final String PLAN = "plan.tfplan";
    static final String LOG = "plan.log";

    private static final int CHANGES = 2;
    private static final String LOCAL_BACKEND =
            "{\n  \"terraform\": {\n    \"backend\": {\n      \"local\": {}\n    }\n  }\n}\n";

    private final Instance instance;
    private final String binary;
    private final PlanSettings settings;
    private final ProcessRunner processes;
    private final ReentrantLock initLock;
    private final RootModule module;
    private final WorkingDirectories directories;
    private final Path base;
    private final Path directory;
    private final boolean hasBackend;

    /** @param initLock held while a tool downloads, since its plugin cache is not safe for several at once */
    public InstancePlan(
            Instance instance,
            String binary,
            WorkingDirectories directories,
            PlanSettings settings,
            ProcessRunner processes,
            ReentrantLock initLock) {
        this.instance = instance;
        this.binary = binary;
        this.settings = settings;
        this.processes = processes;
        this.initLock = initLock;
        this.module =
                new RootModule(settings.projectDirectory(), settings.rootModulesDirectory(), instance.component());
        this.directories = directories;
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

    /**
     * Never fails for what the tool says or for a tool that cannot be started: that is the outcome. Throws
     * {@link AtmosException.EnvironmentFailure} when files cannot be written.
     */
    public PlannedInstance run() throws InterruptedException {
        Path log = base.resolve(LOG);
        try (ToolLog output = new ToolLog(log)) {
            // One of an earlier run would pass for the one of this run.
            Files.deleteIfExists(base.resolve(PLAN));
            Optional<ModuleFile.OwnBackend> own = prepare();
            CommandLine tool = new CommandLine(List.of(binary), directory, ToolEnvironment.of(instance, settings));
            return plan(new ToolRun(tool, processes, output), own, log);
        } catch (IOException e) {
            return PlannedInstance.failed(instance, IoReason.withFile(e), null, log);
        }
    }

    private PlannedInstance plan(ToolRun tool, Optional<ModuleFile.OwnBackend> own, Path log)
            throws IOException, InterruptedException {
        if (!new Initialisation(instance, module, own, settings, tool, initLock).succeeds()) {
            return PlannedInstance.failed(instance, tool.output().error(), hint(tool.output()), log);
        }
        int exit = tool.exit(arguments());
        return switch (exit) {
            case 0 -> PlannedInstance.unchanged(instance, log);
            case CHANGES ->
                PlannedInstance.changed(instance, tool.output().changes().orElse(null), log);
            default -> {
                Files.deleteIfExists(base.resolve(PLAN));
                yield PlannedInstance.failed(instance, tool.output().error(), null, log);
            }
        };
    }

    private Optional<ModuleFile.OwnBackend> prepare() throws IOException {
        directories.clear(List.of(instance));
        directories.noteLinks(new AtomicFiles());
        new WorkingCopy(base, directory, settings.rootModulesDirectory(), module.directory(), hasBackend).bringUp();
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

    private List<String> arguments() {
        List<String> arguments = new ArrayList<>(List.of("plan", "-input=false", "-no-color", "-detailed-exitcode"));
        if (!Workspaces.isHosted(instance)) {
            Path plan = base.resolve(PLAN);
            // A plan holds every variable; the tool writes into the file that is there and leaves its mode alone.
            new AtomicFiles().writeIfChanged(plan, new byte[0], AtomicFiles.Access.OWNER_ONLY);
            arguments.add("-out=" + plan);
        }
        return arguments;
    }

    private @Nullable String hint(ToolLog output) {
        if (!module.isLocked() || !(output.holds("lock file") || output.holds("dependency lock"))) {
            return null;
        }
        return "bring " + module.shown(module.directory().resolve(RootModule.LOCK_FILE)) + " up to date: run '"
                + RootModule.plainName(binary) + " init -backend=false' in that directory and commit the result";
    }
}
