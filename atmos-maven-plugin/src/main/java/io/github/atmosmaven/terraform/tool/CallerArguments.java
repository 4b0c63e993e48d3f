package io.github.atmosmaven.terraform.tool;

import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.NullValue;
import io.github.atmosmaven.problem.Location;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.problem.Problems;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code TF_CLI_ARGS} and its like taken apart (D75): what is safe goes to the commands that take it, and the rest would
 * move states, change variables or make a run something else than what was asked for. They come from the caller, and from
 * the {@code env} section of an instance, which wins.
 */
public final class CallerArguments {

    public static final String PREFIX = "TF_CLI_ARGS";

    private static final String PLAN = "plan";
    private static final String APPLY = "apply";
    private static final String DESTROY = "destroy";
    private static final String UPGRADE = "-upgrade";
    private static final String PARALLELISM = "-parallelism";
    private static final String COMPACT_WARNINGS = "-compact-warnings";
    private static final String LOCK = "-lock";
    private static final String LOCK_TIMEOUT = "-lock-timeout";
    private static final String NO_COLOR = "-no-color";
    private static final String PLUGIN_DIRECTORY = "-plugin-dir";
    private static final Set<String> RUNNING =
            Set.of(PARALLELISM, LOCK_TIMEOUT, LOCK, "-refresh", COMPACT_WARNINGS, NO_COLOR);

    private static final Set<String> LOCKING = Set.of(LOCK, LOCK_TIMEOUT);

    /** By command, the options that are handed on. */
    private static final Map<String, Set<String>> TAKEN = Map.ofEntries(
            Map.entry("init", Set.of(LOCK, LOCK_TIMEOUT, NO_COLOR, PLUGIN_DIRECTORY)),
            Map.entry(PLAN, RUNNING),
            Map.entry(APPLY, RUNNING),
            Map.entry(DESTROY, RUNNING),
            Map.entry("refresh", Set.of(PARALLELISM, LOCK, LOCK_TIMEOUT, COMPACT_WARNINGS, NO_COLOR)),
            Map.entry("import", Set.of(PARALLELISM, LOCK, LOCK_TIMEOUT, NO_COLOR)),
            Map.entry("taint", LOCKING),
            Map.entry("untaint", LOCKING),
            Map.entry("state mv", LOCKING),
            Map.entry("state rm", LOCKING),
            Map.entry("state replace-provider", LOCKING),
            Map.entry("workspace new", LOCKING),
            Map.entry("workspace delete", LOCKING),
            Map.entry("workspace select", Set.of()));

    /** Commands that are run before any other. */
    private static final Set<String> ALWAYS_RUN = Set.of("init", "workspace new", "workspace select");

    /** Commands that a destruction is planned and applied with. */
    private static final Set<String> DESTROYING = Set.of(PLAN, APPLY);

    /** Commands that have commands of their own. */
    private static final Set<String> GROUPS = Set.of("workspace", "state");

    /** Go's flags of these kinds take their value from the next word where it is not written with {@code =}. */
    private static final Set<String> WITH_VALUE = Set.of(PARALLELISM, LOCK_TIMEOUT, PLUGIN_DIRECTORY);

    private final Map<String, List<String>> byCommand = new HashMap<>();
    private final Map<String, Problem> problems = new HashMap<>();

    private final boolean upgrades;
    private final boolean destroys;

    private CallerArguments(boolean upgrades, boolean destroys) {
        this.upgrades = upgrades;
        this.destroys = destroys;
    }

    /**
     * Arguments that the environment of an instance gives, with its own {@code env} section over that of the caller.
     *
     * @param upgrades true if {@code init} may choose newer providers than a lock file has (D66)
     */
    public static CallerArguments of(Map<String, String> caller, Instance instance, boolean upgrades) {
        return of(caller, instance, upgrades, "");
    }

    /**
     * @param goal command that was asked for. Where that is {@code destroy}, a plan is made and applied, which get what is
     *     meant for it
     */
    public static CallerArguments of(Map<String, String> caller, Instance instance, boolean upgrades, String goal) {
        CallerArguments arguments = new CallerArguments(upgrades, goal.equals(DESTROY));
        Map<String, MapValue.Entry> own = new HashMap<>();
        instance.env().entries().forEach(entry -> own.put(entry.key(), entry));
        arguments.read(PREFIX, caller, own);
        TAKEN.keySet().stream()
                .filter(command -> !command.equals(DESTROY))
                .forEach(command -> arguments.read(variable(command), caller, own));
        // The last of two options counts.
        arguments.read(variable(DESTROY), caller, own);
        return arguments;
    }

    private static String variable(String command) {
        return PREFIX + "_" + command.replace(' ', '_');
    }

