package io.github.atmosmaven.workflow;

import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.process.SystemProcesses;
import io.github.atmosmaven.terraform.Binary;
import io.github.atmosmaven.terraform.PlanSettings;
import io.github.atmosmaven.terraform.PlannedInstance;
import io.github.atmosmaven.terraform.RootModuleNames;
import io.github.atmosmaven.terraform.ToolIdentity;
import io.github.atmosmaven.terraform.WorkingDirectories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A project on disk whose instances are planned. */
final class PlanProject {

    final Path directory;
    final Map<String, String> environment = new HashMap<>();
    final Map<String, String> additions = new HashMap<>();
    ToolIdentity identity = ToolIdentity.NONE;
    final List<String> initArguments = new ArrayList<>();

    @Nullable
    String command;

    int parallel = 1;
    boolean offline;
    private List<Instance> instances = List.of();

    PlanProject(Path directory) {
        this.directory = directory;
    }

    void write(String path, String text) throws IOException {
        Path file = directory.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /** A program in place of the tool, on the PATH beside those of the system. */
    void fakeTool(String name, String script) throws IOException {
        write("bin/" + name, "#!/bin/sh\n" + script + "\n");
        if (!directory.resolve("bin/" + name).toFile().setExecutable(true)) {
            throw new IOException("cannot make the script executable");
        }
        environment.put("PATH", directory.resolve("bin") + ":/usr/bin:/bin");
    }

    WorkingDirectories directories() {
        return new WorkingDirectories(
                directory.resolve("target/atmos"), instances, RootModuleNames.below(rootModules()));
    }

    WorkingDirectories directoriesOf(Instance... all) {
        instances = List.of(all);
        return directories();
    }

    Path workingDirectory(Instance instance) {
        return directories().directory(instance);
    }

    String log(Instance instance) throws IOException {
        return Files.readString(directories().base(instance).resolve("plan.log"));
    }

    private Path rootModules() {
        return directory.resolve("src/main/terraform");
    }

    PlanResult plan(Instance... planned) {
        return plan(each -> {}, planned);
    }

    PlanResult plan(Consumer<PlannedInstance> progress, Instance... planned) {
        instances = List.of(planned);
        render();
        PlanSettings settings = new PlanSettings(
                directory,
                rootModules(),
                directory.resolve(".atmos/state"),
                environment,
                identity,
                additions,
                initArguments,
                additions.isEmpty() ? ".terraform" : ".terraform-local");
        PlanInstances.Request request = new PlanInstances.Request(
                instances, directories(), settings, new Binary(environment, directory, command), parallel, offline);
        return new PlanInstances(new SystemProcesses()).run(request, progress);
    }

    private void render() {
        new RenderBackends()
                .run(new RenderBackends.Request(
                        instances, directories(), new Binary(environment, directory, command), null));
    }
}
