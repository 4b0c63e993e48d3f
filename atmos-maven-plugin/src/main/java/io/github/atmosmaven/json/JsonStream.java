package io.github.atmosmaven.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.JsonEOFException;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.problem.Location;
import io.github.atmosmaven.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a JSON document of any size value by value and holds none of it. Every method takes the whole value at hand; a
 * value of another kind than the one that is asked for is passed over. What is wrong with a document is said without
 * quoting it, since it may hold secrets.
 */
public final class JsonStream {

    private static final int DEEPEST = 10_000;
    private static final int LONGEST_NAME = 10_000_000;

    private final JsonParser parser;

    private JsonStream(JsonParser parser) {
        this.parser = parser;
    }

    /** Takes one value of the stream. */
    @FunctionalInterface
    public interface Reading {
        void from(JsonStream json) throws IOException;
    }

    /** Takes the value of one member of an object. */
    @FunctionalInterface
    public interface Member {
        void read(String name) throws IOException;
    }

    /** Takes one item of a list. */
    @FunctionalInterface
    public interface Item {
        void read() throws IOException;
    }

    /**
     * Reads a document in UTF-8 to its end.
     *
     * @throws IOException when there is not exactly one JSON value, with a reason that can be shown
     */
    public static void read(InputStream bytes, Reading root) throws IOException {
        read(bytes, DEEPEST, root);
    }

    /**
     * Reads a document to its end, as {@link #read(InputStream, Reading)} does.
     *
     * @param deepest number of levels of nesting that are read
     */
    public static void read(InputStream bytes, int deepest, Reading root) throws IOException {
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(deepest)
                        .maxNameLength(LONGEST_NAME)
                        .build())
                .build();
        try (JsonParser parser = factory.createParser(bytes)) {
            if (parser.nextToken() == null) {
                throw new NotJson("it is empty", new NotJson.Place(1, 1));
            }
            root.from(new JsonStream(parser));
            if (parser.nextToken() != null) {
                NotJson.Place place = NotJson.Place.of(parser.currentTokenLocation());
                throw new NotJson("there is something behind its JSON", place);
            }
        } catch (JsonEOFException e) {
            throw new NotJson("its JSON ends too early", place(e), e);
        } catch (JsonProcessingException e) {
            NotJson.Place place = place(e);
            throw new NotJson("it is not valid JSON, from line " + place.line() + " on", place, e);
        }
    }

    private static NotJson.Place place(JsonProcessingException error) {
        return NotJson.Place.of(error.getLocation());
    }

    /** Returns true if the value at hand is an object. */
    public boolean isObject() {
        return parser.currentToken() == JsonToken.START_OBJECT;
    }

    /** The place of the value at hand. */
    public Location place(String file) {
        return JsonValues.at(parser.currentTokenLocation(), file);
    }

    /**
     * A value of any kind with all that is in it.
     *
     * @param file name of the document in places
     * @param problems is given what is wrong with the value although it can be read
     */
    public Value value(String file, List<Problem> problems) throws IOException {
        return new JsonValues(parser, file, problems).value(parser.currentToken());
    }

    public void object(Member member) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            skip();
            return;
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            member.read(name);
        }
    }

    public void list(Item item) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            skip();
            return;
        }
        while (parser.nextToken() != JsonToken.END_ARRAY && parser.currentToken() != null) {
            item.read();
        }
    }

    /** Returns the value at hand if it is a text, else null, and does not take it. */
    public @Nullable String peekText() throws IOException {
        return parser.currentToken() == JsonToken.VALUE_STRING ? parser.getText() : null;
    }

    /** A text; null for anything else. */
    public @Nullable String text() throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            skip();
            return null;
        }
        return parser.getText();
    }

    /** A number, {@code true}, {@code false} or {@code null} as it is written; empty for anything else. */
    public String word() throws IOException {
        JsonToken token = parser.currentToken();
        if (token == null || !token.isScalarValue() || token == JsonToken.VALUE_STRING) {
            skip();
            return "";
        }
        return parser.getText();
    }

    /** Copies a value of any kind, in which every number keeps the form that it is written in. */
    public void copy(JsonWriter out) throws IOException {
        switch (parser.currentToken()) {
            case START_OBJECT -> {
                out.object();
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    out.name(parser.currentName());
                    parser.nextToken();
                    copy(out);
                }
                out.endObject();
            }
            case START_ARRAY -> {
                out.list();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    copy(out);
                }
                out.endList();
            }
            case VALUE_STRING -> out.text(parser.getText());
            default -> out.word(parser.getText());
        }
    }

    /** Reads the value as a boolean; null for anything but true and false. */
    public @Nullable Boolean flag() throws IOException {
        JsonToken token = parser.currentToken();
        if (token != JsonToken.VALUE_TRUE && token != JsonToken.VALUE_FALSE) {
            skip();
            return null;
        }
        return token == JsonToken.VALUE_TRUE;
    }

    /** Passes over a value of any kind and says whether there is one, that is, not {@code null}. */
    public boolean skip() throws IOException {
        boolean present = parser.currentToken() != JsonToken.VALUE_NULL;
        parser.skipChildren();
        return present;
    }
}
