package io.github.atmosmaven.manifest.file;

import io.github.atmosmaven.problem.Location;

/**
 * One item of an {@code import} list (semantics 2.2).
 *
 * @param path path as it is written
 * @param skipIfMissing true if it is no error when nothing is found
 * @param context true if values are handed to templates of the imported file
 * @param location the item
 */
public record ImportItem(String path, boolean skipIfMissing, boolean context, Location location) {}
