package io.github.atmosmaven.model.path;

import java.util.ArrayList;
import java.util.List;

/** Paths with forward slashes, joined and cleaned as Go's {@code path.Join} does, which the tools make their places with. */
public final class CleanPath {

    private CleanPath() {}

    /** The segments that are not empty, joined and cleaned. */
    public static String join(String... segments) {
        StringBuilder path = new StringBuilder();
        for (String segment : segments) {
            path.append(path.isEmpty() || segment.isEmpty() ? "" : "/").append(segment);
        }
        return of(path.toString());
    }

    /** Without empty segments and {@code .}, and with as few {@code ..} as can be; empty where nothing is left. */
    public static String of(String path) {
        return isClean(path) ? path : clean(path);
    }

    /** Returns true if a path begins at a root, that of a drive of Windows included. */
    public static boolean isAbsolute(String path) {
        return path.startsWith("/")
                || path.length() > 2
                        && (path.charAt(0) >= 'a' && path.charAt(0) <= 'z'
                                || path.charAt(0) >= 'A' && path.charAt(0) <= 'Z')
                        && path.charAt(1) == ':'
                        && (path.charAt(2) == '/' || path.charAt(2) == '\\');
    }

    /** Returns true if no segment is empty, {@code .} or {@code ..}; those that only begin with a dot are rare enough. */
    private static boolean isClean(String path) {
        return !path.startsWith(".") && !path.contains("//") && !path.contains("/.") && !path.endsWith("/");
    }

    private static String clean(String joined) {
        List<String> clean = new ArrayList<>();
        for (String segment : joined.split("/", -1)) {
            if (segment.equals("..")
                    && !clean.isEmpty()
                    && !clean.get(clean.size() - 1).equals("..")) {
                clean.remove(clean.size() - 1);
            } else if (segment.equals("..") && !joined.startsWith("/")) {
                clean.add(segment);
            } else if (!segment.isEmpty() && !segment.equals(".") && !segment.equals("..")) {
                clean.add(segment);
            }
        }
        return (joined.startsWith("/") ? "/" : "") + String.join("/", clean);
    }
}
