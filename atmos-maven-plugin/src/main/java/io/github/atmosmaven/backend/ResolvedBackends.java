package io.github.atmosmaven.backend;

import io.github.atmosmaven.model.Backend;

/** Where an instance writes its state, and how others read it. */
public record ResolvedBackends(Backend backend, Backend remoteState) {}
