package io.github.atmosmaven.upload;

import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers of bytes as people write and read them. */
public final class Sizes {

    private static final Pattern FORM = Pattern.compile("(\\d{1,12})\\s*([kKmMgG]?)[bB]?");
    private static final long STEP = 1000;

    private Sizes() {}

    /** {@code 10MB}, {@code 500 kB} or a bare number of bytes; nothing where it is none of them. */
    public static OptionalLong parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            return OptionalLong.empty();
        }
        long factor = switch (form.group(2).toLowerCase(Locale.ROOT)) {
            case "k" -> STEP;
            case "m" -> STEP * STEP;
            case "g" -> STEP * STEP * STEP;
            default -> 1;
        };
        long number = Long.parseLong(form.group(1));
        return number > Long.MAX_VALUE / factor ? OptionalLong.empty() : OptionalLong.of(number * factor);
    }

    /** {@code 812 B}, {@code 1.2 kB}, {@code 34.0 MB}. */
    public static String shown(long bytes) {
        if (bytes < STEP) {
            return bytes + " B";
        }
        double value = bytes;
        String unit = "";
        for (String next : new String[] {"kB", "MB", "GB", "TB"}) {
            if (!unit.isEmpty() && value < STEP) {
                break;
            }
            value /= STEP;
            unit = next;
        }
        return String.format(Locale.ROOT, "%.1f %s", value, unit);
    }
}
