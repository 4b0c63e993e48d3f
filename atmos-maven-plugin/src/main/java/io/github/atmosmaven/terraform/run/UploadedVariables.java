package io.github.atmosmaven.terraform.run;

import io.github.atmosmaven.model.Tool;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.terraform.mirror.VariableFile;
import io.github.atmosmaven.terraform.outcome.ToolFailure;
import io.github.atmosmaven.terraform.outcome.ToolLog;
import io.github.atmosmaven.upload.ignore.IgnoreFile;
import io.github.atmosmaven.upload.ignore.IgnoreRule;
import io.github.atmosmaven.upload.ignore.Packing;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The variables of the stack in what a remote run uploads (D75). A pattern of {@code .terraformignore} may leave their file
 * out, and the service would plan with other values without a word.
 */
final class UploadedVariables {

    private final Path base;
    private final Path directory;
    private final Supplier<Tool> tool;

    /**
     * @param base directory of the instance, above which nothing is uploaded
     * @param directory working directory
     */
    UploadedVariables(Path base, Path directory, Supplier<Tool> tool) {
        this.base = base;
        this.directory = directory;
        this.tool = tool;
    }

    /** The reason why the run that has printed this cannot count; nothing if it got the variables. */
    Optional<ToolFailure> flaw(ToolLog output) throws IOException {
        Optional<Path> file = VariableFile.uploaded(directory);
        Path root = root(output);
        Path patterns = root.resolve(IgnoreFile.NAME);
        if (file.isEmpty() || !Files.isRegularFile(patterns)) {
            return Optional.empty();
        }
        String path = root.relativize(file.get()).toString().replace('\\', '/');
        IgnoreRule rule = IgnoreFile.read(
                        Files.readAllBytes(patterns), IgnoreFile.NAME, Packing.of(tool.get(), File.separatorChar))
                .rules()
                .of(path)
                .rule();
        if (rule == null || rule.isNegated()) {
            return Optional.empty();
        }
        return Optional.of(new ToolFailure(
                ProblemCode.TOOL_FAILED,
                "the service has planned without the variables of the stack: '" + rule.text() + "' of "
                        + IgnoreFile.NAME + " leaves their file out of what is uploaded",
                "add the line !" + file.get().getFileName() + " at its end"));
    }

    /** The tool says that it uploads what is above the working directory of a workspace, if that has one. */
    private Path root(ToolLog output) {
        for (Path above = directory; above != null && above.startsWith(base); above = above.getParent()) {
            if (output.holds("at " + above + File.separator + IgnoreFile.NAME + " (if")
                    || output.holds("at " + above + "/" + IgnoreFile.NAME + " (if")) {
                return above;
            }
        }
        return directory;
    }
}
