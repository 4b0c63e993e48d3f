package io.github.atmosmaven.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import io.github.atmosmaven.model.YamlDocument;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.problem.IoReason;
import io.github.atmosmaven.problem.Location;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON into values that know their place: files that are included, and states. Integers stay exact whatever their
 * size. Never throws for what the text says. Safe for use by several threads.
 */
public final class JsonReader {

    private static final long MAX_BYTES = 64L * 1024 * 1024;
    private static final Pattern CHARACTER = Pattern.compile("Unexpected character [(]('.')");
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final JsonFactory factory = new JsonFactory();

    /** Reads a file. It names itself in locations by the display name. */
    public YamlDocument read(Path file, String displayName) {
        try {
            if (Files.size(file) > MAX_BYTES) {
                return failed(ProblemCode.LIMIT_EXCEEDED, displayName, "the file is larger than 64 MB");
            }
            return parse(Files.readString(file), displayName);
        } catch (NoSuchFileException e) {
            return failed(ProblemCode.UNREADABLE_FILE, displayName, "'" + displayName + "' does not exist");
        } catch (CharacterCodingException e) {
            return failed(ProblemCode.MALFORMED_JSON, displayName, "'" + displayName + "' is not valid UTF-8");
        } catch (IOException e) {
            return failed(
                    ProblemCode.UNREADABLE_FILE,
                    displayName,
                    "'" + displayName + "' could not be read: " + IoReason.of(e));
        }
    }

    /**
     * Returns the value in a file, or {@code null} if the file is broken. For callers that leave problems of the file
     * to others.
     */
    public @Nullable Value valueOf(Path file, String displayName) {
        return read(file, displayName).root();
    }

    /** Parses a text. A text without a value has a {@code null} root. */
    public YamlDocument parse(String text, String displayName) {
        String json = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        List<Problem> problems = new ArrayList<>();
        Value root = null;
        try (JsonParser parser = factory.createParser(json)) {
            root = new JsonValues(parser, displayName, problems).read();
        } catch (StreamConstraintsException e) {
            problems.add(problem(ProblemCode.LIMIT_EXCEEDED, e, displayName));
        } catch (JsonProcessingException e) {
            problems.add(problem(ProblemCode.MALFORMED_JSON, e, displayName));
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory could not be read", e);
        }
        return new YamlDocument(root, List.copyOf(problems));
    }

    private static Problem problem(ProblemCode code, JsonProcessingException error, String displayName) {
        JsonLocation place = error.getLocation();
        Location at = place == null ? start(displayName) : JsonValues.at(place, displayName);
        String cause = error instanceof StreamConstraintsException ? error.getOriginalMessage() : cause(error);
        return Problem.error(code, at, "this is not valid JSON: " + cause, null);
    }

    /** In words of ours: Jackson's quote what stands there, which may be a secret. */
    private static String cause(JsonProcessingException error) {
        String message = error.getOriginalMessage();
        if (message == null || error instanceof JsonEOFException) {
            return "it ends too early";
        }
        Matcher character = CHARACTER.matcher(message);
        return character.lookingAt()
                ? "the character " + character.group(1) + " is not allowed here"
                : "this is neither a value nor text in double quotes";
    }

    private static YamlDocument failed(ProblemCode code, String displayName, String message) {
        return new YamlDocument(null, List.of(Problem.error(code, start(displayName), message, null)));
    }

    private static Location start(String displayName) {
        return new Location(displayName, 1, 1);
    }
}
