package io.github.atmosmaven.terraform.tool;

import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.Tool;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the tool that runs an instance, as the project asks for it and as the binaries answer (D29, D60). Safe for
 * several threads.
 */
public final class Tools {

    private final ToolBinaries binary;
    private final ToolRequest request;
    private final ToolProbe probe;

    public Tools(ToolBinaries binary, ToolRequest request, ToolProbe probe) {
        this.binary = binary.preferring(request.preferred());
        this.request = request;
        this.probe = probe;
    }

    /** The tool that an instance is meant for. A binary is asked only where the project does not say. */
    public Tool of(Instance instance) {
        return of(ToolBinaries.command(instance));
    }

    /**
     * The tool that an instance is meant for whose manifests ask for a command.
     *
     * @param command command that the manifests ask for; {@code null} if they ask for none
     */
    public Tool of(@Nullable String command) {
        Tool.Kind kind = kind(command);
        ToolRequest.Asked asked = request.version(kind);
        if (asked != null) {
            return new Tool(kind, asked.version());
        }
        return binary.of(command)
                .map(probe::of)
                .filter(tool -> tool.kind() == kind)
                .orElse(Tool.any(kind));
    }

    private Tool.Kind kind(@Nullable String command) {
        if (request.kind() != null) {
            return request.kind();
        }
        Tool.Kind named = binary.isNamed(command) ? plainKind(binary.wanted(command)) : request.preferred();
        if (named != null && !request.isEmpty()) {
            return named;
        }
        return binary.of(command)
                .map(path -> probe.of(path).kind())
                .orElseGet(() -> ToolProbe.byName(binary.wanted(command)));
    }

    /** The binary that runs an instance, or nothing when there is none. */
    public Optional<String> binary(Instance instance) {
        return binary.of(instance);
    }

    /** Problem of the binary of an instance that is about to be run; {@code null} if there is none. */
    public @Nullable Problem refusal(Instance instance) {
        String command = ToolBinaries.command(instance);
        Tool.Kind named = binary.isNamed(command) ? plainKind(binary.wanted(command)) : null;
        if (named != null && request.kind() != null && named != request.kind()) {
            return otherTool(instance, request.kind());
        }
        Optional<String> path = binary.of(instance);
        if (path.isEmpty()) {
            return binary.missing(instance);
        }
        if (request.isEmpty() || fits(probe.of(path.get()))) {
            return null;
        }
        Tool tool = probe.afresh(path.get());
        return fits(tool) ? null : wrong(path.get(), tool);
    }

    private boolean fits(Tool tool) {
        ToolRequest.Asked asked = request.version(tool.kind());
        if (asked == null) {
            return request.kind() == null;
        }
        return tool.version() != null && asked.version().admits(tool.version());
    }

    private Problem otherTool(Instance instance, Tool.Kind kind) {
        boolean byParameter = binary.isChosenForAll();
        return Problem.error(
                ProblemCode.WRONG_TOOL,
                byParameter ? null : instance.location(),
                "the command" + (byParameter ? " -Datmos.command=" : " of '" + instance.displayName() + "' is ") + "'"
                        + binary.wanted(ToolBinaries.command(instance)) + "', but " + asked(kind),
                "let both name one tool");
    }

    private Problem wrong(String path, Tool tool) {
        Tool.Kind kind = request.kind() == null ? tool.kind() : request.kind();
        String is = tool.version() == null ? "does not say its version" : "is " + tool;
        return Problem.error(
                ProblemCode.WRONG_TOOL,
                null,
                path + " " + is + ", but " + asked(kind),
                "install that version, name its binary with -Datmos.command=/path/to/it, or change what is asked for");
    }

    private String asked(Tool.Kind kind) {
        ToolRequest.Asked asked = request.version(kind);
        return asked == null ? "another tool is asked for" : asked.by() + " asks for " + kind + " " + asked.version();
    }

    /** The tool that a command names, if it is called like one and by no name of its own. */
    private static Tool.@Nullable Kind plainKind(String command) {
        String name = CommandLine.plainName(command);
        int dot = name.lastIndexOf('.');
        boolean program = dot > 0 && ToolBinaries.SUFFIXES.contains(name.substring(dot));
        return switch (program ? name.substring(0, dot) : name) {
            case "terraform" -> Tool.Kind.TERRAFORM;
            case "tofu", "opentofu" -> Tool.Kind.OPENTOFU;
            default -> null;
        };
    }
}
