package io.github.atmosmaven.backend.endpoint;

/**
 * Writes a label of a host name in ASCII as RFC 3492 says. The JDK has the older rules for such names alone, by which
 * {@code ß} is {@code ss}; for the tools it is a letter of its own.
 */
final class Punycode {

    /** The first code that is not ASCII. */
    static final int FIRST = 0x80;

    private static final int BASE = 36;
    private static final int LEAST = 1;
    private static final int MOST = 26;
    private static final int SKEW = 38;
    private static final int DAMP = 700;
    private static final int FIRST_BIAS = 72;
    private static final int LETTERS = 26;

    private final StringBuilder text = new StringBuilder();
    private int bias = FIRST_BIAS;
    private int delta;
    private int handled;

    private Punycode() {}

    /** A label with letters beyond ASCII, without the {@code xn--} before it. */
    static String encoded(String label) {
        Punycode punycode = new Punycode();
        punycode.encode(label.codePoints().toArray());
        return punycode.text.toString();
    }

    private void encode(int[] codes) {
        for (int code : codes) {
            if (code < FIRST) {
                text.append((char) code);
            }
        }
        int plain = text.length();
        handled = plain;
        if (plain > 0) {
            text.append('-');
        }
        int next = FIRST;
        while (handled < codes.length) {
            int lowest = Integer.MAX_VALUE;
            for (int code : codes) {
                lowest = code >= next ? Math.min(lowest, code) : lowest;
            }
            delta += (lowest - next) * (handled + 1);
            for (int code : codes) {
                if (code < lowest) {
                    delta++;
                } else if (code == lowest) {
                    write(handled == plain);
                }
            }
            delta++;
            next = lowest + 1;
        }
    }

    /** Writes how far the next letter is away, and learns from it how far the following may be. */
    private void write(boolean isFirst) {
        int rest = delta;
        int k = BASE;
        for (int threshold = threshold(k); rest >= threshold; threshold = threshold(k)) {
            text.append(digit(threshold + (rest - threshold) % (BASE - threshold)));
            rest = (rest - threshold) / (BASE - threshold);
            k += BASE;
        }
        text.append(digit(rest));
        handled++;
        int step = isFirst ? delta / DAMP : delta / 2;
        step += step / handled;
        int shift = 0;
        while (step > (BASE - LEAST) * MOST / 2) {
            step /= BASE - LEAST;
            shift += BASE;
        }
        bias = shift + (BASE - LEAST + 1) * step / (step + SKEW);
        delta = 0;
    }

    private int threshold(int k) {
        return Math.max(LEAST, Math.min(MOST, k - bias));
    }

    private static char digit(int value) {
        return (char) (value < LETTERS ? 'a' + value : '0' + value - LETTERS);
    }
}
