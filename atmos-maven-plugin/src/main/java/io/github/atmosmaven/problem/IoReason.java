package io.github.atmosmaven.problem;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/**
 * Reason why a file could not be read or written, in words for the end of a sentence. Java tells the most frequent
 * reasons by the class of an exception, whose message is then the path alone.
 */
public final class IoReason {

    private IoReason() {}

    public static String of(IOException cause) {
        if (cause instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (cause instanceof NoSuchFileException) {
            return "it does not exist";
        }
        if (cause instanceof NotDirectoryException) {
            return "it is not a directory";
        }
        if (cause instanceof FileAlreadyExistsException) {
            return "a file is in the place of a directory";
        }
        if (cause instanceof DirectoryNotEmptyException) {
            return "a directory is in its place";
        }
        if (cause instanceof FileSystemLoopException) {
            return "symbolic links on the way to it form a circle";
        }
        if (cause instanceof CharacterCodingException) {
            return "its text is not UTF-8";
        }
        String told = cause instanceof FileSystemException e ? e.getReason() : cause.getMessage();
        return told == null || told.isBlank() ? "the operating system gives no reason" : told;
    }

    /** Returns the reason after the name of the file, for a step that touches several files. */
    public static String withFile(IOException cause) {
        return cause instanceof FileSystemException e && e.getFile() != null
                ? e.getFile() + ": " + of(cause)
                : of(cause);
    }
}
