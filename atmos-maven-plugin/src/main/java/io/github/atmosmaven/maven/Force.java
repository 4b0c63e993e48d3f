package io.github.atmosmaven.maven;

import io.github.atmosmaven.maven.modules.Invocation;
import io.github.atmosmaven.problem.AtmosException;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;

/**
 * The word {@code -Dforce}, which nothing is destroyed without (D49). It counts from the command line alone, typed for one
 * run (D40): a property of a POM or of {@code settings.xml} forces nothing, and neither does {@code .mvn/maven.config}.
 */
public final class Force {

    private static final List<String> NAMES = List.of("force", "atmos.force");
    private static final Pattern KEPT = Pattern.compile("(?m)(?:^|\\s)(?:-D|--define[ =]|-D\\s+)(?:atmos\\.)?force\\b");

    private Force() {}

    /** @throws AtmosException.InvalidConfiguration if nobody typed it */
    public static void require(Invocation invocation) {
        String goal = invocation.execution().getGoal();
        File top = invocation.session().getRequest().getMultiModuleProjectDirectory();
        if (top != null && isKept(top.toPath().resolve(".mvn/maven.config"))) {
            throw refused(
                    "-Dforce stands in .mvn/maven.config, and counts only where it is typed",
                    "take it out of that file");
        }
        if (!isTyped(invocation.session().getUserProperties())) {
            throw refused(
                    "'" + goal + "' needs -Dforce on the command line",
                    "look at what it would do with -Datmos.dryRun, then add -Dforce");
        }
    }

    static boolean isTyped(Properties typed) {
        return NAMES.stream().anyMatch(name -> {
            String value = typed.getProperty(name);
            return value != null && !value.equalsIgnoreCase("false");
        });
    }

    static boolean isKept(Path file) {
        try {
            return Files.isRegularFile(file)
                    && KEPT.matcher(Files.readString(file)).find();
        } catch (IOException e) {
            // Maven itself could not read it either.
            return false;
        }
    }

    private static AtmosException refused(String message, String hint) {
        return new AtmosException.InvalidConfiguration(
                Problem.error(ProblemCode.INVALID_PARAMETER, null, message, hint));
    }
}
