package io.github.atmosmaven.terraform.fetch;

import java.util.Locale;
import java.util.Map;

/**
 * Operating system and processor, as the vendors of the tools call them.
 *
 * @param os such as {@code linux}
 * @param architecture such as {@code amd64}
 */
public record Platform(String os, String architecture) {

    private static final Map<String, String> SYSTEMS = Map.of(
            "mac os x", "darwin",
            "darwin", "darwin",
            "sunos", "solaris");

    private static final Map<String, String> ARCHITECTURES = Map.of(
            "x86_64", "amd64",
            "aarch64", "arm64",
            "x86", "386",
            "i386", "386",
            "i686", "386",
            "arm32", "arm");

    /**
     * Platform that Java runs on. One that the vendors have no name for keeps the one that Java gives it.
     *
     * @param name value of {@code os.name}
     * @param architecture value of {@code os.arch}
     */
    public static Platform of(String name, String architecture) {
        String system = name.toLowerCase(Locale.ROOT);
        String processor = architecture.toLowerCase(Locale.ROOT);
        String os = system.startsWith("windows") ? "windows" : SYSTEMS.getOrDefault(system, system);
        return new Platform(plain(os), plain(ARCHITECTURES.getOrDefault(processor, processor)));
    }

    /** Java may give any text, and this one becomes a part of paths and URLs. */
    private static String plain(String word) {
        return word.replaceAll("[^a-z0-9]+", "");
    }

    /** Suffix of the program of a tool. */
    String suffix() {
        return os.equals("windows") ? ".exe" : "";
    }

    @Override
    public String toString() {
        return os + "-" + architecture;
    }
}
