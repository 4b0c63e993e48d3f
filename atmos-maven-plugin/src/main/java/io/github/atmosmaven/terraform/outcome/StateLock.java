package io.github.atmosmaven.terraform.outcome;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A lock of a state that somebody else holds, as the tool tells it.
 *
 * @param id the id that releases it
 * @param who user and machine; empty where the backend does not say
 * @param created time when it was taken; empty if the backend does not say
 * @param operation the command that took it; empty where the backend does not say
 */
public record StateLock(String id, String who, String created, String operation) {

    /** Gathers the lines of {@code Lock Info:} as they pass. */
    static final class Lines {

        private static final String ERROR = "Error acquiring the state lock";
        private static final Pattern FIELD = Pattern.compile("(ID|Who|Created|Operation):\\s*(.*)");
        /** Hosted workspaces say no more than this. */
        private static final Pattern HOSTED = Pattern.compile("lock ID: \"([^\"]+)\"");

        private final Map<String, String> fields = new HashMap<>();
        private boolean met;

        /** @param line without the frame of an error */
        void accept(String line) {
            met |= line.contains(ERROR);
            if (!met) {
                return;
            }
            Matcher field = FIELD.matcher(line.strip());
            Matcher hosted = HOSTED.matcher(line);
            if (field.matches()) {
                fields.putIfAbsent(field.group(1), field.group(2).strip());
            } else if (hosted.find()) {
                fields.putIfAbsent("ID", hosted.group(1));
            }
        }

        Optional<StateLock> lock() {
            String id = fields.getOrDefault("ID", "");
            return id.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new StateLock(id, of("Who"), of("Created"), operation()));
        }

        private String of(String name) {
            return fields.getOrDefault(name, "");
        }

        /** {@code OperationTypePlan} is the name of a constant. */
        private String operation() {
            return of("Operation").replaceFirst("^OperationType", "").toLowerCase(Locale.ROOT);
        }
    }

    /** {@code the state is locked by ann@host since 2026-01-01 00:00:00 UTC (plan), lock id 1234}. */
    public String text() {
        return "the state is locked" + (who.isEmpty() ? "" : " by " + who)
                + (created.isEmpty() ? "" : " since " + created.replace(" +0000 UTC", " UTC"))
                + (operation.isEmpty() ? "" : " (" + operation + ")") + ", lock id " + id;
    }
}