    /**
     * Warnings about everything that commands do without, each once. What is meant for a command that is not run is no
     * loss.
     *
     * @param commands all commands that are run for an instance, with the second word where one has it: {@code state mv}
     * @param upgrades true if {@code init} may choose newer providers than a lock file has (D66)
     */
    public static List<Problem> dropped(
            Map<String, String> caller, Collection<Instance> instances, List<String> commands, boolean upgrades) {
        Set<String> variables = new HashSet<>(Set.of(PREFIX));
        commands.forEach(each -> variables.add(variable(each)));
        ALWAYS_RUN.forEach(each -> variables.add(variable(each)));
        Problems all = new Problems();
        for (Instance instance : instances) {
            of(caller, instance, upgrades).problems.forEach((variable, problem) -> {
                if (variables.contains(variable)) {
                    all.add(problem);
                }
            });
        }
        return all.sorted();
    }

    /** The words of a command line without the binary, with what is handed on behind the command. */
    public List<String> in(List<String> words) {
        int length = GROUPS.contains(words.get(0)) ? 2 : 1;
        String command = String.join(" ", words.subList(0, Math.min(length, words.size())));
        List<String> all = new ArrayList<>(words.subList(0, Math.min(length, words.size())));
        byCommand.getOrDefault(command, List.of()).stream()
                .filter(argument -> !argument.startsWith(NO_COLOR))
                .forEach(all::add);
        all.addAll(words.subList(Math.min(length, words.size()), words.size()));
        return all;
    }

    /** Copy without the option that no service takes. */
    public CallerArguments withoutParallelism() {
        CallerArguments copy = new CallerArguments(upgrades, destroys);
        byCommand.forEach((command, arguments) -> copy.byCommand.put(
                command,
                arguments.stream()
                        .filter(argument -> !argument.startsWith(PARALLELISM))
                        .toList()));
        return copy;
    }

    private void read(String variable, Map<String, String> caller, Map<String, MapValue.Entry> own) {
        MapValue.Entry entry = own.get(variable);
        String line = entry == null
                ? caller.getOrDefault(variable, "")
                : entry.value() instanceof NullValue ? "" : entry.value().toString();
        Location place = entry == null ? null : entry.value().location();
        List<String> dropped = new ArrayList<>();
        Optional<List<String>> words = ShellWords.of(line);
        words.ifPresentOrElse(
                known -> take(variable, known, dropped), () -> dropped.add("all of it, since a quote has no end"));
        if (!dropped.isEmpty()) {
            report(variable, dropped, place);
        }
    }

    private void take(String variable, List<String> words, List<String> dropped) {
        boolean followsDropped = false;
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i).startsWith("--") ? words.get(i).substring(1) : words.get(i);
            String option = word.contains("=") ? word.substring(0, word.indexOf('=')) : word;
            if (!word.startsWith("-")) {
                // The value of an option that was dropped goes with it; it may be a secret.
                if (!followsDropped) {
                    dropped.add("an argument that belongs to no option");
                }
                followsDropped = true;
                continue;
            }
            boolean apart = WITH_VALUE.contains(option) && option.equals(word) && i + 1 < words.size();
            followsDropped = !give(variable, option, apart ? word + "=" + words.get(++i) : word);
            if (followsDropped) {
                dropped.add(option);
            }
        }
    }

    /**
     * Gives an argument to the commands that the variable is for and that take the option. Returns true if there is
     * one.
     */
    private boolean give(String variable, String option, String argument) {
        boolean taken = false;
        for (Map.Entry<String, Set<String>> command : TAKEN.entrySet()) {
            if (isMeant(variable, command.getKey()) && isTaken(command, option)) {
                byCommand
                        .computeIfAbsent(command.getKey(), key -> new ArrayList<>())
                        .add(argument);
                taken = true;
            }
        }
        return taken;
    }

    private boolean isMeant(String variable, String command) {
        return variable.equals(PREFIX)
                || variable.equals(variable(command))
                || destroys && variable.equals(variable(DESTROY)) && DESTROYING.contains(command);
    }

    private boolean isTaken(Map.Entry<String, Set<String>> command, String option) {
        return command.getValue().contains(option)
                || upgrades && option.equals(UPGRADE) && command.getKey().equals("init");
    }

    private void report(String variable, List<String> dropped, @Nullable Location place) {
        List<String> reasons = new ArrayList<>();
        if (dropped.stream().anyMatch(option -> !option.equals(UPGRADE))) {
            reasons.add("the stack says where a state lives and which variables it has");
        }
        if (dropped.contains(UPGRADE)) {
            reasons.add("the lock file of a root module is written with -Datmos.updateLock alone");
        }
        problems.put(
                variable,
                Problem.warning(
                        ProblemCode.ARGUMENT_DROPPED,
                        place,
                        "the tool does not get these arguments of " + variable + ": " + String.join(", ", dropped),
                        String.join("; ", reasons)));
    }
}
