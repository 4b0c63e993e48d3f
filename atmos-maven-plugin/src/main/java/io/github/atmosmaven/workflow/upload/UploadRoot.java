package io.github.atmosmaven.workflow.upload;

import io.github.atmosmaven.terraform.module.InstanceFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Directory that a run of an instance uploads: the one that the tool runs in, or that above it which the working directory of
 * the remote workspace leaves (remote-backend 9).
 *
 * @param directory the uploaded directory
 * @param workingDirectory working directory of the workspace; empty where it has none, or where it is another
 */
record UploadRoot(Path directory, String workingDirectory) {

    /** Stands for the path of the root module below the root of the repository. */
    static final String MODULE = "{module}";

    /**
     * The tool takes the text off the end of the path, whatever stands before it.
     *
     * @param setting working directory that workspaces have; empty for none
     */
    static UploadRoot of(InstanceFiles files, String setting) throws IOException {
        Path directory = files.directory().toRealPath();
        if (setting.isEmpty()) {
            return new UploadRoot(directory, "");
        }
        Path place = files.base().toRealPath().relativize(directory);
        Path wanted = Path.of(setting.replace(MODULE, place.toString())).normalize();
        String end = wanted.toString();
        String path = directory.toString();
        if (end.isEmpty() || !path.endsWith(end)) {
            return new UploadRoot(directory, "");
        }
        Path root = Path.of(path.substring(0, path.length() - end.length())).normalize();
        return Files.isDirectory(root) ? new UploadRoot(root, end) : new UploadRoot(directory, "");
    }
}
