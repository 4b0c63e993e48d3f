package io.github.atmosmaven.terraform.tool;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Complete command line of a process.
 *
 * @param arguments the binary, followed by its arguments
 * @param directory working directory
 * @param environment the whole environment of the process, not an addition to another
 */
public record CommandLine(List<String> arguments, Path directory, Map<String, String> environment) {

    public CommandLine {
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
    }

    /** Returns a command line of the same binary with other arguments. */
    public CommandLine with(List<String> others) {
        List<String> all = new ArrayList<>();
        all.add(arguments.get(0));
        all.addAll(others);
        return new CommandLine(all, directory, environment);
    }

    /** For logs: the environment is left out, since it may hold secrets. */
    @Override
    public String toString() {
        return String.join(" ", arguments);
    }

    /** Name of a binary without its path, as one would type it. */
    public static String plainName(String binary) {
        return binary.substring(Math.max(binary.lastIndexOf('/'), binary.lastIndexOf('\\')) + 1);
    }
}
