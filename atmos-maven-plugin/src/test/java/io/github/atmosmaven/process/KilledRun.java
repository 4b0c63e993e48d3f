package io.github.atmosmaven.process;

import io.github.atmosmaven.terraform.tool.CommandLine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A process of its own that runs a script and prints its lines. It is there to be killed. */
final class KilledRun {

    private KilledRun() {}

    /** Arguments: the script, its directory, the PATH. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        CommandLine script =
                new CommandLine(List.of(arguments[0]), Path.of(arguments[1]), Map.of("PATH", arguments[2]));
        new SystemProcesses().run(script, System.out::println);
    }
}
