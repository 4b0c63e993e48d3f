package io.github.atmosmaven.workflow.upload;

import io.github.atmosmaven.files.AtomicFiles;
import io.github.atmosmaven.files.BuildLocks;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.Tool;
import io.github.atmosmaven.problem.AtmosException;
import io.github.atmosmaven.problem.IoReason;
import io.github.atmosmaven.problem.PathsFrom;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.problem.Problems;
import io.github.atmosmaven.terraform.mirror.SourceTree;
import io.github.atmosmaven.terraform.mirror.WorkingDirectories;
import io.github.atmosmaven.terraform.module.InstanceFiles;
import io.github.atmosmaven.terraform.module.ModuleChecks;
import io.github.atmosmaven.terraform.module.RootModule;
import io.github.atmosmaven.terraform.module.RootModules;
import io.github.atmosmaven.terraform.reads.ReadScope;
import io.github.atmosmaven.terraform.reads.RemoteStates;
import io.github.atmosmaven.upload.Packer;
import io.github.atmosmaven.upload.Risks;
import io.github.atmosmaven.upload.Upload;
import io.github.atmosmaven.upload.ignore.IgnoreFile;
import io.github.atmosmaven.upload.ignore.Packing;
import io.github.atmosmaven.workflow.RenderBackends;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Lists what remote runs would upload. The working directories are brought up as a run does it, so that links, generated
 * files, and what earlier runs left there are what they are for the run; nothing else tells them for certain.
 */
public final class PreviewUploads {

    /** The tool's own directory in a working directory. */
    private static final String DATA = ".terraform";

    private final Request request;
    private final Risks risks;
    private final Map<Packing, Packer> packers = new ConcurrentHashMap<>();
    private final Map<RootModule, Set<String>> copied = new ConcurrentHashMap<>();
    private final Problems failures = new Problems();

    /**
     * Instances to look at.
     *
     * @param rendering the instances, with their directories and tools
     * @param remoteStates data blocks by which instances read states of others
     * @param projectDirectory directory that files are named from
     * @param workingDirectory working directory that their remote workspaces have; empty for none
     * @param bigFile bytes from which on a file is told as a big one
     */
    public record Request(
            RenderBackends.Request rendering,
            RootModules modules,
            RemoteStates remoteStates,
            Path projectDirectory,
            String workingDirectory,
            long bigFile) {

        List<Instance> hosted() {
            return rendering.instances().stream()
                    .filter(instance ->
                            !instance.isSkipped() && instance.backendType().isHosted())
                    .toList();
        }

        /** Instances that upload nothing, since no service runs them. */
        List<Instance> others() {
            return rendering.instances().stream()
                    .filter(instance ->
                            !instance.isSkipped() && !instance.backendType().isHosted())
                    .toList();
        }

        WorkingDirectories directories() {
            return rendering.directories();
        }

        Tool tool(Instance instance) {
            return rendering.tools().of(instance);
        }
    }

    /**
     * Findings.
     *
     * @param others instances that upload nothing, since no service runs them
     * @param problems everything to be told, each mistake once however many instances meet it
     */
    public record Result(List<InstanceUpload> uploads, List<Instance> others, List<Problem> problems) {

        public Result {
            uploads = List.copyOf(uploads);
            others = List.copyOf(others);
            problems = List.copyOf(problems);
        }
    }

    private PreviewUploads(Request request) {
        this.request = request;
        this.risks = new Risks(request.bigFile());
    }

    /** Throws {@link AtmosException.InvalidConfiguration} where a root module cannot be run. */
    public static Result run(Request request) {
        return new PreviewUploads(request).run();
    }

    /** Says for each instance what {@link #run} would do, and writes nothing (D9). */
    public static List<String> preview(Request request) {
        PathsFrom paths = new PathsFrom(request.projectDirectory());
        return request.hosted().stream()
                .map(instance -> instance.displayName() + ": would bring up "
                        + paths.shown(request.directories().directory(instance)) + " and list what a run uploads")
                .toList();
    }

    private Result run() {
        List<Instance> hosted = request.hosted();
        List<Problem> faults =
                new ModuleChecks(request.modules(), request.rendering().tools()::of).of(hosted);
        if (faults.stream().anyMatch(Problem::isError)) {
            throw new AtmosException.InvalidConfiguration(faults);
        }
        List<InstanceUpload> uploads = hosted.parallelStream()
                .map(this::locked)
                .filter(Objects::nonNull)
                .toList();
        failures.addAll(faults);
        uploads.forEach(upload -> failures.addAll(upload.problems()));
        return new Result(uploads, request.others(), failures.sorted());
    }

