package io.github.atmosmaven.files;

import io.github.atmosmaven.problem.AtmosException;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Says why a file could not be written. Java tells some reasons by the class of an exception only. */
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
        if (cause instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (cause instanceof FileAlreadyExistsException) {
            return "a file is in the place of a directory";
        }
        if (cause instanceof DirectoryNotEmptyException) {
            return "a directory is in its place";
        }
        if (cause instanceof NoSuchFileException) {
            return "a directory on the way to it is missing, or is a symbolic link to nothing";
        }
        if (cause instanceof FileSystemLoopException) {
            return "the way to it goes round in circles";
        }
        if (cause instanceof CharacterCodingException) {
            return "its text cannot be written as UTF-8";
        }
        String told = cause instanceof FileSystemException e ? e.getReason() : cause.getMessage();
        return told == null || told.isBlank() ? "the operating system gives no reason" : told;
    }

    private static String hint(IOException cause) {
        boolean inTheWay = cause instanceof FileAlreadyExistsException
                || cause instanceof DirectoryNotEmptyException
                || cause instanceof NoSuchFileException
                || reason(cause).endsWith(" directory");
        return inTheWay ? IN_THE_WAY : "check the permissions of the directory and the space on the disk";
    }
}
