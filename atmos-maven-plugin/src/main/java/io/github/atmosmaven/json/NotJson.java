package io.github.atmosmaven.json;

import com.fasterxml.jackson.core.JsonLocation;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A document is no JSON, or ends too early. The message can be shown: it quotes nothing. */
public final class NotJson extends IOException {

    private static final long serialVersionUID = 1L;

    private final String reason;
    private final transient Place place;

    /**
     * Place in a document.
     *
     * @param line the first is 1
     * @param column the first is 1
     */
    public record Place(int line, int column) {

        static Place of(@Nullable JsonLocation place) {
            return place == null
                    ? new Place(1, 1)
                    : new Place(Math.max(1, place.getLineNr()), Math.max(1, place.getColumnNr()));
        }
    }

    NotJson(String reason, Place place) {
        super(reason);
        this.reason = reason;
        this.place = place;
    }

    NotJson(String reason, Place place, Throwable cause) {
        super(reason, cause);
        this.reason = reason;
        this.place = place;
    }

    /** The message. */
    public String reason() {
        return reason;
    }

    /** The place from which on nothing can be read. */
    public Place place() {
        return place;
    }
}
