package io.github.atmosmaven.maven.modules;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.maven.plugin.AbstractMojoExecutionException;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;

/** Failures of modules, raised together after all modules have run. */
final class ModuleFailures {

    private final Map<String, AbstractMojoExecutionException> failures = new LinkedHashMap<>();

    void note(String module, EveryModule.Work work) {
        try {
            work.run();
        } catch (MojoExecutionException | MojoFailureException e) {
            failures.put(module, e);
        }
    }

    void raise() throws MojoExecutionException, MojoFailureException {
        if (failures.isEmpty()) {
            return;
        }
        String message = failures.entrySet().stream()
                .map(failure -> failure.getKey() + ": " + failure.getValue().getMessage())
                .collect(Collectors.joining("\n"));
        for (AbstractMojoExecutionException failure : List.copyOf(failures.values())) {
            if (failure instanceof MojoExecutionException) {
                throw new MojoExecutionException(message, failure);
            }
        }
        throw new MojoFailureException(message);
    }
}
