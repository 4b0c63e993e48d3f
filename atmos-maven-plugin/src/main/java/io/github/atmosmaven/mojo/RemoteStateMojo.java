package io.github.atmosmaven.mojo;

import io.github.atmosmaven.maven.GoalRun;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.mojo.parameters.DirectoryParameters;
import io.github.atmosmaven.problem.AtmosException;
import io.github.atmosmaven.terraform.reads.RemoteStates;
import io.github.atmosmaven.workflow.reads.RemoteStateReport;
import io.github.atmosmaven.workflow.reads.RemoteStateResult;
import io.github.atmosmaven.workflow.reads.WriteRemoteStates;
import io.github.atmosmaven.workflow.select.LoadedStacks;
import java.util.List;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Writes data blocks {@code terraform_remote_state} for every selected component instance, by which its root module reads
 * the states of the components that {@code settings.atmos.reads} and {@code dependencies.components} name. The file is
 * {@code atmos_remote_state.tf.json} in the directory that the tool is run in; the code refers to
 * {@code data.terraform_remote_state.<name>.outputs}. A block that the module has itself is left to it. Every goal that
 * runs a tool writes the file as well, with the blocks of {@code settings.atmos.reads} and of those dependencies that the
 * code refers to, so that this goal shows what there is to refer to. Secrets are left out, with a warning that names the
 * variable which replaces them. Reads no state; changes files below {@code target/atmos} only. Results are written to
 * {@code target/atmos/remote-state.json}. Bound to no phase. Example: {@code mvn atmos:remote-state -Dstack=dev}.
 */
@Mojo(name = "remote-state", threadSafe = true)
public final class RemoteStateMojo extends DirectoryParameters {

    @Override
    public void run(GoalRun run) {
        LoadedStacks loaded = run.load();
        List<Instance> instances = run.select(loaded);
        run.refuseSharedStates(loaded);
        RemoteStates states = run.remoteStates(loaded);
        WriteRemoteStates write = new WriteRemoteStates(new WriteRemoteStates.Request(
                instances, run.project().output().workingDirectories(loaded), states, run.locks(lockTimeout())));
        run.heed(write.problems());
        if (isDryRun()) {
            RemoteStateResult planned = write.preview();
            planned.lines().forEach(run::say);
            run.say("Dry run, nothing is written: " + planned.summary());
            return;
        }
        RemoteStateReport report = new RemoteStateReport(
                run.project().output().path(), run.project().directory());
        report.forget();
        RemoteStateResult result = write.run();
        report.write(result);
        result.lines().forEach(run::say);
        run.say(result.summary());
        if (!result.failures().isEmpty()) {
            throw new AtmosException.EnvironmentFailure(result.failures(), null);
        }
    }
}
