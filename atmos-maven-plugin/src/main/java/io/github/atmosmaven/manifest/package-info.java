/**
 * From files to merged manifests: which files are stacks, what they import, in which order it is merged
 * (semantics 1, 2). Reads YAML through the port {@link io.github.atmosmaven.model.YamlReader}.
 */
@NullMarked
package io.github.atmosmaven.manifest;

import org.jspecify.annotations.NullMarked;
