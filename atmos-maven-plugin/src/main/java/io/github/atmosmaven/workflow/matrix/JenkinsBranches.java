package io.github.atmosmaven.workflow.matrix;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Map for the step {@code parallel} of a Jenkins pipeline, with a branch for each batch. It is the value of a Groovy script:
 * {@code parallel load('affected.groovy')}.
 *
 * <pre>{@code
 * [
 *   'dev/vpc': { node { checkout scm; sh 'mvn -B -ntp verify \'-Dstack=dev\' \'-Dcomponent=vpc\'' } },
 * ]
 * }</pre>
 */
public final class JenkinsBranches {

    private JenkinsBranches() {}

    public static String text(List<Batch> batches, JobCommand command) {
        if (batches.isEmpty()) {
            return "[:]\n";
        }
        List<String> names = Batch.names(batches);
        return IntStream.range(0, names.size())
                .mapToObj(i -> "  " + quoted(names.get(i)) + ": { node { checkout scm; sh "
                        + quoted(command.of(batches.get(i))) + " } },\n")
                .collect(Collectors.joining("", "[\n", "]\n"));
    }

    /** A Groovy text in single quotes, in which no dollar means anything. */
    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("'");
        for (char c : text.toCharArray()) {
            switch (c) {
                case '\\' -> quoted.append("\\\\");
                case '\'' -> quoted.append("\\'");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                default -> quoted.append(c);
            }
        }
        return quoted.append('\'').toString();
    }
}
