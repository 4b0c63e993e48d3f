package io.github.atmosmaven.manifest.file;

import io.github.atmosmaven.problem.Location;

/**
 * One item of an {@code import} list (semantics 2.2).
 *
 * @param path as written
 * @param skipIfMissing whether it may be that nothing is found
 * @param context whether values are handed to templates of the imported file
 * @param location the item
 */
public record ImportItem(String path, boolean skipIfMissing, boolean context, Location location) {}
