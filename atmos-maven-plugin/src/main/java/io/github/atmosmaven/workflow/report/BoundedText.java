package io.github.atmosmaven.workflow.report;

import java.nio.charset.StandardCharsets;

/** Text of pieces, each of which stands in it whole or not at all, with an upper limit to its size in UTF-8. */
public final class BoundedText {

    private final StringBuilder text = new StringBuilder();
    private final int most;
    private final String whole;
    private int size;
    private int leftOut;

    /**
     * @param most number of bytes
     * @param whole name of the file that has everything
     */
    public BoundedText(int most, String whole) {
        this.most = most;
        this.whole = whole;
    }

    /** A piece that does not fit is left out; a smaller one behind it may still find room. */
    public void add(String piece) {
        int length = piece.getBytes(StandardCharsets.UTF_8).length;
        if (size + length > most) {
            leftOut++;
            return;
        }
        size += length;
        text.append(piece);
    }

    /** The text. Says in the end how much is missing. */
    public String end() {
        return leftOut == 0
                ? text.toString()
                : text + "\n_" + leftOut + (leftOut == 1 ? " part of this summary is" : " parts of this summary are")
                        + " left out, since it would be too long: `" + whole + "` has everything._\n";
    }
}
