package io.github.atmosmaven.terraform.init;

import io.github.atmosmaven.model.BackendAdditions;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.problem.AtmosException;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Arguments of {@code init} that complete the backend of an instance (D76). */
final class AddedConfiguration {

    private AddedConfiguration() {}

    /** Returns the arguments in their order, before those that say where a local state lies, which win. */
    static List<String> arguments(Instance instance, Path workingDirectory) throws IOException {
        List<String> arguments = new ArrayList<>();
        for (BackendAdditions.Argument argument :
                instance.stateBackend().additions().arguments()) {
            Path file = argument.file();
            arguments.add("-backend-config=" + (file == null ? argument.text() : told(file, workingDirectory)));
        }
        return arguments;
    }

    /** The tools take a name with an equals sign for an attribute. */
    private static String told(Path file, Path workingDirectory) throws IOException {
        String absolute = file.toAbsolutePath().normalize().toString();
        if (absolute.indexOf('=') < 0) {
            return absolute;
        }
        String relative =
                workingDirectory.toRealPath().relativize(file.toRealPath()).toString();
        if (relative.indexOf('=') < 0) {
            return relative;
        }
        throw new AtmosException.InvalidConfiguration(Problem.error(
                ProblemCode.INVALID_PARAMETER,
                null,
                "the file " + file + " that backendConfig names has '=' in its path, which Terraform and OpenTofu take"
                        + " for an attribute",
                "rename the file or the directory"));
    }
}
