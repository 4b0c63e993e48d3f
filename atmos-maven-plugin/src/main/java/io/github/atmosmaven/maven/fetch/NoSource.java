package io.github.atmosmaven.maven.fetch;

import io.github.atmosmaven.terraform.fetch.Release;
import io.github.atmosmaven.terraform.fetch.ToolSource;
import java.nio.file.Path;

/** The source of goals that run no tool: only the places of binaries matter to them. */
final class NoSource implements ToolSource {

    @Override
    public Fetched fetch(Release release, Path directory) {
        throw new IllegalStateException("this goal fetches nothing, and so not " + release);
    }

    @Override
    public String shown() {
        return "nowhere";
    }

    @Override
    public String hint() {
        return "";
    }
}
