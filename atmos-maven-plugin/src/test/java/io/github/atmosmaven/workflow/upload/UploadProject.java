package io.github.atmosmaven.workflow.upload;

import io.github.atmosmaven.InstanceOf;
import io.github.atmosmaven.ToolsOf;
import io.github.atmosmaven.files.BuildLocks;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.terraform.mirror.Repositories;
import io.github.atmosmaven.terraform.mirror.WorkingDirectories;
import io.github.atmosmaven.terraform.module.RootModules;
import io.github.atmosmaven.terraform.tool.ToolRequest;
import io.github.atmosmaven.workflow.RenderBackends;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A project on disk whose uploads are listed. No tool is needed. */
final class UploadProject {

    final Path directory;
    final List<Instance> instances = new ArrayList<>();
    String workingDirectory = "";
    long bigFile = 1_000_000;
    String tool = "terraform 1.11.4";
    Map<String, String> environment = Map.of();
    Duration patience = Duration.ofMinutes(1);

    UploadProject(Path directory) {
        this.directory = directory;
    }

    void write(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /** A file of the root module {@code net}. */
    void module(String name, String text) throws IOException {
        write("src/main/terraform/net/" + name, text);
    }

    /** An instance of the root module {@code net} with the backend {@code remote}. */
    Instance hosted(String stack, String name, Map<String, Value> vars) {
        Instance instance = new InstanceOf(stack, name)
                .component("net")
                .backend(
                        "remote",
                        Map.of(
                                "hostname",
                                InstanceOf.text("tfe.example.test"),
                                "organization",
                                InstanceOf.text("acme"),
                                "workspaces",
                                InstanceOf.map(Map.of("name", InstanceOf.text(stack + "-" + name)))))
                .section("vars", vars)
                .get();
        instances.add(instance);
        return instance;
    }

    WorkingDirectories directories() {
        return new WorkingDirectories(directory.resolve("target/atmos"), instances, Repositories.at(directory));
    }

    PreviewUploads.Request request() {
        return new PreviewUploads.Request(
                new RenderBackends.Request(
                        instances,
                        directories(),
                        ToolsOf.project(
                                directory,
                                environment,
                                null,
                                ToolRequest.of(tool, "toolVersion").orElseThrow()),
                        new BuildLocks(directory, patience, note -> {})),
                new RootModules(directory, Repositories.at(directory)),
                directory,
                workingDirectory,
                bigFile);
    }

    PreviewUploads.Result preview() {
        return PreviewUploads.run(request());
    }
}
