package io.github.atmosmaven.hosted;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;

/** The runs of the service, in the order in which they were asked for. */
final class HostedRuns {

    final CopyOnWriteArrayList<HostedRun> all = new CopyOnWriteArrayList<>();
    private final Path directory;
    private final ExecutorService threads;
    private final HostedStates states;

    HostedRuns(Path directory, ExecutorService threads, HostedStates states) {
        this.directory = directory;
        this.threads = threads;
        this.states = states;
    }

    /** One after the other in each workspace, as the service has it: the lock is held until a run has ended. */
    void begin(HostedRun run) {
        all.add(run);
        if (run.isActive()) {
            run.workspace.holder = run.id;
        }
        threads.execute(() -> planned(run));
    }

    private void planned(HostedRun run) {
        int exit;
        try {
            exit = new HostedWorker(run, directory).plan(directory);
        } catch (IOException | InterruptedException | RuntimeException e) {
            run.planLog.line("Error: " + e);
            exit = 1;
        }
        run.hasChanges = exit == 2;
        boolean failed = exit != 0 && exit != 2;
        if (failed) {
            run.status = "errored";
        } else if (run.isSpeculative() || !run.hasChanges) {
            run.status = "planned_and_finished";
        } else {
            run.status = run.is("save-plan") ? "planned_and_saved" : "planned";
        }
        run.planStatus = failed ? "errored" : "finished";
        release(run);
        run.planLog.end();
        if (run.status.equals("planned") && (run.is("auto-apply") || run.workspace.autoApply)) {
            apply(run);
        }
    }

    /** Returns false if it cannot be applied. */
    synchronized boolean apply(HostedRun run) {
        if (!run.isConfirmable()) {
            return false;
        }
        run.status = "applying";
        run.applyStatus = "running";
        run.workspace.holder = run.id;
        threads.execute(() -> applied(run));
        return true;
    }

    private void applied(HostedRun run) {
        int exit;
        try {
            HostedWorker worker = new HostedWorker(run, directory);
            exit = worker.apply();
            states.add(run.workspace).bytes = worker.newState();
            discardOutdated(run.workspace);
        } catch (IOException | InterruptedException | RuntimeException e) {
            run.applyLog.line("Error: " + e);
            exit = 1;
        }
        run.status = exit == 0 ? "applied" : "errored";
        run.applyStatus = exit == 0 ? "finished" : "errored";
        release(run);
        run.applyLog.end();
    }

    synchronized boolean discard(HostedRun run) {
        if (!run.isConfirmable()) {
            return false;
        }
        run.status = "discarded";
        release(run);
        return true;
    }

    /** Saved plans that a newer state has overtaken. */
    void discardOutdated(HostedWorkspace workspace) {
        for (HostedRun run : all) {
            if (run.workspace == workspace
                    && run.status.equals("planned_and_saved")
                    && run.statesBefore < workspace.uploaded().size()) {
                run.status = "discarded";
            }
        }
    }

    private static void release(HostedRun run) {
        if (run.workspace.holder.equals(run.id) && !run.isActive()) {
            run.workspace.holder = "";
        }
    }

    List<HostedRun> of(HostedWorkspace workspace) {
        return all.stream().filter(run -> run.workspace == workspace).toList();
    }
}
