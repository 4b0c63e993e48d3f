package io.github.atmosmaven.workflow.reads;

import io.github.atmosmaven.files.AtomicFiles;
import io.github.atmosmaven.files.BuildLocks;
import io.github.atmosmaven.files.WriteFailure;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.problem.AtmosException;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.Problems;
import io.github.atmosmaven.terraform.mirror.WorkingDirectories;
import io.github.atmosmaven.terraform.reads.ReadScope;
import io.github.atmosmaven.terraform.reads.RemoteStateFile;
import io.github.atmosmaven.terraform.reads.RemoteStates;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

/** Writes the data blocks of all reads of instances into their working directories (D61). */
public final class WriteRemoteStates {

    private final Request request;

    /**
     * Instances to write for.
     *
     * @param locks keep other builds away from an instance while its file is written (D78)
     */
    public record Request(
            List<Instance> instances, WorkingDirectories directories, RemoteStates states, BuildLocks locks) {

        public Request {
            instances = instances.stream().filter(each -> !each.isSkipped()).toList();
        }
    }

    public WriteRemoteStates(Request request) {
        this.request = request;
    }

    /** Warnings of secrets that are left out, and errors of states that cannot be read. */
    public List<Problem> problems() {
        Problems problems = new Problems();
        request.instances().forEach(instance -> problems.addAll(request.states().problems(instance, ReadScope.ALL)));
        return problems.sorted();
    }

    /** Says what {@link #run} would write, and writes nothing (D9). */
    public RemoteStateResult preview() {
        List<RemoteStateResult.Row> rows = new ArrayList<>();
        for (Instance instance : request.instances()) {
            rows.add(RemoteStateResult.Row.planned(instance, request.states().blocks(instance, ReadScope.ALL)));
        }
        return new RemoteStateResult(rows, List.of());
    }

    /** Writes the files. What hinders one of them concerns its instance alone (D72). */
    public RemoteStateResult run() {
        request.directories().clear(request.instances());
        AtomicFiles files = new AtomicFiles(request.directories().tree());
        List<RemoteStateResult.Row> rows = new ArrayList<>();
        Problems failures = new Problems();
        for (Instance instance : request.instances()) {
            try {
                rows.add(write(instance, files));
            } catch (AtmosException failure) {
                failures.addAll(failure.problems());
            }
        }
        return new RemoteStateResult(rows, failures.sorted());
    }

    @SuppressWarnings("try") // A lock is held; nothing is asked of it.
    private RemoteStateResult.Row write(Instance instance, AtomicFiles files) {
        Path directory = request.directories().directory(instance);
        try (BuildLocks.Held lock = request.directories().lock(instance, request.locks())) {
            files.make(directory);
            RemoteStateFile file = request.states().file(instance, ReadScope.ALL, directory);
            return new RemoteStateResult.Row(
                    instance,
                    directory,
                    file.blocks(),
                    file.left(),
                    file.write(files).orElse(null));
        } catch (IOException e) {
            throw WriteFailure.of(directory, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("the build was interrupted");
        }
    }
}