    /** A problem of one instance leaves the others alone (D72). */
    @SuppressWarnings("try") // A lock is held; nothing is asked of it.
    private @Nullable InstanceUpload locked(Instance instance) {
        try (BuildLocks.Held lock =
                request.directories().lock(instance, request.rendering().locks())) {
            return upload(instance);
        } catch (AtmosException failure) {
            failures.addAll(failure.problems());
        } catch (IOException e) {
            failures.add(Problem.error(
                    ProblemCode.UPLOAD_FAILS,
                    instance.location(),
                    "what " + instance.displayName() + " uploads cannot be listed: " + IoReason.withFile(e),
                    null));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("the build was interrupted");
        }
        return null;
    }

    private InstanceUpload upload(Instance instance) throws IOException {
        request.directories().open(instance);
        new RenderBackends().runLocked(instance, request.rendering());
        InstanceFiles files = new InstanceFiles(instance, request.directories(), request.modules());
        files.bringUp(DATA);
        request.remoteStates()
                .file(instance, ReadScope.OF_RUN, files.directory())
                .write(new AtomicFiles());
        files.bringVariables();

        CopiedFiles copies = copies(instance, files);
        UploadRoot root = UploadRoot.of(files, request.workingDirectory());
        Tool tool = request.tool(instance);
        Packer packer = packers.computeIfAbsent(Packing.of(tool, File.separatorChar), Packer::new);
        Upload upload = packer.pack(root.directory(), copies::shown);
        Set<String> sensitive =
                request.modules().sensitive(instance, request.rendering().tools()::of);
        List<Problem> problems = new ArrayList<>(upload.problems());
        problems.addAll(modulesBeside(instance, files, root));
        problems.addAll(risks.of(new Risks.Request(upload, sensitive, copies::original, copies::shown)));
        return new InstanceUpload(
                instance,
                tool,
                new PathsFrom(request.projectDirectory()).shown(shown(instance, files, root)),
                root.workingDirectory(),
                upload.hasIgnoreFile() ? copies.shown(root.directory().resolve(IgnoreFile.NAME)) : "",
                upload,
                problems);
    }

    /** The service finds no local module that lies beside the uploaded directory. */
    private List<Problem> modulesBeside(Instance instance, InstanceFiles files, UploadRoot root) throws IOException {
        Path base = files.base().toRealPath();
        if (base.startsWith(root.directory())) {
            return List.of();
        }
        SourceTree repository = request.modules().repository();
        Path uploaded = base.relativize(root.directory());
        List<String> beside = request
                .modules()
                .reach(instance, request.rendering().tools()::of)
                .modules()
                .stream()
                .filter(module -> !repository.root().relativize(module).startsWith(uploaded))
                .map(module -> "'" + repository.place(module) + "'")
                .sorted()
                .toList();
        if (beside.isEmpty()) {
            return List.of();
        }
        Path own = request.modules().of(instance.rootModule()).directory();
        return List.of(Problem.warning(
                ProblemCode.MODULE_NOT_UPLOADED,
                instance.location(),
                "the service does not find local modules of " + instance.displayName() + ", which are not uploaded: "
                        + String.join(", ", beside),
                "give its workspace the working directory '" + repository.place(own)
                        + "', and say it here by -Datmos.workingDirectory"));
    }

    /** The uploaded directory by the way that users know it. */
    private Path shown(Instance instance, InstanceFiles files, UploadRoot root) throws IOException {
        Path real = files.directory().toRealPath();
        return real.startsWith(root.directory())
                ? request.directories()
                        .directory(instance)
                        .toAbsolutePath()
                        .resolve(real.relativize(root.directory()))
                        .normalize()
                : root.directory();
    }

    private CopiedFiles copies(Instance instance, InstanceFiles files) throws IOException {
        RootModule module = request.modules().of(instance.rootModule());
        Set<String> names = copied.get(module);
        if (names == null) {
            names = Set.copyOf(module.mirror().files());
            copied.put(module, names);
        }
        return new CopiedFiles(
                files.base().toRealPath(), request.modules().repository().root(), names, request.projectDirectory());
    }
}
