package io.github.atmosmaven.maven;

import io.github.atmosmaven.config.Surroundings;
import io.github.atmosmaven.maven.modules.Invocation;
import io.github.atmosmaven.problem.AtmosException;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.terraform.tool.ToolBinaries;
import io.github.atmosmaven.terraform.tool.ToolProbe;
import io.github.atmosmaven.terraform.tool.ToolRequest;
import io.github.atmosmaven.terraform.tool.ToolSupply;
import io.github.atmosmaven.terraform.tool.Tools;
import io.github.atmosmaven.terraform.tool.VersionFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The tools of a project: what its parameters ask for, else its version files, else the PATH (D29).
 *
 * @param warnings about version files that are passed over
 */
public record ProjectTools(Tools tools, List<Problem> warnings) {

    private static final String MEMORY = "tools.json";

    /**
     * @param named what the parameters say
     * @param memory directory where answers of binaries are remembered; null where they are not
     * @throws AtmosException.InvalidConfiguration where a tool is to be fetched and nobody says which release of it
     */
    public static ProjectTools of(
            Surroundings surroundings,
            Invocation invocation,
            StackRequest.ToolParameters named,
            @Nullable Path memory) {
        Path top = surroundings.repository().directory();
        return of(wanted(named, surroundings.projectDirectory(), top), surroundings, invocation, named, memory);
    }

    /**
     * The release that the parameters ask for, else the version files.
     *
     * @param project directory with the version files of a project
     * @param top the top of its repository
     */
    static VersionFiles.Found wanted(StackRequest.ToolParameters named, Path project, Path top) {
        ToolRequest asked = Parameters.toolRequest(named.version(), named.formerVersion());
        return asked == null ? VersionFiles.of(project, top) : new VersionFiles.Found(asked, List.of());
    }

    /** Tools of this machine for a release that is asked for. The other parameters are as above. */
    static ProjectTools of(
            VersionFiles.Found found,
            Surroundings surroundings,
            Invocation invocation,
            StackRequest.ToolParameters named,
            @Nullable Path memory) {
        Path project = surroundings.projectDirectory();
        Map<String, String> environment = surroundings.environment();
        ToolBinaries binary = new ToolBinaries(environment, project, named.command());
        ToolProbe probe = new ToolProbe(
                Wiring.processes(invocation.log()),
                project,
                environment,
                memory == null ? null : memory.resolve(MEMORY));
        ToolSupply supply = named.delivery().in(invocation);
        if (supply != null && !found.request().isExact()) {
            throw notExact(named);
        }
        return new ProjectTools(new Tools(binary, found.request(), probe, supply), found.warnings());
    }

    private static AtmosException notExact(StackRequest.ToolParameters named) {
        boolean isNamed = named.version() != null || named.formerVersion() != null;
        return new AtmosException.InvalidConfiguration(Problem.error(
                ProblemCode.INVALID_PARAMETER,
                null,
                "toolSource is '" + named.delivery().source() + "', but "
                        + (isNamed ? "toolVersion names no single release" : "nobody says which version to fetch"),
                "set toolVersion to one release, such as terraform 1.11.4"));
    }
}
