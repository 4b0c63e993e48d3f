package io.github.atmosmaven.mojo;

import io.github.atmosmaven.files.WriteResult;
import io.github.atmosmaven.maven.GoalRun;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.mojo.parameters.DirectoryParameters;
import io.github.atmosmaven.problem.AtmosException;
import io.github.atmosmaven.terraform.mirror.WorkingDirectories;
import io.github.atmosmaven.workflow.RenderBackends;
import io.github.atmosmaven.workflow.RenderStacks;
import io.github.atmosmaven.workflow.report.ProblemText;
import io.github.atmosmaven.workflow.select.LoadedStacks;
import java.util.List;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Writes the backend of every selected component instance as {@code backend.tf.json} into the directory that the tool
 * is run in, {@code target/atmos/<stack>/<instance>/<path of the root module>}. Writes nothing else there: the root
 * module and the variables follow when {@code plan} runs. Also writes {@code index.json}, which lists all instances
 * with those directories, selected or not. Changes files below {@code target/atmos} only, and only those whose content
 * changes. Phase: {@code generate-resources}. Example: {@code mvn atmos:render -Dstack=dev}.
 */
@Mojo(name = "render", defaultPhase = LifecyclePhase.GENERATE_RESOURCES, threadSafe = true)
public final class RenderMojo extends DirectoryParameters {

    /**
     * Skips this goal. Default: {@code false}. Example: {@code -Datmos.render.skip}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atmos.render.skip", defaultValue = "false")
    private boolean skipRender;

    @Override
    protected boolean isGoalSkipped() {
        return skipRender;
    }

    @Override
    public void run(GoalRun run) {
        LoadedStacks loaded = run.load();
        List<Instance> instances = run.select(loaded);
        run.refuseSharedStates(loaded);
        WorkingDirectories directories = run.project().output().workingDirectories(loaded);
        RenderBackends.Request request =
                new RenderBackends.Request(instances, directories, run.tools(), run.locks(lockTimeout()));
        RenderStacks render =
                new RenderStacks(loaded, request, run.project().output().scripts());
        RenderStacks.Result result = isDryRun() ? render.preview(run::heed) : render.run(run::heed);
        String summary = summary(result.rendered(), result.removed());
        run.say(isDryRun() ? "Dry run, nothing is written: " + summary : summary);
        if (!result.rendered().failures().isEmpty()) {
            throw new AtmosException.EnvironmentFailure(result.rendered().failures(), null);
        }
    }

    private static String summary(RenderBackends.Result result, int removed) {
        String without = result.withoutBackend() == 0
                ? ""
                : "; " + ProblemText.count(result.withoutBackend(), "instance") + " without a file to render";
        int files =
                result.written().values().stream().mapToInt(Integer::intValue).sum();
        return ProblemText.count(files, "backend file") + ": "
                + result.count(WriteResult.CREATED) + " created, "
                + result.count(WriteResult.UPDATED) + " updated, "
                + result.count(WriteResult.UNCHANGED) + " unchanged"
                + (removed == 0 ? "" : ", " + removed + " removed") + without;
    }
}
