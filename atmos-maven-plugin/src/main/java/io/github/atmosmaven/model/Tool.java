package io.github.atmosmaven.model;

import org.jspecify.annotations.Nullable;

/**
 * A tool that runs root modules (D29).
 *
 * @param version {@code null} if any supported version may run
 */
public record Tool(Kind kind, @Nullable ToolVersion version) {

    /** Kind of the tool: Terraform or OpenTofu. */
    public enum Kind {
        TERRAFORM("Terraform"),
        OPENTOFU("OpenTofu");

        private final String shown;

        Kind(String shown) {
            this.shown = shown;
        }

        @Override
        public String toString() {
            return shown;
        }
    }

    /** A tool of which nothing but the kind is known. */
    public static Tool any(Kind kind) {
        return new Tool(kind, null);
    }

    public boolean isOpenTofu() {
        return kind == Kind.OPENTOFU;
    }

    /**
     * Returns true if the tool is of this version or a later one. A tool of unknown version counts as a current one.
     */
    public boolean isAtLeast(int major, int minor) {
        return version == null || version.isAtLeast(major, minor);
    }

    /** Returns the name and the version for a user: {@code OpenTofu 1.12.0}. */
    @Override
    public String toString() {
        return version == null ? kind.toString() : kind + " " + version;
    }
}
