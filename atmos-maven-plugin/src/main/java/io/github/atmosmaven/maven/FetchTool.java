package io.github.atmosmaven.maven;

import io.github.atmosmaven.maven.modules.BuildSurroundings;
import io.github.atmosmaven.maven.modules.Invocation;
import io.github.atmosmaven.model.Tool;
import io.github.atmosmaven.problem.AtmosException;
import io.github.atmosmaven.terraform.tool.Tools;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;

/** Fetches the tool of a project ahead of the goals that run it, and prints its path (D94). */
public final class FetchTool {

    private final Invocation invocation;
    private final GoalReport report;
    private final boolean dryRun;

    /** @param dryRun true to say what would be fetched */
    public FetchTool(Invocation invocation, boolean dryRun) {
        this.invocation = invocation;
        this.report = new GoalReport(invocation, false);
        this.dryRun = dryRun;
    }

    /**
     * Runs the goal.
     *
     * @param skipped true if the user skips all goals
     * @param parameters refused where they mean nothing
     */
    public void execute(boolean skipped, Supplier<StackRequest.ToolParameters> parameters)
            throws MojoExecutionException, MojoFailureException {
        if (skipped) {
            invocation
                    .log()
                    .info("Skipping: "
                            + Parameters.origin(
                                    "atmos.skip", invocation.session().getUserProperties()));
            return;
        }
        try {
            run(parameters.get());
        } catch (AtmosException failure) {
            report.raise(failure);
        }
    }

    private void run(StackRequest.ToolParameters named) {
        ProjectTools found = ProjectTools.of(
                BuildSurroundings.of(invocation.session(), invocation.directory()), invocation, named, null);
        report.warn(found.warnings());
        Tools tools = found.tools();
        if (dryRun) {
            tools.allPlaces().forEach((tool, path) -> invocation.log().info("Dry run, " + tool + " would be " + path));
            return;
        }
        Map<Tool, String> all = tools.all();
        all.forEach(this::print);
    }

    /** Modules of a build that need the same tool tell it once. */
    private void print(Tool tool, String path) {
        @SuppressWarnings("unchecked") // Nobody else puts anything under this key.
        Set<String> printed = (Set<String>) invocation
                .session()
                .getPluginContext(invocation.plugin(), invocation.session().getTopLevelProject())
                .computeIfAbsent("paths of tools", absent -> ConcurrentHashMap.<String>newKeySet());
        if (!printed.add(path)) {
            return;
        }
        if (invocation.log().isInfoEnabled()) {
            invocation.log().info(tool + ": " + path);
        } else {
            System.out.println(path);
        }
    }
}
