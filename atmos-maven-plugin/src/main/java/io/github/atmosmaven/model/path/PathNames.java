package io.github.atmosmaven.model.path;

import java.util.Locale;

/** Names of stacks, instances and root modules as paths that any file system keeps apart. */
public final class PathNames {

    private static final char FIRST_BEYOND_ASCII = 128;
    private static final String SAFE = "._-+=@,~()[]{}!#$&'^; ";

    private PathNames() {}

    /** With the slashes of the name as directories. */
    public static String nested(String name) {
        StringBuilder path = new StringBuilder(name.length());
        int start = 0;
        for (int slash = name.indexOf('/'); slash >= 0; slash = name.indexOf('/', start)) {
            segment(name, start, slash, path);
            path.append('/');
            start = slash + 1;
        }
        segment(name, start, name.length(), path);
        return path.toString();
    }

    /** The directory of a local state below the one of all (D39), in the Unicode form that the tools use. */
    public static String ofState(String stack, String instance) {
        return PathForms.composed(nested(stack) + "/" + nested(instance));
    }

    /**
     * Returns the name as one path segment. Two names never share a segment, even where file systems ignore the case of
     * letters.
     */
    public static String flat(String name) {
        StringBuilder path = new StringBuilder(name.length());
        for (char c : nested(name).toCharArray()) {
            if (c == '/') {
                path.append("%2F");
            } else if (c >= 'A' && c <= 'Z' && !isInEscape(path)) {
                path.append('%').append(Integer.toHexString(c));
            } else {
                path.append(c);
            }
        }
        return path.toString();
    }

    /** Returns true if the next character belongs to an escape that is not complete. */
    private static boolean isInEscape(StringBuilder path) {
        int length = path.length();
        return length > 0 && path.charAt(length - 1) == '%' || length > 1 && path.charAt(length - 2) == '%';
    }

    private static void segment(String name, int start, int end, StringBuilder path) {
        if (start == end) {
            path.append('%');
        }
        for (int i = start; i < end; i++) {
            char c = name.charAt(i);
            // Windows drops dots and spaces at the end, and names of dots alone mean something everywhere.
            boolean last = i == end - 1 && (c == '.' || c == ' ');
            if (isSafe(c) && !last && !(c == '.' && isAllDots(name, start, end))) {
                path.append(c);
            } else {
                path.append('%').append(String.format(Locale.ROOT, "%02X", (int) c));
            }
        }
    }

    private static boolean isAllDots(String name, int start, int end) {
        return name.substring(start, end).chars().allMatch(c -> c == '.');
    }

    private static boolean isSafe(char c) {
        return c >= 'a' && c <= 'z'
                || c >= 'A' && c <= 'Z'
                || c >= '0' && c <= '9'
                || (c >= FIRST_BEYOND_ASCII ? !Character.isISOControl(c) : SAFE.indexOf(c) >= 0);
    }
}
