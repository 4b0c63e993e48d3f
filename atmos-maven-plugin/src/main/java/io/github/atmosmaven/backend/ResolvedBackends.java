package io.github.atmosmaven.backend;

import io.github.atmosmaven.model.Backend;

/** Backends of an instance: the one that it writes its state to, and the one that others read it from. */
public record ResolvedBackends(Backend backend, Backend remoteState) {}
