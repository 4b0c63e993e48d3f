package io.github.atmosmaven.workflow.upload;

import io.github.atmosmaven.InstanceOf;
import io.github.atmosmaven.ToolsOf;
import io.github.atmosmaven.files.BuildLocks;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.LocalStates;
import io.github.atmosmaven.model.Tool;
import io.github.atmosmaven.model.ToolVersion;
import io.github.atmosmaven.model.value.ListValue;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.stack.order.StateReads;
import io.github.atmosmaven.terraform.mirror.Repositories;
import io.github.atmosmaven.terraform.mirror.WorkingDirectories;
import io.github.atmosmaven.terraform.module.RootModules;
import io.github.atmosmaven.terraform.reads.RemoteStates;
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
        return add(at(stack, name).section("vars", vars));
    }

    /** A hosted instance that reads the state of another of its stack. */
    Instance reading(String stack, String name, String other) {
        Value read = InstanceOf.text(other);
        Value reads = new ListValue(List.of(read), read.location());
        return add(at(stack, name).section("settings", Map.of("atmos", InstanceOf.map(Map.of("reads", reads)))));
    }

    private static InstanceOf at(String stack, String name) {
        return new InstanceOf(stack, name)
                .component("net")
                .backend(
                        "remote",
                        Map.of(
                                "hostname",
                                InstanceOf.text("tfe.example.test"),
                                "organization",
                                InstanceOf.text("acme"),
                                "workspaces",
                                InstanceOf.map(Map.of("name", InstanceOf.text(stack + "-" + name)))));
    }

    private Instance add(InstanceOf described) {
        Instance instance = described.get();
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
                new RemoteStates(
                        StateReads.of(instances),
                        new RemoteStates.Surroundings(
                                new RootModules(directory, Repositories.at(directory)),
                                new LocalStates(directory, directory, directory.resolve(".atmos/state")),
                                environment,
                                false),
                        instance -> new Tool(
                                Tool.Kind.TERRAFORM, ToolVersion.of("1.11.4").orElseThrow())),
                directory,
                workingDirectory,
                bigFile);
    }

    PreviewUploads.Result preview() {
        return PreviewUploads.run(request());
    }
}
