package io.github.atmosmaven.files;

import io.github.atmosmaven.problem.AtmosException;
import io.github.atmosmaven.problem.IoReason;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Says why a file could not be written, and what to do about it. */
final class WriteFailure {

    private static final String IN_THE_WAY = "choose another place, or take away what is there";

    private WriteFailure() {}

    static AtmosException of(Path file, IOException cause) {
        return new AtmosException.EnvironmentFailure(
                Problem.error(
                        ProblemCode.CANNOT_WRITE, null, "cannot write " + file + ": " + reason(cause), hint(cause)),
                cause);
    }

    private static String reason(IOException cause) {
        if (cause instanceof FileAlreadyExistsException) {
            return "a file is in the place of a directory";
        }
        if (cause instanceof DirectoryNotEmptyException) {
            return "a directory is in its place";
        }
        if (cause instanceof NoSuchFileException) {
            return "a directory on the way to it is missing, or is a symbolic link to nothing";
        }
        return cause instanceof CharacterCodingException ? "its text cannot be written as UTF-8" : IoReason.of(cause);
    }

    private static String hint(IOException cause) {
        boolean inTheWay = cause instanceof FileAlreadyExistsException
                || cause instanceof DirectoryNotEmptyException
                || cause instanceof NoSuchFileException
                || reason(cause).endsWith(" directory");
        return inTheWay ? IN_THE_WAY : "check the permissions of the directory and the space on the disk";
    }
}
