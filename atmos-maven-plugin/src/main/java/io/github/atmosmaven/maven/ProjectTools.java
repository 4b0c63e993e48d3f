package io.github.atmosmaven.maven;

import io.github.atmosmaven.config.Surroundings;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.terraform.tool.ToolBinaries;
import io.github.atmosmaven.terraform.tool.ToolProbe;
import io.github.atmosmaven.terraform.tool.ToolRequest;
import io.github.atmosmaven.terraform.tool.Tools;
import io.github.atmosmaven.terraform.tool.VersionFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.maven.plugin.logging.Log;
import org.jspecify.annotations.Nullable;

/**
 * The tools of a project: what its parameters ask for, else its version files, else the PATH (D29).
 *
 * @param warnings about version files that are passed over
 */
public record ProjectTools(Tools tools, List<Problem> warnings) {

    private static final String MEMORY = "tools.json";

    /**
     * @param asked by the parameters; {@code null} where they say nothing
     * @param command the binary for all instances; {@code null} where each has its own
     * @param memory directory where answers of binaries are remembered
     */
    public static ProjectTools of(
            Surroundings surroundings, Log log, @Nullable ToolRequest asked, @Nullable String command, Path memory) {
        Path project = surroundings.projectDirectory();
        Map<String, String> environment = surroundings.environment();
        ToolBinaries binary = new ToolBinaries(environment, project, command);
        ToolProbe probe = new ToolProbe(Wiring.processes(log), project, environment, memory.resolve(MEMORY));
        if (asked != null) {
            return new ProjectTools(new Tools(binary, asked, probe), List.of());
        }
        VersionFiles.Found found =
                VersionFiles.of(project, surroundings.repository().directory());
        return new ProjectTools(new Tools(binary, found.request(), probe), found.warnings());
    }
}
