package io.github.atmosmaven.yaml;

import io.github.atmosmaven.problem.IoReason;
import io.github.atmosmaven.problem.Location;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.yaml.syntax.TextSource;
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
import java.nio.file.attribute.BasicFileAttributes;
import org.yaml.snakeyaml.reader.StreamReader;

/** Gets the text of a file: UTF-8, or UTF-16 when a byte order mark says so, and nothing replaced silently. */
final class SourceText {

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final char REPLACEMENT = '\uFFFD';

    private SourceText() {}

    static String of(Path file, String displayName) {
        Location start = new Location(displayName, 1, 1);
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            if (!attributes.isRegularFile()) {
                // A pipe or a device would be read for ever.
                throw unreadable(start, attributes.isDirectory() ? "is a directory" : "is not a regular file");
            }
            if (attributes.size() > SnakeYamlReader.MAX_TEXT) {
                throw new RefusedText(tooLong(displayName));
            }
            return decode(Files.readAllBytes(file), displayName);
        } catch (NoSuchFileException e) {
            throw unreadable(start, "does not exist");
        } catch (AccessDeniedException e) {
            throw unreadable(start, "may not be read by this user");
        } catch (IOException e) {
            throw unreadable(start, "could not be read: " + IoReason.of(e));
        }
    }

    private static RefusedText unreadable(Location start, String why) {
        return new RefusedText(Problem.error(
                ProblemCode.UNREADABLE_FILE,
                start,
                "'" + start.file() + "' " + why,
                "check that it is a file and that this user may read it"));
    }

    static Problem tooLong(String displayName) {
        return Problem.error(
                ProblemCode.LIMIT_EXCEEDED,
                new Location(displayName, 1, 1),
                "the file is larger than 64 MB",
                "split it into several files and import them");
    }

    static String withoutByteOrderMark(String text) {
        return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    }

    static String decode(byte[] bytes, String displayName) {
        Charset charset = charset(bytes);
        String text = new String(bytes, charset);
        // The JDK replaces what it cannot decode; only text that holds the replacement needs the slow, strict look.
        if (text.indexOf(REPLACEMENT) >= 0) {
            refuseUndecodable(bytes, charset, displayName);
        }
        return withoutByteOrderMark(text);
    }

    private static Charset charset(byte[] bytes) {
        if (bytes.length >= 2 && bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF) {
            return StandardCharsets.UTF_16BE;
        }
        if (bytes.length >= 2 && bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE) {
            return StandardCharsets.UTF_16LE;
        }
        return StandardCharsets.UTF_8;
    }

    private static void refuseUndecodable(byte[] bytes, Charset charset, String displayName) {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer decoded = CharBuffer.allocate(bytes.length + 1);
        ByteBuffer input = ByteBuffer.wrap(bytes);
        CoderResult result = decoder.decode(input, decoded, true);
        if (result.isError()) {
            String before = withoutByteOrderMark(decoded.flip().toString());
            String shown = String.format("0x%02X", bytes[input.position()]);
            throw new RefusedText(Problem.error(
                    ProblemCode.MALFORMED_YAML,
                    endOf(before, displayName),
                    "the byte " + shown + " is not valid " + charset.name(),
                    "save the file as UTF-8"));
        }
    }

    /** Control characters have no place in YAML, except tab, line feed and carriage return. */
    static void refuseControlCharacters(String text, String displayName) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= ' ' && c < 0x7F || c == '\n' || c == '\r' || c == '\t') {
                continue;
            }
            int codePoint = text.codePointAt(i);
            if (!StreamReader.isPrintable(codePoint)) {
                throw new RefusedText(Problem.error(
                        ProblemCode.MALFORMED_YAML,
                        endOf(text.substring(0, i), displayName),
                        String.format("the control character U+%04X is not allowed in YAML", codePoint),
                        "remove it, or write it as an escape in double quotes"));
            }
            i += Character.charCount(codePoint) - 1;
        }
    }

    /** The place right behind a text, in lines and columns as SnakeYAML counts them. */
    private static Location endOf(String before, String displayName) {
        TextSource source = new TextSource(before);
        source.forward(before.length());
        return new Location(displayName, source.getLine() + 1, source.getColumn() + 1);
    }
}
