package io.github.atmosmaven.yaml;

import io.github.atmosmaven.problem.Location;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The text of a file, decoded strictly: a byte that is no character is an error at its place, never replaced. */
final class SourceText {

    /** Bytes (D24). */
    static final long LIMIT = 64L * 1024 * 1024;

    private SourceText() {}

    static String read(Path file, String displayName) {
        Location start = new Location(displayName, 1, 1);
        try {
            if (Files.size(file) > LIMIT) {
                throw new YamlFault(Problem.error(
                        ProblemCode.LIMIT_EXCEEDED,
                        start,
                        displayName + " is larger than 64 MB",
                        "split it into several manifests"));
            }
            return decode(Files.readAllBytes(file), displayName);
        } catch (IOException e) {
            throw new YamlFault(Problem.error(
                    ProblemCode.UNREADABLE_FILE,
                    start,
                    displayName + " cannot be read: " + reason(e),
                    "check that it is a file and that this user may read it"));
        }
    }

    private static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof NoSuchFileException) {
            return "it does not exist";
        }
        String message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message;
    }

    private static String decode(byte[] bytes, String displayName) {
        if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
            return decode(bytes, 3, StandardCharsets.UTF_8, displayName);
        }
        if (startsWith(bytes, 0xFE, 0xFF)) {
            return decode(bytes, 2, StandardCharsets.UTF_16BE, displayName);
        }
        if (startsWith(bytes, 0xFF, 0xFE)) {
            return decode(bytes, 2, StandardCharsets.UTF_16LE, displayName);
        }
        return decode(bytes, 0, StandardCharsets.UTF_8, displayName);
    }

    private static boolean startsWith(byte[] bytes, int... mark) {
        if (bytes.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private static String decode(byte[] bytes, int offset, Charset charset, String displayName) {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes, offset, bytes.length - offset);
        CharBuffer out = CharBuffer.allocate(bytes.length - offset + 1);
        CoderResult result = decoder.decode(in, out, true);
        if (!result.isError()) {
            result = decoder.flush(out);
        }
        out.flip();
        if (result.isError()) {
            Location place = locate(out, out.length(), displayName);
            throw new YamlFault(Problem.error(
                    ProblemCode.MALFORMED_YAML,
                    place,
                    "a byte is no " + charset.name() + " character",
                    "save the file as UTF-8"));
        }
        return out.toString();
    }

    /** The place of a character of a text. */
    static Location locate(CharSequence text, int index, String displayName) {
        int line = 1;
        int column = 1;
        for (int i = 0; i < Math.min(index, text.length()); i++) {
            char c = text.charAt(i);
            if (c == '\n' || c == '\r' && !(i + 1 < text.length() && text.charAt(i + 1) == '\n')) {
                line++;
                column = 1;
            } else if (!Character.isLowSurrogate(c)) {
                column++;
            }
        }
        return new Location(displayName, line, column);
    }
}
