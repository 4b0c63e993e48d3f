package io.github.atmosmaven.backend.type;

import java.util.Collection;

/** The type of an instance without a backend, which has its state in a local file as well (D39). */
final class NoBackend extends LocalFile {

    NoBackend() {
        super("");
    }

    @Override
    public boolean isNone() {
        return true;
    }

    @Override
    public String collisionHint(Collection<String> parts) {
        return "rename one of them, or give it a backend with a path of its own";
    }
}
