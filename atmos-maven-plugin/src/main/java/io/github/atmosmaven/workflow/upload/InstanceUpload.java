package io.github.atmosmaven.workflow.upload;

import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.Tool;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.upload.Upload;
import java.util.List;

/**
 * Upload of a remote run of one instance.
 *
 * @param tool tool by whose rules it is packed
 * @param root the uploaded directory, as it is shown
 * @param workingDirectory working directory of the workspace that was counted with; empty for none
 * @param ignoreFile the file whose patterns count, as it is shown; empty where there is none
 * @param problems everything to be told of it
 */
public record InstanceUpload(
        Instance instance,
        Tool tool,
        String root,
        String workingDirectory,
        String ignoreFile,
        Upload upload,
        List<Problem> problems) {

    public InstanceUpload {
        problems = List.copyOf(problems);
    }
}
