package io.github.atmosmaven.terraform.tool;

import io.github.atmosmaven.model.Tool;
import io.github.atmosmaven.problem.Location;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import org.jspecify.annotations.Nullable;

/** Says why a tool is not the one that is asked for (D29). */
record ToolRefusals(ToolBinaries binary, ToolRequest request) {

    /** The command names the other tool. */
    Problem otherTool(ToolUser user, Tool.Kind kind) {
        return Problem.error(
                ProblemCode.WRONG_TOOL, place(user), command(user) + ", but " + asked(kind), "let both name one tool");
    }

    /** The command is a program of its own, and binaries are fetched. */
    Problem ownProgram(ToolUser user) {
        return Problem.error(
                ProblemCode.WRONG_TOOL,
                place(user),
                command(user) + ", but toolSource brings the binary",
                "name the tool by 'terraform' or 'tofu' alone, or leave out toolSource");
    }

    /** Binaries are fetched, and nobody says which version. */
    Problem noVersion(ToolUser user, Tool.Kind kind) {
        return Problem.error(
                ProblemCode.WRONG_TOOL,
                place(user),
                user.name() + " needs " + kind + ", and no version of it is asked for, which toolSource could bring",
                "set toolVersion, or write the version into a version file of that tool");
    }

    Problem wrong(String path, Tool tool, Tool.Kind named) {
        Tool.Kind kind = request.kind() == null ? named : request.kind();
        String is = tool.version() == null ? "does not say its version" : "is " + tool;
        return Problem.error(
                ProblemCode.WRONG_TOOL,
                null,
                path + " " + is + ", but " + asked(kind),
                "install that version, name its binary with -Datmos.command=/path/to/it, have it fetched by"
                        + " -Datmos.toolSource, or change what is asked for");
    }

    /** Error for a fetched binary that is another tool. */
    Problem wrongFetched(Tool tool, Tool.Kind kind) {
        String is = tool.version() == null ? "that does not say its version" : "that is " + tool;
        return Problem.error(
                ProblemCode.WRONG_TOOL,
                null,
                "toolSource brought a binary " + is + ", but " + asked(kind),
                "correct what lies there, or name another source");
    }

    private @Nullable Location place(ToolUser user) {
        return binary.isChosenForAll() ? null : user.place();
    }

    private String command(ToolUser user) {
        return "the command" + (binary.isChosenForAll() ? " -Datmos.command=" : " of " + user.name() + " is ") + "'"
                + binary.wanted(user.command()) + "'";
    }

    private String asked(Tool.Kind kind) {
        ToolRequest.Asked asked = request.version(kind);
        return asked == null ? "another tool is asked for" : asked.by() + " asks for " + kind + " " + asked.version();
    }
}
