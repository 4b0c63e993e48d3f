package io.github.atmosmaven.workflow.run;

import io.github.atmosmaven.InstanceOf;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.value.BoolValue;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.terraform.run.RunListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A project with a root module {@code vpc} and a tool that says what it ran, for commands that a user types. */
final class TypedProject {

    final PlanProject project;
    final List<String> told = new ArrayList<>();
    final Instance vpc = instance("vpc").get();

    TypedProject(Path directory) throws IOException {
        project = new PlanProject(directory);
        project.write("src/main/terraform/vpc/main.tf", "variable \"pin\" {\n  sensitive = true\n}\n");
        project.listener = new RunListener() {
            @Override
            public void running(Instance instance, String command) {
                told.add(instance.displayName() + ": " + command);
            }

            @Override
            public void note(Instance instance, String text) {
                told.add(instance.displayName() + " " + text);
            }
        };
        project.fakeTool("terraform", "case \"$1\" in init|workspace) exit 0;; esac\necho \"ran $*\"");
    }

    static InstanceOf instance(String name) {
        return new InstanceOf("dev", name).workspace("dev-" + name);
    }

    static Map<String, Value> flag(String name, boolean value) {
        return Map.of(name, new BoolValue(value, InstanceOf.PLACE));
    }

    /** Command lines of the last run of {@code vpc}. */
    List<String> commands() throws IOException {
        return commands(vpc);
    }

    /** Command lines of the last run of an instance, without the program and the completed backend. */
    List<String> commands(Instance instance) throws IOException {
        String tool = "$ " + project.directory.resolve("bin/terraform") + " ";
        return log(instance)
                .lines()
                .filter(line -> line.startsWith(tool))
                .map(line -> line.substring(tool.length()))
                .map(line -> line.replaceAll(" -backend-config=\\S+", ""))
                .map(line -> line.replace(project.directories().base(instance).toString(), "BASE"))
                .toList();
    }

    String log() throws IOException {
        return log(vpc);
    }

    String log(Instance instance) throws IOException {
        return Files.readString(project.directories().base(instance).resolve("terraform.log"));
    }
}
