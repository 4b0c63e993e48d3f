package io.github.atmosmaven.workflow.run;

import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.problem.NearestName;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.terraform.outcome.Output;
import io.github.atmosmaven.terraform.run.OutputCommand;
import io.github.atmosmaven.terraform.run.RunListener;
import io.github.atmosmaven.workflow.report.OutputDocument;
import io.github.atmosmaven.workflow.report.run.CommandFile;
import io.github.atmosmaven.workflow.report.run.CommandResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Reads the outputs of instances, and leaves in {@code output.json} what came of it, without a value (D7, D79). */
public final class ReadOutputs {

    private static final int SUGGESTIONS = 3;

    private final CommandFile file;

    private ReadOutputs(CommandFile file) {
        this.file = file;
    }

    /**
     * Instances whose outputs are read.
     *
     * @param run instances and how they are run
     * @param executionRoot directory that messages name files from
     * @param names outputs that are wanted, sensitive ones among them; empty for all that are not sensitive
     */
    public record Request(RunTool.Request run, Path executionRoot, Set<String> names) {

        public Request {
            names = Set.copyOf(names);
        }
    }

    /**
     * Outputs of all instances that could be read.
     *
     * @param failures instances that could not be read, and names that none of the others has
     */
    public record Result(OutputDocument document, List<Problem> failures) {}

    /**
     * Begins a run, and removes the results of an earlier one.
     *
     * @param outputDirectory directory of {@code output.json}
     */
    public static ReadOutputs begin(Path outputDirectory) {
        CommandFile file = CommandFile.ofOutputs(outputDirectory);
        file.forget();
        return new ReadOutputs(file);
    }

    /**
     * Reads them. Failures are part of the result (D72).
     *
     * @throws io.github.atmosmaven.problem.AtmosException when something is wrong before anything was run
     */
    public Result run(RunTool tool, Request request, RunListener listener) {
        Map<Instance, List<Output>> read = new IdentityHashMap<>();
        OutputCommand command = new OutputCommand((instance, outputs) -> {
            synchronized (read) {
                read.put(instance, outputs);
            }
        });
        return tool.run(request.run(), command, listener, ran -> {
            List<CommandResult.Row> rows = ran.results().stream()
                    .map(each -> new CommandResult.Row(each, command.shown(Set.of())))
                    .toList();
            CommandResult result = new CommandResult(
                    rows, ran.skipped(), request.run().settings().projectDirectory(), request.executionRoot());
            file.write(result);
            RunCommand.sayWhoIsSkipped(ran.skipped(), listener);
            listener.closed(result.summary());
            List<Problem> failures = new ArrayList<>(result.failures());
            failures.addAll(missing(request.names(), read));
            return new Result(chosen(request, read), failures);
        });
    }

    private static OutputDocument chosen(Request request, Map<Instance, List<Output>> read) {
        List<OutputDocument.OfInstance> all = new ArrayList<>();
        for (Instance instance : request.run().instances()) {
            List<Output> outputs = read.get(instance);
            if (outputs != null) {
                List<Output> chosen = outputs.stream()
                        .filter(each -> request.names().isEmpty()
                                ? !each.isSensitive()
                                : request.names().contains(each.name()))
                        .toList();
                all.add(new OutputDocument.OfInstance(instance.stack(), instance.name(), chosen));
            }
        }
        return new OutputDocument(all);
    }

    /** Errors for names that no instance has, once one has outputs at all: nothing is guessed (D20). */
    private static List<Problem> missing(Set<String> names, Map<Instance, List<Output>> read) {
        Set<String> known = read.values().stream()
                .flatMap(List::stream)
                .map(Output::name)
                .collect(Collectors.toCollection(TreeSet::new));
        return known.isEmpty()
                ? List.of()
                : new TreeSet<>(names)
                        .stream()
                                .filter(name -> !known.contains(name))
                                .map(name -> noMatch(name, known))
                                .toList();
    }

    private static Problem noMatch(String name, Set<String> known) {
        return Problem.error(
                ProblemCode.NO_MATCH,
                null,
                "no instance has the output '" + name + "' of -Datmos.outputNames",
                "the nearest are: " + String.join(", ", NearestName.list(name, known, SUGGESTIONS)));
    }
}
