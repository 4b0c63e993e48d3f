package io.github.atmosmaven.terraform.fetch;

import io.github.atmosmaven.model.Tool;
import io.github.atmosmaven.model.ToolVersion;

/** One version of a tool for one platform, with the names that its vendor gives it. */
public record Release(Tool.Kind kind, ToolVersion version, Platform platform) {

    /** Name of the tool in paths, the one that {@code toolVersion} has for it. */
    String name() {
        return kind == Tool.Kind.OPENTOFU ? "opentofu" : "terraform";
    }

    /** Name of the program, without the suffix that a platform may give it. */
    String command() {
        return kind == Tool.Kind.OPENTOFU ? "tofu" : "terraform";
    }

    public String program() {
        return command() + platform.suffix();
    }

    String archive() {
        return command() + "_" + version + "_" + platform.os() + "_" + platform.architecture() + ".zip";
    }

    String sums() {
        return command() + "_" + version + "_SHA256SUMS";
    }

    @Override
    public String toString() {
        return kind + " " + version + " for " + platform;
    }
}
