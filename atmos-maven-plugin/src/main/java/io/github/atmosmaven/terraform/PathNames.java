package io.github.atmosmaven.terraform;

/** Names of stacks, instances and root modules as paths that any file system keeps apart. */
final class PathNames {

    private static final String SAFE = "._-+=@,~()[]{}!#$&'^; ";

    private PathNames() {}

    /** With the slashes of the name as directories. */
    static String nested(String name) {
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

    /** As one segment. */
    static String flat(String name) {
        return nested(name).replace("/", "%2F");
    }

    private static void segment(String name, int start, int end, StringBuilder path) {
        boolean onlyDots = true;
        for (int i = start; i < end; i++) {
            onlyDots &= name.charAt(i) == '.';
        }
        if (start == end) {
            path.append('%');
        }
        for (int i = start; i < end; i++) {
            char c = name.charAt(i);
            if (isSafe(c) && !(onlyDots && c == '.')) {
                path.append(c);
            } else {
                path.append('%').append(String.format("%02X", (int) c));
            }
        }
    }

    private static boolean isSafe(char c) {
        return c >= 'a' && c <= 'z'
                || c >= 'A' && c <= 'Z'
                || c >= '0' && c <= '9'
                || (c >= 128 ? !Character.isISOControl(c) : SAFE.indexOf(c) >= 0);
    }
}
