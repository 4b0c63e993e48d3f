package io.github.atmosmaven.workflow.run;

import io.github.atmosmaven.InstanceOf;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.terraform.outcome.ToolResult;
import io.github.atmosmaven.terraform.run.RunListener;
import io.github.atmosmaven.workflow.report.run.PlanResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;

/**
 * A process of its own that plans instances one after the other and is there to be signalled. It says {@code HOLDING} when
 * the tool has written the file {@code begun}, then what the run tells. Nothing of its own holds up its end.
 */
final class SignalledPlan {

    private SignalledPlan() {}

    /** Arguments: a directory, the tool as the parameter {@code command} has it, the PATH, how many instances. */
    public static void main(String[] arguments) throws IOException {
        Path place = Path.of(arguments[0]);
        PlanProject project = new PlanProject(place);
        project.command = arguments[1];
        project.environment.put("PATH", arguments[2]);
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
        project.write("src/main/terraform/vpc/main.tf", "");
        new Thread(() -> sayWhenBegun(place), "begun").start();
        project.plan(IntStream.range(0, Integer.parseInt(arguments[3]))
                .mapToObj(i -> new InstanceOf("dev", "i" + i).component("vpc").get())
                .toArray(Instance[]::new));
    }

    private static void sayWhenBegun(Path place) {
        try {
            while (!Files.exists(place.resolve("begun"))) {
                Thread.sleep(20);
            }
            say("HOLDING");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static synchronized void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
