package io.github.atmosmaven;

import io.github.atmosmaven.process.SystemProcesses;
import io.github.atmosmaven.terraform.tool.ToolBinaries;
import io.github.atmosmaven.terraform.tool.ToolProbe;
import io.github.atmosmaven.terraform.tool.ToolRequest;
import io.github.atmosmaven.terraform.tool.Tools;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The tools of a project that asks for none. */
public final class ToolsOf {

    private ToolsOf() {}

    /** The tools of a project on a machine that has none. */
    public static Tools missing(Path directory) {
        return project(directory, Map.of(), null);
    }

    public static Tools project(Path directory, Map<String, String> environment, @Nullable String command) {
        return project(directory, environment, command, ToolRequest.NONE);
    }

    public static Tools project(
            Path directory, Map<String, String> environment, @Nullable String command, ToolRequest request) {
        ToolProbe probe =
                new ToolProbe(new SystemProcesses(), directory, environment, directory.resolve(".atmos/tools.json"));
        return new Tools(new ToolBinaries(environment, directory, command), request, probe);
    }
}
