package io.github.atmosmaven.lint;

import io.github.atmosmaven.model.Tool;
import io.github.atmosmaven.model.ToolVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The releases that may run a backend (D29). Where several may, these stand for all of them: the first supported one, and
 * each one with which something changes for the backend type.
 *
 * @param all sorted
 */
record Releases(List<Release> all) {

    private static final int FIRST_MINOR = 6;

    Releases {
        all = List.copyOf(all);
    }

    /**
     * @param changes releases with which something changes for the type
     * @param isKindKnown false if the other tool may run as well
     */
    static Releases of(Tool tool, boolean isKindKnown, Set<Release> changes) {
        ToolVersion version = tool.version();
        if (version != null && version.isExact()) {
            return new Releases(List.of(Release.of(tool.kind(), version)));
        }
        Set<Release> all = new TreeSet<>();
        for (Tool.Kind kind : Tool.Kind.values()) {
            if (kind == tool.kind() || version == null && !isKindKnown) {
                add(kind, version, changes, all);
            }
        }
        return new Releases(new ArrayList<>(all));
    }

    private static void add(Tool.Kind kind, @Nullable ToolVersion version, Set<Release> changes, Set<Release> all) {
        Release first = version == null ? new Release(kind, 1, FIRST_MINOR, 0) : Release.of(kind, version);
        all.add(first);
        for (Release change : changes) {
            boolean within = version == null || change.major() == first.major() && change.minor() == first.minor();
            if (change.kind() == kind && change.isAtLeast(first) && within) {
                all.add(change);
            }
        }
    }

    /** Names releases for a user: {@code Terraform 1.10.0 and later}. */
    String named(Set<Release> hit) {
        if (all.size() == 1) {
            return all.get(0).toString();
        }
        List<String> parts = new ArrayList<>();
        for (Tool.Kind kind : Tool.Kind.values()) {
            List<Release> ofKind =
                    all.stream().filter(release -> release.kind() == kind).toList();
            addRuns(ofKind, hit, parts);
        }
        return String.join(" and ", parts);
    }

    private static void addRuns(List<Release> ofKind, Set<Release> hit, List<String> parts) {
        int from = 0;
        while (from < ofKind.size()) {
            if (!hit.contains(ofKind.get(from))) {
                from++;
                continue;
            }
            int to = from;
            while (to < ofKind.size() && hit.contains(ofKind.get(to))) {
                to++;
            }
            parts.add(run(ofKind, from, to));
            from = to;
        }
    }

    private static String run(List<Release> ofKind, int from, int to) {
        String kind = ofKind.get(from).kind().toString();
        if (from == 0) {
            return to == ofKind.size()
                    ? kind
                    : kind + " before " + ofKind.get(to).version();
        }
        String start = kind + " " + ofKind.get(from).version();
        return to == ofKind.size()
                ? start + " and later"
                : start + " to before " + ofKind.get(to).version();
    }
}
