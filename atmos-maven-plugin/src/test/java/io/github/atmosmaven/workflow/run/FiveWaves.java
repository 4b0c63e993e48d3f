package io.github.atmosmaven.workflow.run;

import io.github.atmosmaven.InstanceOf;
import io.github.atmosmaven.ManifestText;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.stack.order.InstanceOrder;
import io.github.atmosmaven.terraform.outcome.ToolResult;
import io.github.atmosmaven.terraform.run.ApplyCommand;
import io.github.atmosmaven.terraform.run.RunListener;
import io.github.atmosmaven.workflow.report.run.PlanResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Twenty instances in five waves, each of which depends on all of the wave before. The real tool notes what it creates and
 * destroys, and takes its time for it.
 */
final class FiveWaves {

    static final int WAVES = 5;
    static final int WIDTH = 4;

    private static final String MODULE = """
            variable "name" {}
            variable "notes" {}

            resource "terraform_data" "it" {
              input = { name = var.name, notes = var.notes }

              provisioner "local-exec" {
                command = "echo 'create ${var.name}' >> '${var.notes}'; sleep 0.4"
              }

              provisioner "local-exec" {
                when    = destroy
                command = "echo 'destroy ${self.input.name}' >> '${self.input.notes}'"
              }
            }
            """;

    final PlanProject project;
    final List<Instance> all = new ArrayList<>();

    FiveWaves(PlanProject project) throws IOException {
        this.project = project;
        project.parallel = WIDTH;
        project.environment.put("CHECKPOINT_DISABLE", "1");
        project.write("src/main/terraform/m/main.tf", MODULE);
        for (int wave = 0; wave < WAVES; wave++) {
            for (int i = 0; i < WIDTH; i++) {
                all.add(instance(wave, i));
            }
        }
    }

    /** A process of its own that applies them, tells what ended, and is there to be killed. */
    public static void main(String[] arguments) throws IOException {
        PlanProject project = new PlanProject(Path.of(arguments[0]));
        project.environment.put("PATH", arguments[1]);
        FiveWaves waves = new FiveWaves(project);
        project.listener = new RunListener() {
            @Override
            public void ended(ToolResult result) {
                say("ENDED " + PlanResult.line(result));
            }

            @Override
            public void closed(String summary) {
                say("CLOSED " + summary);
            }
        };
        waves.apply();
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }

    private static String name(int wave, int i) {
        return "w" + wave + "-" + i;
    }

    private Instance instance(int wave, int i) {
        List<String> entries = new ArrayList<>();
        for (int before = 0; wave > 0 && before < WIDTH; before++) {
            entries.add("{name: " + name(wave - 1, before) + "}");
        }
        Value list = Objects.requireNonNull(
                ManifestText.map("{list: [" + String.join(", ", entries) + "]}").get("list"));
        return new InstanceOf("dev", name(wave, i))
                .component("m")
                .section("dependencies", Map.of("components", list))
                .section(
                        "vars",
                        Map.of(
                                "name",
                                InstanceOf.text(name(wave, i)),
                                "notes",
                                InstanceOf.text(notesFile().toString())))
                .get();
    }

    PlanResult apply() {
        project.order = RunOrder.forward(InstanceOrder.of(all));
        return project.apply(ApplyCommand.Use.PREFER, all.toArray(Instance[]::new));
    }

    PlanResult destroy() {
        project.order = RunOrder.reverse(InstanceOrder.of(all));
        return project.destroy(all.toArray(Instance[]::new));
    }

    private Path notesFile() {
        return project.directory.resolve("notes");
    }

    List<String> notes() throws IOException {
        return Files.readAllLines(notesFile());
    }

    Path state(Instance instance) {
        return project.directory.resolve(".atmos/state/dev/" + instance.name() + "/terraform.tfstate");
    }

    /** The last wave that a note before another one is about may not be later, or earlier where all is destroyed. */
    static boolean areInOrder(List<String> notes, String verb, boolean forward) {
        int[] waves = notes.stream()
                .filter(note -> note.startsWith(verb + " "))
                .mapToInt(note -> note.charAt(verb.length() + 2) - '0')
                .toArray();
        for (int i = 1; i < waves.length; i++) {
            if (forward ? waves[i] < waves[i - 1] : waves[i] > waves[i - 1]) {
                return false;
            }
        }
        return waves.length > 0;
    }
}
