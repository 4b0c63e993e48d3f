package io.github.atmosmaven.files;

import io.github.atmosmaven.problem.AtmosException;
import io.github.atmosmaven.problem.IoReason;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Says why a file could not be written, and what to do about it. */
public final class WriteFailure {

    private WriteFailure() {}

    public static AtmosException of(Path file, IOException cause) {
        String reason = reason(cause);
        return new AtmosException.EnvironmentFailure(
                Problem.error(ProblemCode.CANNOT_WRITE, null, "cannot write " + file + ": " + reason, hint(reason)),
                cause);
    }

    private static String reason(IOException cause) {
        if (cause instanceof NoSuchFileException) {
            return "a directory on the way to it is missing, or is a symbolic link to nothing";
        }
        return cause instanceof CharacterCodingException ? "its text cannot be written as UTF-8" : IoReason.of(cause);
    }

    /** The system has words for some reasons, of which Java has no class. */
    private static String hint(String reason) {
        if (reason.contains("too long")) {
            return "give what it is named after a shorter name, or choose a place with a shorter path";
        }
        boolean inTheWay = reason.contains("in the place") || reason.contains("in its place");
        return inTheWay || reason.contains(" on the way ") || reason.endsWith(" directory")
                ? "choose another place, or take away what is there"
                : "check the permissions of the directory and the space on the disk";
    }
}
