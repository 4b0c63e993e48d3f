package io.github.atmosmaven.config;

import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.stack.settings.StackSettings;
import java.util.List;

/**
 * The settings in force, and everything wrong with them. With errors among the problems the settings are of no use but
 * to look for more problems.
 */
public record SettingsResult(StackSettings settings, List<Problem> problems) {

    public boolean hasErrors() {
        return problems.stream().anyMatch(Problem::isError);
    }
}
