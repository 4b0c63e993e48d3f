package io.github.atmosmaven.workflow;

import io.github.atmosmaven.backend.BackendFile;
import io.github.atmosmaven.files.AtomicFiles;
import io.github.atmosmaven.files.WriteResult;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.Problems;
import io.github.atmosmaven.terraform.Tools;
import io.github.atmosmaven.terraform.WorkingDirectories;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** Writes the {@code backend.tf.json} of instances into their working directories (D34, D61). */
public final class RenderBackends {

    /**
     * What to render.
     *
     * @param tools the tool of each instance (D29), since they read a file differently
     */
    public record Request(List<Instance> instances, WorkingDirectories directories, Tools tools) {

        public Request {
            instances = List.copyOf(instances);
        }
    }

    /**
     * What became of it.
     *
     * @param written by outcome, the number of files
     * @param withoutBackend instances that have no backend and so no file
     * @param problems warnings about what was written
     */
    public record Result(Map<WriteResult, Integer> written, int withoutBackend, List<Problem> problems) {

        public int count(WriteResult outcome) {
            return written.getOrDefault(outcome, 0);
        }
    }

    /** Throws {@link io.github.atmosmaven.problem.AtmosException.EnvironmentFailure} when a file cannot be written. */
    public Result run(Request request) {
        request.directories().clear(request.instances());
        AtomicFiles files = new AtomicFiles();
        return render(request, (file, target) -> files.writeIfChanged(target, file.text(), access(file)));
    }

    /** Says what {@link #run} would do, and writes nothing (D9). */
    public Result preview(Request request) {
        AtomicFiles files = new AtomicFiles();
        return render(request, (file, target) -> files.compare(target, file.text()));
    }

    private static Result render(Request request, BiFunction<BackendFile, Path, WriteResult> write) {
        Problems problems = new Problems();
        List<Optional<WriteResult>> outcomes = request.instances().parallelStream()
                .map(instance -> render(instance, request, write, problems))
                .toList();
        Map<WriteResult, Integer> written = new EnumMap<>(WriteResult.class);
        int without = 0;
        for (Optional<WriteResult> outcome : outcomes) {
            outcome.ifPresent(result -> written.merge(result, 1, Integer::sum));
            without += outcome.isPresent() ? 0 : 1;
        }
        return new Result(Map.copyOf(written), without, problems.sorted());
    }

    private static Optional<WriteResult> render(
            Instance instance, Request request, BiFunction<BackendFile, Path, WriteResult> write, Problems problems) {
        return BackendFile.of(instance, () -> request.tools().of(instance)).map(file -> {
            problems.addAll(file.problems());
            Path target = request.directories().directory(instance).resolve(BackendFile.NAME);
            return write.apply(file, target);
        });
    }

    private static AtomicFiles.Access access(BackendFile file) {
        return file.sensitive() ? AtomicFiles.Access.OWNER_ONLY : AtomicFiles.Access.DEFAULT;
    }
}
