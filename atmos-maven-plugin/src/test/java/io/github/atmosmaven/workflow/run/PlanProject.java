package io.github.atmosmaven.workflow.run;

import io.github.atmosmaven.ToolsOf;
import io.github.atmosmaven.files.BuildLocks;
import io.github.atmosmaven.hosted.ServerTokens;
import io.github.atmosmaven.localaws.LocalAws;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.LocalStates;
import io.github.atmosmaven.model.ModuleBackend;
import io.github.atmosmaven.model.Tool;
import io.github.atmosmaven.process.SystemProcesses;
import io.github.atmosmaven.stack.order.StateReads;
import io.github.atmosmaven.terraform.gate.Gates;
import io.github.atmosmaven.terraform.init.InitTurns;
import io.github.atmosmaven.terraform.init.ProviderSettings;
import io.github.atmosmaven.terraform.init.RunSettings;
import io.github.atmosmaven.terraform.mirror.Repositories;
import io.github.atmosmaven.terraform.mirror.WorkingDirectories;
import io.github.atmosmaven.terraform.module.RootModules;
import io.github.atmosmaven.terraform.reads.RemoteStates;
import io.github.atmosmaven.terraform.run.ApplyCommand;
import io.github.atmosmaven.terraform.run.DestroyCommand;
import io.github.atmosmaven.terraform.run.PlanCommand;
import io.github.atmosmaven.terraform.run.RunListener;
import io.github.atmosmaven.terraform.run.ToolCommand;
import io.github.atmosmaven.terraform.run.TypedCommand;
import io.github.atmosmaven.terraform.tool.Screen;
import io.github.atmosmaven.terraform.tool.ToolIdentity;
import io.github.atmosmaven.terraform.tool.ToolRequest;
import io.github.atmosmaven.terraform.tool.Tools;
import io.github.atmosmaven.terraform.typed.TypedArguments;
import io.github.atmosmaven.workflow.RenderBackends;
import io.github.atmosmaven.workflow.report.run.CommandResult;
import io.github.atmosmaven.workflow.report.run.PlanGoal;
import io.github.atmosmaven.workflow.report.run.PlanResult;
import io.github.atmosmaven.workflow.report.run.TestResult;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A project on disk whose instances are planned. */
final class PlanProject {

    /** Documents of {@code show -json}. */
    static final String NOTHING = "{\"format_version\": \"1.2\", \"applyable\": false}";

    static final String ONE_TO_ADD = "{\"format_version\": \"1.2\", \"applyable\": true, \"resource_changes\": "
            + "[{\"mode\": \"managed\", \"change\": {\"actions\": [\"create\"]}}]}";

    /** Commands of a tool whose operations are remote, and which therefore saves no plan. */
    static final String SAVES_NO_PLAN = "case \"$*\" in plan\\ *-out=*)"
            + " echo 'Error: Saving a generated plan is currently not supported'; exit 1 ;; esac\n";

    /** A saved plan of this tool is the document that it shows of it. */
    private static final String TOOL = """
            #!/bin/sh
            out=
            for last in "$@"; do case "$last" in -out=*) out=${last#-out=} ;; esac; done
            saves() { [ -z "$out" ] || printf '%s' "$1" > "$out"; }
            if [ "$1" = show ] && [ -z "$SHOWS_ITSELF" ]; then cat "$last"; exit 0; fi
            """;

    final Path directory;
    final Map<String, String> environment = new HashMap<>();
    final Map<String, String> additions = new HashMap<>();
    InitTurns initTurns = new InitTurns();
    ToolIdentity identity = ToolIdentity.NONE;
    ServerTokens tokens = ServerTokens.NONE;

    @Nullable
    String command;

    int parallel = 1;
    RunOrder order = RunOrder.NONE;

    @Nullable
    Duration timeout;

