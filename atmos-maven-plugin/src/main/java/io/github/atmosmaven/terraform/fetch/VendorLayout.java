package io.github.atmosmaven.terraform.fetch;

import io.github.atmosmaven.model.Tool;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Places of releases on a server that is laid out like the one of a vendor: {@code <root>/terraform/<version>/} and
 * {@code <root>/v<version>/}.
 *
 * @param mirror root of both tools; null for the servers of the vendors
 */
public record VendorLayout(@Nullable URI mirror) {

    private static final URI HASHICORP = URI.create("https://releases.hashicorp.com/");
    private static final URI OPENTOFU = URI.create("https://github.com/opentofu/opentofu/releases/download/");
    /** GitHub lists no directory. */
    private static final URI OPENTOFU_INDEX = URI.create("https://get.opentofu.org/tofu/api.json");

    /** The directory of everything that a source has of a tool. */
    URI root(Tool.Kind kind) {
        if (mirror == null) {
            return kind == Tool.Kind.OPENTOFU ? OPENTOFU : HASHICORP;
        }
        String text = mirror.toString();
        return text.endsWith("/") ? mirror : URI.create(text + "/");
    }

    /** The directory of a version. */
    URI directory(Release release) {
        String version = release.version().text();
        return root(release.kind())
                .resolve(release.kind() == Tool.Kind.OPENTOFU ? "v" + version + "/" : "terraform/" + version + "/");
    }

    /** Place that lists the versions of a tool. */
    URI index(Tool.Kind kind) {
        if (kind == Tool.Kind.TERRAFORM) {
            return root(kind).resolve("terraform/");
        }
        return mirror == null ? OPENTOFU_INDEX : root(kind);
    }
}
