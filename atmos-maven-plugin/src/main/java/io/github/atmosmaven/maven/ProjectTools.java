package io.github.atmosmaven.maven;

import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.terraform.Binary;
import io.github.atmosmaven.terraform.ToolProbe;
import io.github.atmosmaven.terraform.ToolRequest;
import io.github.atmosmaven.terraform.Tools;
import io.github.atmosmaven.terraform.VersionFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.maven.execution.MavenSession;
import org.jspecify.annotations.Nullable;

/**
 * The tools of a project: what its parameters ask for, else its version files, else the PATH (D29).
 *
 * @param warnings about version files that are passed over
 */
public record ProjectTools(Tools tools, List<Problem> warnings) {

    private static final String MEMORY = ".atmos/tools.json";

    /**
     * @param asked by the parameters; {@code null} where they say nothing
     * @param command the binary for all instances; {@code null} where each has its own
     */
    public static ProjectTools of(
            Path project, MavenSession session, @Nullable ToolRequest asked, @Nullable String command) {
        Map<String, String> environment = Wiring.environment();
        Binary binary = new Binary(environment, project, command);
        ToolProbe probe = new ToolProbe(Wiring.processes(), project, environment, project.resolve(MEMORY));
        if (asked != null) {
            return new ProjectTools(new Tools(binary, asked, probe), List.of());
        }
        VersionFiles.Found found = VersionFiles.of(
                project, Wiring.surroundings(session, project).repository().root());
        return new ProjectTools(new Tools(binary, found.request(), probe), found.warnings());
    }
}
