package io.github.atmosmaven.mojo;

import io.github.atmosmaven.files.AtomicFiles;
import io.github.atmosmaven.maven.DocumentFile;
import io.github.atmosmaven.maven.GoalRun;
import io.github.atmosmaven.maven.Parameters;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.mojo.parameters.DirectoryParameters;
import io.github.atmosmaven.terraform.mirror.WorkingDirectories;
import io.github.atmosmaven.terraform.module.RootModules;
import io.github.atmosmaven.upload.Sizes;
import io.github.atmosmaven.workflow.RenderBackends;
import io.github.atmosmaven.workflow.report.ResultFile;
import io.github.atmosmaven.workflow.select.LoadedStacks;
import io.github.atmosmaven.workflow.select.Sources;
import io.github.atmosmaven.workflow.upload.PreviewUploads;
import io.github.atmosmaven.workflow.upload.UploadDocument;
import java.io.File;
import java.util.List;
import java.util.Locale;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Lists what a remote run of the selected instances would upload, with sizes and a total, and beside it every file that
 * {@code .terraformignore} or a rule of the tool leaves out, as {@code excluded} with the pattern and its line. Warns of
 * secrets among the uploaded files and of big ones, and fails where the tool would. Only instances with the backend
 * {@code remote} or a {@code cloud} block upload anything, and only where their workspace has runs done in the service. Brings
 * up the directories that the tool runs in, below {@code target/atmos}, as {@code plan} does, runs no tool there and reaches
 * no service; leaves {@code upload-preview.json} for scripts. Modules of a registry are part of an upload once {@code init}
 * has fetched them. Bound to no phase. Example: {@code mvn -q atmos:upload-preview -Dstack=dev}.
 */
@Mojo(name = "upload-preview", threadSafe = true)
public final class UploadPreviewMojo extends DirectoryParameters {

    private static final String RESULTS = "upload-preview.json";

    /**
     * Format of the document: {@code table} with one table for each instance, or {@code json}. Default: {@code table}.
     * Example: {@code mvn -q atmos:upload-preview -Dstack=dev -Datmos.format=json}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atmos.format", defaultValue = "table")
    private String format;

    /**
     * File that the goal writes the document to, over what is there. A relative path starts beside the POM. Default: none, so
     * it goes to the console; to send it through a pipe add {@code -q}, and under Maven 4 {@code --raw-streams}. Example:
     * {@code -Datmos.outputFile=target/uploads.txt}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atmos.outputFile")
    private @Nullable File outputFile;

    /**
     * Working directory that the remote workspaces have in the settings of the service. A run then uploads not the root module
     * but the directory above it that this path leaves, and only a {@code .terraformignore} there counts. <code>{module}</code>
     * stands for the path of each root module below the root of the repository. An instance whose directory does not end in
     * the path uploads its root module. Default: none, as for new workspaces. Example:
     * <code>-Datmos.workingDirectory={module}</code>.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atmos.workingDirectory")
    private @Nullable String workingDirectory;

    /**
     * Size from which on an uploaded file is warned about: {@code 500kB}, {@code 10MB}, or a bare number of bytes. Default:
     * {@code 10MB}. Example: {@code -Datmos.bigFile=1MB}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atmos.bigFile", defaultValue = "10MB")
    private String bigFile;

    @Override
    public void run(GoalRun run) {
        boolean json = switch (format.toLowerCase(Locale.ROOT)) {
            case "table" -> false;
            case "json" -> true;
            default -> throw Parameters.invalid("atmos.format", format, "table or json");
        };
        long limit = Sizes.parse(bigFile)
                .orElseThrow(() -> Parameters.invalid("atmos.bigFile", bigFile, "a size such as 500kB or 10MB"));
        LoadedStacks loaded = run.load();
        List<Instance> instances = run.select(loaded);
        run.refuseSharedStates(loaded);
        Sources sources = Sources.of(
                run.project().directory(), loaded.settings().directories().stacks());
        DocumentFile document = new DocumentFile(run, sources, outputFile, isDryRun(), getLog());
        PreviewUploads.Request request = request(run, loaded, instances, limit);
        if (isDryRun()) {
            PreviewUploads.preview(request).forEach(run::say);
            return;
        }
        ResultFile results = new ResultFile(run.project().output().path(), RESULTS);
        results.forget();
        PreviewUploads.Result result = PreviewUploads.run(request);
        results.write(UploadDocument.json(result));
        String text = json ? UploadDocument.json(result) : UploadDocument.plain(result);
        document.write(out -> out.append(text), AtomicFiles.Access.DEFAULT);
        if (workingDirectory == null && !result.uploads().isEmpty()) {
            run.say(
                    "Counted for workspaces without a working directory; -Datmos.workingDirectory says it where they have one");
        }
        run.heed(result.problems());
    }

    private PreviewUploads.Request request(GoalRun run, LoadedStacks loaded, List<Instance> instances, long limit) {
        WorkingDirectories directories = run.project().output().workingDirectories(loaded);
        return new PreviewUploads.Request(
                new RenderBackends.Request(instances, directories, run.tools(), run.locks(lockTimeout())),
                new RootModules(
                        run.project().directory(), run.project().output().repository(loaded)),
                run.remoteStates(loaded),
                run.project().directory(),
                workingDirectory == null ? "" : workingDirectory.strip(),
                limit);
    }
}
