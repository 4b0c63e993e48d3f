package io.github.atmosmaven.terraform;

import io.github.atmosmaven.files.AtomicFiles;
import io.github.atmosmaven.json.JsonText;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.MapValue;
import io.github.atmosmaven.model.NullValue;
import io.github.atmosmaven.problem.AtmosException;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/** Plans one instance: brings up its working directory, initialises, selects its workspace, plans. */
public final class InstancePlan {

    private static final String VARIABLES = "atmos.auto.tfvars.json";
    private static final String PLAN = "plan.tfplan";
    private static final String LOG = "plan.log";
    private static final int CHANGES = 2;
    /** Variables of the caller that would lead every instance to one workspace or one data directory. */
    private static final Set<String> DROPPED = Set.of("TF_WORKSPACE", "TF_DATA_DIR");

    private static final String LOCAL_BACKEND =
            "{\n  \"terraform\": {\n    \"backend\": {\n      \"local\": {}\n    }\n  }\n}\n";

    private final Instance instance;
    private final String binary;
    private final WorkingDirectories directories;
    private final PlanSettings settings;
    private final ProcessRunner processes;
    private final ReentrantLock initLock;
    private final RootModule module;
    private final Path directory;

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
        this.directories = directories;
        this.settings = settings;
        this.processes = processes;
        this.initLock = initLock;
        this.module =
                new RootModule(settings.projectDirectory(), settings.rootModulesDirectory(), instance.component());
        this.directory = directories.directory(instance);
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
        List<Problem> problems = new ArrayList<>(module.escapingSources());
        if (instance.backend().type() != null) {
            module.ownBackend()
                    .ifPresent(place -> problems.add(Problem.error(
                            ProblemCode.TOOL_FAILED,
                            place,
                            "the root module '" + instance.component()
                                    + "' has a backend of its own, and so has instance '" + instance.name() + "'",
                            "take the block out: the backend of an instance comes from its stack")));
        }
        return problems;
    }

    /** Throws {@link AtmosException.EnvironmentFailure} when a file or program fails that is not the user's. */
    public PlannedInstance run() throws InterruptedException {
        Path log = directories.base(instance).resolve(LOG);
        try (ToolLog output = new ToolLog(log)) {
            prepare();
            CommandLine command = new CommandLine(List.of(binary), directory, environment());
            String failure = initialise(command, output);
            if (failure != null) {
                return new PlannedInstance(instance, PlanOutcome.FAILED, failure, log);
            }
            int exit = execute(command.with(planArguments()), output);
            if (exit != 0 && exit != CHANGES) {
                return new PlannedInstance(instance, PlanOutcome.FAILED, output.error(), log);
            }
            return exit == 0
                    ? new PlannedInstance(instance, PlanOutcome.NO_CHANGES, "no changes", log)
                    : new PlannedInstance(instance, PlanOutcome.CHANGES, output.changes(), log);
        } catch (IOException e) {
            throw new AtmosException.EnvironmentFailure(
                    Problem.error(
                            ProblemCode.TOOL_FAILED,
                            null,
                            "cannot run " + binary + " for " + instance.displayName(),
                            "see the debug output for the cause"),
                    e);
        }
    }

    private void prepare() throws IOException {
        new WorkingCopy(directories.base(instance), directory, settings.rootModulesDirectory(), module.directory())
                .bringUp();
        AtomicFiles files = new AtomicFiles();
        // Variables may hold secrets, and nobody but the tool has to read them.
        files.writeIfChanged(
                directory.resolve(VARIABLES), JsonText.indented(instance.vars()), AtomicFiles.Access.OWNER_ONLY);
        if (usesGeneratedBackend()) {
            files.writeIfChanged(directory.resolve("backend.tf.json"), LOCAL_BACKEND, AtomicFiles.Access.DEFAULT);
        }
    }

    private boolean usesGeneratedBackend() {
        return instance.backend().type() == null && module.ownBackend().isEmpty();
    }

    /** Initialises and selects the workspace; returns the tool's words when it failed, else null. */
    private @org.jspecify.annotations.Nullable String initialise(CommandLine command, ToolLog output)
            throws IOException, InterruptedException {
        initLock.lockInterruptibly();
        try {
            int exit = execute(command.with(initArguments()), output);
            if (exit != 0 && output.holds("No existing workspaces")) {
                // A prefix that no workspace has yet: the backend is set up, the first workspace makes it usable.
                exit = execute(command.with(List.of("workspace", "new", instance.workspace())), output);
                exit = exit == 0 ? execute(command.with(initArguments()), output) : exit;
            }
            if (exit != 0) {
                return output.error();
            }
        } finally {
            initLock.unlock();
        }
        if (!Workspaces.areSelected(instance)) {
            return null;
        }
        int exit =
                execute(command.with(List.of("workspace", "select", "-or-create=true", instance.workspace())), output);
        if (exit != 0 && output.holds("-or-create")) {
            // Terraform before 1.4 does not know the flag.
            exit = execute(command.with(List.of("workspace", "select", instance.workspace())), output);
            exit = exit == 0 ? 0 : execute(command.with(List.of("workspace", "new", instance.workspace())), output);
        }
        return exit == 0 ? null : output.error();
    }

    private List<String> initArguments() {
        // The working directory can always be made again, so what an earlier init remembered never decides; and a state
        // is never copied from one backend to another behind the user's back.
        List<String> arguments = new ArrayList<>(List.of("init", "-input=false", "-no-color", "-reconfigure"));
        if (Files.exists(module.directory().resolve(".terraform.lock.hcl"))) {
            arguments.add("-lockfile=readonly");
        }
        arguments.addAll(LocalState.initArguments(instance, settings.stateDirectory(), usesGeneratedBackend()));
        if ("s3".equals(instance.backend().type())) {
            arguments.addAll(settings.initArguments());
        }
        return arguments;
    }

    private List<String> planArguments() {
        List<String> arguments = new ArrayList<>(List.of("plan", "-input=false", "-no-color", "-detailed-exitcode"));
        if (Workspaces.isLocalOperation(instance)) {
            arguments.add("-out=" + directories.base(instance).resolve(PLAN).toAbsolutePath());
        }
        return arguments;
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(settings.environment());
        environment.keySet().removeAll(DROPPED);
        for (MapValue.Entry variable : instance.env().entries()) {
            if (variable.value() instanceof NullValue) {
                environment.remove(variable.key());
            } else {
                environment.put(variable.key(), variable.value().toString());
            }
        }
        environment.put("TF_IN_AUTOMATION", "1");
        environment.put("TF_DATA_DIR", settings.dataDirectory());
        environment.putAll(settings.additions());
        return environment;
    }

    private int execute(CommandLine command, ToolLog output) throws IOException, InterruptedException {
        output.command(command);
        return processes.run(command, output);
    }
}
