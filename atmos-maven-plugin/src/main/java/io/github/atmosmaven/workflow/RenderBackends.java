package io.github.atmosmaven.workflow;

import io.github.atmosmaven.backend.BackendFile;
import io.github.atmosmaven.files.AtomicFiles;
import io.github.atmosmaven.files.BuildLocks;
import io.github.atmosmaven.files.WriteResult;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.problem.AtmosException;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.problem.Problems;
import io.github.atmosmaven.terraform.mirror.WorkingDirectories;
import io.github.atmosmaven.terraform.tool.Tools;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/** Writes the {@code backend.tf.json} of instances into their working directories (D34, D61). */
public final class RenderBackends {

    private static final Set<ProblemCode> OF_ONE =
            EnumSet.of(ProblemCode.LOCKED_BY_OTHER_BUILD, ProblemCode.PLACE_NOT_PLAIN);

    /**
     * Instances to render.
     *
     * @param tools the tool of each instance (D29), since they read a file differently
     * @param locks keep other builds away from an instance while its file is written (D78)
     */
    public record Request(List<Instance> instances, WorkingDirectories directories, Tools tools, BuildLocks locks) {

        public Request {
            instances = List.copyOf(instances);
        }
    }

    /**
     * Result of rendering.
     *
     * @param written number of files by outcome
     * @param withoutBackend number of instances that have no backend and so no file
     * @param problems warnings about what was written
     * @param failures errors of instances whose file could not be written; they do not concern other instances (D72)
     */
    public record Result(
            Map<WriteResult, Integer> written, int withoutBackend, List<Problem> problems, List<Problem> failures) {

        public int count(WriteResult outcome) {
            return written.getOrDefault(outcome, 0);
        }
    }

    /** Throws {@link AtmosException.EnvironmentFailure} when no more files can be written. */
    public Result run(Request request) {
        request.directories().clear(request.instances());
        AtomicFiles files = new AtomicFiles(request.directories().tree());
        return render(request, (instance, file) -> write(instance, file, request, files));
    }

    /** Says what {@link #run} would do, and writes nothing (D9). */
    public Result preview(Request request) {
        AtomicFiles files = new AtomicFiles(request.directories().tree());
        return render(request, (instance, file) -> files.compare(place(instance, request), file.text()));
    }

    /** Warnings about what would be written; looks at no file. */
    public List<Problem> warnings(Request request) {
        return render(request, (instance, file) -> WriteResult.UNCHANGED).problems();
    }

    private static Result render(Request request, BiFunction<Instance, BackendFile, WriteResult> write) {
        Problems problems = new Problems();
        Problems failures = new Problems();
        List<Optional<WriteResult>> outcomes = request.instances().parallelStream()
                .map(instance -> {
                    try {
                        return render(instance, request, write, problems);
                    } catch (AtmosException.EnvironmentFailure failure) {
                        failures.addAll(ofOne(failure));
                        return Optional.<WriteResult>empty();
                    }
                })
                .toList();
        Map<WriteResult, Integer> written = new EnumMap<>(WriteResult.class);
        int without = 0;
        for (int i = 0; i < outcomes.size(); i++) {
            outcomes.get(i).ifPresent(result -> written.merge(result, 1, Integer::sum));
            without += request.instances().get(i).backend().type().isNone() ? 1 : 0;
        }
        return new Result(Map.copyOf(written), without, problems.sorted(), failures.sorted());
    }

    /** The errors, where they are of one instance alone: a disk that is full, for one, hits all that follow, too. */
    private static List<Problem> ofOne(AtmosException.EnvironmentFailure failure) {
        boolean ofOne = failure.problems().stream().map(Problem::code).allMatch(OF_ONE::contains);
        if (!ofOne) {
            throw failure;
        }
        return failure.problems();
    }

    /** Brings the file of one instance up to date for a run that has its lock. */
    public void runLocked(Instance instance, Request request) {
        AtomicFiles files = new AtomicFiles(request.directories().tree());
        BackendFile.of(instance, () -> request.tools().of(instance))
                .ifPresent(file -> files.writeIfChanged(place(instance, request), file.text(), access(file)));
    }

    private static Optional<WriteResult> render(
            Instance instance,
            Request request,
            BiFunction<Instance, BackendFile, WriteResult> write,
            Problems problems) {
        return BackendFile.of(instance, () -> request.tools().of(instance)).map(file -> {
            problems.addAll(file.problems());
            return write.apply(instance, file);
        });
    }

    /** No other build can be at work where there was nothing, and none is disturbed where nothing changes. */
    private static WriteResult write(Instance instance, BackendFile file, Request request, AtomicFiles files) {
        Path place = place(instance, request);
        if (files.make(request.directories().base(instance))) {
            return files.writeIfChanged(place, file.text(), access(file));
        }
        return files.isCurrent(place, file.text().getBytes(StandardCharsets.UTF_8), access(file))
                ? WriteResult.UNCHANGED
                : locked(instance, request, () -> files.writeIfChanged(place, file.text(), access(file)));
    }

    @SuppressWarnings("try") // A lock is held; nothing is asked of it.
    private static WriteResult locked(Instance instance, Request request, Supplier<WriteResult> work) {
        try (BuildLocks.Held lock = request.directories().lock(instance, request.locks())) {
            return work.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("the build was interrupted");
        }
    }

    private static Path place(Instance instance, Request request) {
        return request.directories().directory(instance).resolve(BackendFile.NAME);
    }

    private static AtomicFiles.Access access(BackendFile file) {
        return file.sensitive() ? AtomicFiles.Access.OWNER_ONLY : AtomicFiles.Access.DEFAULT;
    }
}