    boolean offline;
    boolean updateLock;
    boolean ignoreRemoteVersion;
    Path executionRoot;
    RunListener listener = new RunListener() {};
    ToolRequest request = ToolRequest.NONE;
    Gates gates = Gates.OPEN;
    Duration lockTimeout = Duration.ofMinutes(1);
    final List<String> notes = Collections.synchronizedList(new ArrayList<>());
    final ByteArrayOutputStream output = new ByteArrayOutputStream();
    final ByteArrayOutputStream errors = new ByteArrayOutputStream();

    /** Instances of the project that are not run, whose states may be read. */
    final List<Instance> neighbours = new ArrayList<>();

    private List<Instance> instances = List.of();

    PlanProject(Path directory) {
        this.directory = directory;
        this.executionRoot = directory;
    }

    void write(String path, String text) throws IOException {
        Path file = directory.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /**
     * A program in place of the tool, on the PATH beside those of the system. It shows what it {@code saves}, unless
     * {@code SHOWS_ITSELF} is set.
     */
    void fakeTool(String name, String script) throws IOException {
        write("bin/" + name, TOOL + script + "\n");
        if (!directory.resolve("bin/" + name).toFile().setExecutable(true)) {
            throw new IOException("cannot make the script executable");
        }
        environment.put("PATH", directory.resolve("bin") + ":/usr/bin:/bin");
    }

    /** Has tools work at a local endpoint, with its keys and nobody's profiles. */
    void useLocalEndpoint(LocalAws aws) {
        additions.putAll(aws.environment());
        additions.put("AWS_SHARED_CREDENTIALS_FILE", "/no/such/file");
        additions.put("AWS_CONFIG_FILE", "/no/such/file");
    }

    /** A tool that finds nothing to change. */
    void idleTool(String name) throws IOException {
        fakeTool(name, plan(NOTHING, 0));
    }

    /** Commands of a tool whose plan saves a document and ends with a status; the script goes on for other commands. */
    static String plan(String document, int exit) {
        return "[ \"$1\" != plan ] || { saves '" + document + "'; exit " + exit + "; }";
    }

    WorkingDirectories directories() {
        return new WorkingDirectories(directory.resolve("target/atmos"), instances, Repositories.at(directory));
    }

    WorkingDirectories directoriesOf(Instance... all) {
        instances = List.of(all);
        return directories();
    }

    Path workingDirectory(Instance instance) {
        return directories().directory(instance);
    }

    /** The backend block of a root module, as resolution finds it. */
    @Nullable
    ModuleBackend moduleBackend(String component) {
        return new RootModules(directory, Repositories.at(directory))
                .backend(component, () -> Tool.any(Tool.Kind.TERRAFORM));
    }

    String log(Instance instance) throws IOException {
        return Files.readString(directories().base(instance).resolve("plan.log"));
    }

    PlanResult plan(Instance... planned) {
        instances = List.of(planned);
        return run(PlanGoal.PLAN, new PlanCommand(gates));
    }

    PlanResult apply(ApplyCommand.Use use, Instance... applied) {
        instances = List.of(applied);
        return run(PlanGoal.APPLY, new ApplyCommand(use, gates));
    }

    PlanResult destroy(Instance... destroyed) {
        instances = List.of(destroyed);
        return run(PlanGoal.DESTROY, new DestroyCommand(gates));
    }

    private PlanResult run(PlanGoal goal, ToolCommand tool) {
        return PlanInstances.begin(directory.resolve("target/atmos"), goal)
                .run(
                        new RunTool(new SystemProcesses()),
                        new PlanInstances.Request(request(), tool, executionRoot),
                        listener);
    }

    /** The file of the saved plan of an instance. */
    Path savedPlan(Instance instance) {
        return directories().plan(instance).resolve("plan.tfplan");
    }

    RunTool.Ran run(ToolCommand tool, Instance... planned) {
        instances = List.of(planned);
        return new RunTool(new SystemProcesses()).run(request(), tool, listener);
    }

    /** Reads outputs: those that are named, or all that are not sensitive. */
    ReadOutputs.Result outputs(Set<String> names, Instance... chosen) {
        instances = List.of(chosen);
        return ReadOutputs.begin(directory.resolve("target/atmos"))
                .run(
                        new RunTool(new SystemProcesses()),
                        new ReadOutputs.Request(request(), executionRoot, names),
                        listener);
    }

    /** Runs a command that is typed; {@link #output} and {@link #errors} get what it prints. */
    CommandResult type(String line, Instance... chosen) {
        instances = List.of(chosen);
        return RunCommand.begin(directory.resolve("target/atmos"))
                .run(
                        new RunTool(new SystemProcesses()),
                        new RunCommand.Request(request(), executionRoot),
                        typed(line),
                        listener);
    }

    private TypedCommand typed(String line) {
        return new TypedCommand(TypedArguments.ofLine(line), instance -> new Screen(output, errors, false));
    }

    /** Standard output of the last commands. */
    String printed() {
        return output.toString(StandardCharsets.UTF_8);
    }

    /** Says what would be run; renders nothing. */
    List<String> preview(Instance... planned) {
        return preview(new PlanCommand(gates), planned);
    }

    List<String> preview(ToolCommand tool, Instance... chosen) {
        instances = List.of(chosen);
        return new RunTool(new SystemProcesses()).preview(request(), tool);
    }

    List<String> previewTyped(String line, Instance... chosen) {
        instances = List.of(chosen);
        return new RunTool(new SystemProcesses()).preview(request(), typed(line));
    }

    /** Tests the root modules of instances. */
    TestResult test(Instance... users) {
        ModuleTests modules = ModuleTests.of(List.of(users), rootModules(), tools());
        instances = modules.tested();
        RunTool.Request of = request();
        WorkingDirectories places =
                new WorkingDirectories(directory.resolve("target/atmos/tests"), instances, Repositories.at(directory));
        RenderBackends.Request rendering = new RenderBackends.Request(
                instances, places, tools(), new BuildLocks(directory, lockTimeout, notes::add));
        RunTool.Request request =
                new RunTool.Request(instances, places, of.settings(), of.tools(), of.pace(), of.offline(), rendering);
        return TestModules.begin(directory.resolve("target/atmos"))
                .run(
                        new RunTool(new SystemProcesses()),
                        new TestModules.Request(request, modules, executionRoot),
                        listener);
    }

    RootModules rootModules() {
        return new RootModules(directory, Repositories.at(directory));
    }

    /** Puts a tool before the real one that says that it is older. */
    void olderTool() throws IOException {
        String real = environment.get("PATH");
        write(
                "bin/terraform",
                "#!/bin/sh\ncase \"$*\" in\n'version -json') echo '{\"terraform_version\": \"1.7.0\"}'; exit ;;\n"
                        + "version) echo 'Terraform v1.7.0'; exit ;;\nesac\nPATH='" + real
                        + "' exec terraform \"$@\"\n");
        if (!directory.resolve("bin/terraform").toFile().setExecutable(true)) {
            throw new IOException("cannot make the script executable");
        }
        environment.put("PATH", directory.resolve("bin") + ":" + real);
    }

    private RunTool.Request request() {
        RunSettings settings = new RunSettings(
                directory,
                new RootModules(directory, Repositories.at(directory)),
                StateReads.of(Stream.concat(instances.stream(), neighbours.stream())
                        .distinct()
                        .toList()),
                new LocalStates(directory, directory, directory.resolve(".atmos/state")),
                environment,
                identity,
                tokens,
                additions,
                additions.isEmpty() ? ".terraform" : ".terraform-local",
                executionRoot,
                initTurns,
                new ProviderSettings(directory, new BuildLocks(directory, lockTimeout, notes::add), updateLock),
                ignoreRemoteVersion);
        return new RunTool.Request(
                instances, directories(), settings, tools(), new Pace(order, parallel, timeout), offline, rendering());
    }

    RemoteStates remoteStates() {
        return request().settings().remoteStates(tools()::of);
    }

    Tools tools() {
        return ToolsOf.project(directory, environment, command, request);
    }

    RenderBackends.Request rendering() {
        return new RenderBackends.Request(
                instances, directories(), tools(), new BuildLocks(directory, lockTimeout, notes::add));
    }
}
