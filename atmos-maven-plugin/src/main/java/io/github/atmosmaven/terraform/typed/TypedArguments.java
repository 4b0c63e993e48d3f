package io.github.atmosmaven.terraform.typed;

import io.github.atmosmaven.model.SecretNames;
import io.github.atmosmaven.problem.AtmosException;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Arguments of a tool as a user types them, without the binary (D69). Nothing in them says where a state lives.
 *
 * @param words the command and its options; at least one
 */
public record TypedArguments(List<String> words) {

    /** The instance says where its state lives, and where the tool runs. */
    private static final Set<String> REFUSED =
            Set.of("chdir", "backend-config", "state", "state-out", "backup", "backup-out");

    /** Commands that have commands of their own. */
    private static final Set<String> GROUPS = Set.of("state", "workspace", "env", "providers", "metadata", "stacks");

    /** Options that take their value from the next word where it is not written with {@code =}. */
    private static final Set<String> WITH_VALUE = Set.of(
            "var",
            "var-file",
            "target",
            "target-file",
            "exclude",
            "exclude-file",
            "replace",
            "invoke",
            "parallelism",
            "lock-timeout",
            "out",
            "json-into",
            "generate-config-out");

    /** Values of a switch that Go reads as true. */
    private static final Set<String> TRUE = Set.of("1", "t", "T", "true", "TRUE", "True");

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:@%+=,-]+");
    private static final String VARIABLE = "var";
    private static final String HIDDEN = "(sensitive)";

    public TypedArguments {
        words = List.copyOf(words);
    }

    /**
     * Arguments that stand in one line, by the quoting rules of a POSIX shell.
     *
     * @throws AtmosException.InvalidConfiguration if the line cannot be split or an argument is refused
     */
    public static TypedArguments ofLine(String line) {
        try {
            return checked(QuotedWords.of(line));
        } catch (QuotedWords.Malformed e) {
            throw refused("-Datmos.args cannot be split into arguments: " + e.getMessage(), e.hint());
        }
    }

    /**
     * Arguments that stand in a list, each as it is.
     *
     * @throws AtmosException.InvalidConfiguration if an argument is refused
     */
    public static TypedArguments ofList(List<String> words) {
        return checked(words);
    }

    private static TypedArguments checked(List<String> words) {
        if (words.isEmpty() || words.get(0).isBlank()) {
            throw refused("no command is given", "set it, for instance -Datmos.args=\"state list\"");
        }
        for (String word : words) {
            if (isOption(word) && REFUSED.contains(name(word))) {
                throw refused(
                        "the option -" + name(word) + " is refused, since the instance says "
                                + (name(word).equals("chdir") ? "where the tool runs" : "where its state lives"),
                        name(word).equals("backend-config")
                                ? "leave it out, and set the attribute in the backend section of the manifests, or with -Datmos.backendConfig"
                                : "leave it out, and select instances with -Dstack and -Dcomponent");
            }
        }
        return new TypedArguments(words);
    }

    private static AtmosException refused(String message, String hint) {
        return new AtmosException.InvalidConfiguration(
                Problem.error(ProblemCode.INVALID_PARAMETER, null, message, hint));
    }

    /** The first word: {@code state} of {@code state list}. An option where there is no command. */
    public String command() {
        return words.get(0);
    }

    /** The command with the one that follows where it has such: {@code state list}. */
    public String path() {
        return String.join(" ", words.subList(0, optionsAt()));
    }

    /** Place of the options, behind the command. */
    public int optionsAt() {
        return GROUPS.contains(command()) && words.size() > 1 && !isOption(words.get(1)) ? 2 : 1;
    }

    /** Returns true if the words only ask for help or for the version, which the tool answers at once. */
    public boolean areQuestion() {
        return isOption(command())
                || words.stream()
                        .anyMatch(word -> word.equals("-h")
                                || isOption(word) && name(word).equals("help"));
    }

    /** Returns true if an option is given, whatever its value. */
    public boolean has(String option) {
        return words.stream().anyMatch(word -> isOption(word) && name(word).equals(option));
    }

    /** Returns true if a switch is given and is not switched off. The last one counts. */
    public boolean isOn(String option) {
        boolean on = false;
        for (String word : words) {
            if (isOption(word) && name(word).equals(option)) {
                int equals = word.indexOf('=');
                on = equals < 0 || TRUE.contains(word.substring(equals + 1));
            }
        }
        return on;
    }

    /** Returns true if a switch is given and switched off. */
    public boolean isOff(String option) {
        return has(option) && !isOn(option);
    }

    /** Words behind the command that are neither options nor values of such. */
    public List<String> operands() {
        List<String> operands = new ArrayList<>();
        for (int i = optionsAt(); i < words.size(); i++) {
            String word = words.get(i);
            if (!isOption(word)) {
                operands.add(word);
            } else if (takesNext(word)) {
                i++;
            }
        }
        return operands;
    }

    /** Variables that are given on the command line, with their values as they are written. */
    public Map<String, String> variables() {
        Map<String, String> variables = new LinkedHashMap<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (isOption(word) && name(word).equals(VARIABLE)) {
                boolean next = takesNext(word) && i + 1 < words.size();
                String assignment = next ? words.get(++i) : word.substring(word.indexOf('=') + 1);
                int equals = assignment.indexOf('=');
                if (equals > 0) {
                    variables.put(assignment.substring(0, equals).strip(), assignment.substring(equals + 1));
                }
            }
        }
        return variables;
    }

    /**
     * The words as one would type them, without secrets.
     *
     * @param sensitive names of variables whose values are not shown, beside those that speak of a secret
     */
    public String shown(Set<String> sensitive) {
        List<String> shown = new ArrayList<>();
        boolean isAssignment = false;
        for (String word : words) {
            boolean assigns = isAssignment || isOption(word) && name(word).equals(VARIABLE);
            shown.add(quoted(assigns ? hidden(word, isAssignment ? 0 : word.indexOf('=') + 1, sensitive) : word));
            isAssignment = isOption(word) && name(word).equals(VARIABLE) && takesNext(word);
        }
        return String.join(" ", shown);
    }

    /** @param from place of the name in {@code name=value}; 0 too where a word has none */
    private static String hidden(String word, int from, Set<String> sensitive) {
        int equals = word.indexOf('=', from);
        if (equals < 0) {
            return word;
        }
        String name = word.substring(from, equals).strip();
        return sensitive.contains(name) || SecretNames.mayHoldOne(name) ? word.substring(0, equals + 1) + HIDDEN : word;
    }

    private static String quoted(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    private static boolean isOption(String word) {
        return word.length() > 1 && word.startsWith("-") && !word.equals("--");
    }

    /** Go takes one hyphen or two. */
    private static String name(String option) {
        String name = option.substring(option.startsWith("--") ? 2 : 1);
        int equals = name.indexOf('=');
        return equals < 0 ? name : name.substring(0, equals);
    }

    private static boolean takesNext(String option) {
        return option.indexOf('=') < 0 && WITH_VALUE.contains(name(option));
    }
}
