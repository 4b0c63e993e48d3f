package io.github.atmosmaven.terraform.init;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Providers of a lock file, which a tool writes in one form alone. */
record LockedProviders(List<Provider> providers) {

    private static final Pattern BLOCK = Pattern.compile("(?ms)^provider \"([^\"]+)\" \\{\\R(.*?)^}");
    private static final Pattern VERSION = Pattern.compile("(?m)^\\s*version\\s*=\\s*\"([^\"]+)\"");

    /**
     * One provider.
     *
     * @param source with its host
     * @param block everything that the lock file says of it, checksums included
     */
    record Provider(String source, String version, String block) {

        boolean hasChecksums() {
            return block.contains("\"h1:") || block.contains("\"zh:");
        }
    }

    static LockedProviders of(Path lockFile) throws IOException {
        List<Provider> providers = new ArrayList<>();
        Matcher blocks = BLOCK.matcher(Files.readString(lockFile, StandardCharsets.ISO_8859_1));
        while (blocks.find()) {
            Matcher version = VERSION.matcher(blocks.group(2));
            providers.add(new Provider(blocks.group(1), version.find() ? version.group(1) : "", blocks.group(2)));
        }
        return new LockedProviders(providers);
    }

    /** Returns true if every provider can be checked, so that the file need not grow (D66). */
    boolean isComplete() {
        return providers.stream().allMatch(Provider::hasChecksums);
    }
}
