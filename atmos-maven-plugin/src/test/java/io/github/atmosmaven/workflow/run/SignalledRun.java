package io.github.atmosmaven.workflow.run;

import static io.github.atmosmaven.InstanceOf.text;

import io.github.atmosmaven.InstanceOf;
import io.github.atmosmaven.localaws.LocalAws;
import io.github.atmosmaven.localaws.LocalAwsOptions;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.value.BoolValue;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.workflow.report.run.PlanResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A process of its own that runs tools with the product's classes and is there to be signalled. It says {@code HOLDING} when
 * every tool holds its lock, and {@code RESULT} with what came of each.
 */
final class SignalledRun {

    static final String BUCKET = "state-bucket";
    private static final long MILLIS_OF_WINDING_UP = 1000;
    private final Path directory;
    private final String tool;
    private final CountDownLatch holding;
    private final CountDownLatch release = new CountDownLatch(1);

    private SignalledRun(Path directory, String tool, int count) {
        this.directory = directory;
        this.tool = tool;
        this.holding = new CountDownLatch(count);
    }

    /** Arguments: a directory, the tool as the parameter {@code command} has it, the PATH, how many at a time. */
    public static void main(String[] arguments) throws InterruptedException {
        int count = Integer.parseInt(arguments[3]);
        SignalledRun run = new SignalledRun(Path.of(arguments[0]), arguments[1], count);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String name = "i" + i;
            threads.add(new Thread(() -> run.plan(name, arguments[2])));
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> run.windUp(threads)));
        threads.forEach(Thread::start);
        run.holding.await();
        say("HOLDING");
        for (Thread thread : threads) {
            thread.join();
        }
    }

    /** The answers that tools wait for come late, as those of a cloud may. */
    private void windUp(List<Thread> threads) {
        try {
            Thread.sleep(MILLIS_OF_WINDING_UP);
            release.countDown();
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void plan(String name, String path) {
        Path place = directory.resolve(name);
        AtomicBoolean locked = new AtomicBoolean();
        try (LocalAws aws =
                LocalAws.start(new LocalAwsOptions(place.resolve("aws"), 0, operation -> hold(operation, locked)))) {
            PlanProject project = new PlanProject(place);
            project.command = tool;
            project.environment.put("PATH", path);
            project.environment.put("CHECKPOINT_DISABLE", "1");
            project.useLocalEndpoint(aws);
            project.write("src/main/terraform/vpc/main.tf", "resource \"terraform_data\" \"x\" {}\n");
            new Thread(() -> countWhenBegun(place), "begun").start();
            say("RESULT "
                    + PlanResult.line(project.plan(instance(name)).planned().get(0)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A tool that is a script says in a file that it has begun. */
    private void countWhenBegun(Path place) {
        try {
            while (!tool.equals("terraform") && !Files.exists(place.resolve("begun"))) {
                Thread.sleep(20);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!tool.equals("terraform")) {
            holding.countDown();
        }
    }

    private void hold(String operation, AtomicBoolean locked) {
        if (operation.equals("PutObject")) {
            locked.set(true);
        } else if (operation.equals("GetObject") && locked.get()) {
            holding.countDown();
            try {
                release.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static Instance instance(String name) {
        Map<String, Value> backend = new HashMap<>();
        backend.put("bucket", text(BUCKET));
        backend.put("key", text("vpc.tfstate"));
        backend.put("region", text("us-east-1"));
        backend.put("use_lockfile", new BoolValue(true, InstanceOf.PLACE));
        return new InstanceOf("dev", name)
                .component("vpc")
                .backend("s3", backend)
                .get();
    }

    private static synchronized void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
