package io.github.atmosmaven.terraform.fetch;

import io.github.atmosmaven.model.ToolVersion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Versions that a source has, for a message about one that it lacks. */
public final class Versions {

    /** As a part of a path or in quotes, so that web pages, indexes in JSON and lists of directories can be read alike. */
    private static final Pattern LISTED =
            Pattern.compile("(?<![\\w.-])v?(\\d{1,3}\\.\\d{1,6}\\.\\d{1,6}(?:-[0-9A-Za-z.-]+)?)(?=[/\"'])");

    private static final int NEAREST = 3;

    private Versions() {}

    static Set<String> in(String listing) {
        Set<String> versions = new LinkedHashSet<>();
        Matcher listed = LISTED.matcher(listing);
        while (listed.find()) {
            versions.add(listed.group(1));
        }
        return versions;
    }

    /** The versions that are nearest to one, the oldest first. */
    public static List<String> nearest(ToolVersion wanted, Collection<String> known) {
        List<ToolVersion> versions = new ArrayList<>();
        known.forEach(text -> ToolVersion.of(text).filter(ToolVersion::isExact).ifPresent(versions::add));
        return versions.stream()
                .sorted(Comparator.comparingInt((ToolVersion version) -> Math.abs(version.major() - wanted.major()))
                        .thenComparingInt(version -> Math.abs(version.minor() - wanted.minor()))
                        .thenComparing(version -> version.suffix().isEmpty() ? 0 : 1)
                        .thenComparingInt(version -> distance(version, wanted)))
                .limit(NEAREST)
                .sorted(Comparator.comparingInt(ToolVersion::major)
                        .thenComparingInt(ToolVersion::minor)
                        .thenComparingInt(ToolVersion::patch)
                        .thenComparing(ToolVersion::text))
                .map(ToolVersion::text)
                .toList();
    }

    /** In a series that is later the first patch is nearest, in an earlier one the last. */
    private static int distance(ToolVersion version, ToolVersion wanted) {
        int series = Integer.compare(version.minor(), wanted.minor());
        return series == 0 ? Math.abs(version.patch() - wanted.patch()) : series * version.patch();
    }
}
