package io.github.atmosmaven.http;

import io.github.atmosmaven.problem.DisplayText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** An answer that is not what the protocol says: a web page, a text of another service, a body without end. */
public final class ForeignAnswer extends IOException {

    private static final long serialVersionUID = 1L;
    private static final int QUOTED = 200;

    private final boolean listing;

    /** @param message complete, with what is quoted of the answer */
    public ForeignAnswer(String message) {
        this(message, false);
    }

    /** @param listing true if the answer lists the objects of the bucket instead */
    public ForeignAnswer(String message, boolean listing) {
        super(message);
        this.listing = listing;
    }

    /** Returns true if a store passed over the name of a setting, and listed the objects of the bucket instead. */
    public boolean isListing() {
        return listing;
    }

    /** The first line of a body that has something to read, short enough for a message. */
    public static String firstLine(byte[] body) {
        String text = new String(body, 0, Math.min(body.length, 64 * QUOTED), StandardCharsets.UTF_8);
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .findFirst()
                .map(ForeignAnswer::quoted)
                .orElse("nothing");
    }

    /** A line of an answer in quotes, without characters that would steer a terminal. */
    static String quoted(String line) {
        StringBuilder seen = new StringBuilder();
        line.codePoints()
                .limit(QUOTED)
                .map(c -> DisplayText.isSeen(c) ? c : ' ')
                .forEach(seen::appendCodePoint);
        boolean isCut = line.codePointCount(0, line.length()) > QUOTED;
        return "'" + seen.toString().strip() + (isCut ? "…" : "") + "'";
    }
}
