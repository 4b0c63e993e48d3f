package io.github.atmosmaven.terraform.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** SHA-256 sums of files, in the form of {@code sha256sum}. */
record Sums(Map<String, String> byFile) {

    private static final Pattern LINE = Pattern.compile("([0-9a-fA-F]{64})[ \\t]+\\*?(?:\\./)?(\\S+)\\s*");

    static Sums of(String text) {
        Map<String, String> sums = new LinkedHashMap<>();
        text.lines().forEach(line -> {
            Matcher parts = LINE.matcher(line);
            if (parts.matches()) {
                sums.put(parts.group(2), parts.group(1).toLowerCase(Locale.ROOT));
            }
        });
        return new Sums(sums);
    }

    /** The sum of a file; null where the list does not have it. */
    @Nullable
    String of(Release release) {
        return byFile.get(release.archive());
    }

    /** The platforms that the list has archives of a version for. */
    List<String> platforms(Release release) {
        String start = release.command() + "_" + release.version() + "_";
        List<String> platforms = new ArrayList<>();
        byFile.keySet().stream()
                .filter(file -> file.startsWith(start) && file.endsWith(".zip"))
                .map(file -> file.substring(start.length(), file.length() - ".zip".length())
                        .replace('_', '-'))
                .sorted()
                .forEach(platforms::add);
        return platforms;
    }

    static String of(Path file) throws IOException {
        MessageDigest digest = sha256();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
