package io.github.atmosmaven.lint;

import io.github.atmosmaven.model.Tool;
import io.github.atmosmaven.model.ToolVersion;
import java.util.Comparator;

/** One release of Terraform or OpenTofu for which a backend is judged. */
public record Release(Tool.Kind kind, int major, int minor, int patch) implements Comparable<Release> {

    private static final Comparator<Release> ORDER = Comparator.comparing(Release::kind)
            .thenComparingInt(Release::major)
            .thenComparingInt(Release::minor)
            .thenComparingInt(Release::patch);

    static Release of(Tool.Kind kind, ToolVersion version) {
        return new Release(kind, version.major(), version.minor(), Math.max(0, version.patch()));
    }

    /** A release of any tool, for which a version of the catalogue is read: {@code 1.6.0} or {@code 1.0.0 or earlier}. */
    static Release of(Tool.Kind kind, String version) {
        int end = version.indexOf(' ');
        return ToolVersion.of(end < 0 ? version : version.substring(0, end))
                .map(read -> of(kind, read))
                .orElseGet(() -> new Release(kind, 0, 0, 0));
    }

    public boolean isOpenTofu() {
        return kind == Tool.Kind.OPENTOFU;
    }

    public boolean isTerraform() {
        return kind == Tool.Kind.TERRAFORM;
    }

    public boolean isAtLeast(int wantedMajor, int wantedMinor) {
        return major > wantedMajor || major == wantedMajor && minor >= wantedMinor;
    }

    boolean isAtLeast(Release other) {
        return compareTo(other) >= 0;
    }

    /** Returns true if the text of attributes may hold expressions, which OpenTofu computes from 1.8 on. */
    public boolean computesTemplates() {
        return isOpenTofu() && isAtLeast(1, 8);
    }

    String version() {
        return major + "." + minor + "." + patch;
    }

    @Override
    public int compareTo(Release other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return kind + " " + version();
    }
}
