package io.github.atmosmaven.terraform.run;

import io.github.atmosmaven.terraform.tool.CommandLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** A command as somebody can repeat it by hand, in a POSIX shell with the environment of the caller. */
final class RepeatedCommand {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:@%+=,-]+");
    /** A token is for the process of the tool alone, whatever the listener does with this text. */
    private static final String TOKEN = "TF_TOKEN_";

    private static final String HIDDEN = "(sensitive)";
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private RepeatedCommand() {}

    /** @param caller environment of the caller, which the shell has */
    static String of(CommandLine command, Map<String, String> caller) {
        List<String> words =
                new ArrayList<>(List.of("cd", quoted(command.directory().toString()), "&&"));
        TreeSet<String> gone = new TreeSet<>(caller.keySet());
        gone.removeAll(command.environment().keySet());
        gone.removeIf(name -> !VARIABLE.matcher(name).matches());
        if (!gone.isEmpty()) {
            words.add("unset");
            words.addAll(gone);
            words.add("&&");
        }
        new TreeMap<>(command.environment()).forEach((name, value) -> {
            if (!value.equals(caller.get(name)) && VARIABLE.matcher(name).matches()) {
                words.add(name + "=" + quoted(name.startsWith(TOKEN) ? HIDDEN : value));
            }
        });
        command.arguments().forEach(word -> words.add(quoted(word)));
        return String.join(" ", words);
    }

    static String quoted(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
