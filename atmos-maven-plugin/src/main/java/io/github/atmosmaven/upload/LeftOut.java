package io.github.atmosmaven.upload;

import io.github.atmosmaven.upload.ignore.IgnoreRule;

/**
 * A file that is not uploaded, or a directory with many of them.
 *
 * @param path path below the uploaded directory; with a slash at its end for a directory that stands for its files
 * @param files number of files
 * @param size bytes of all of them
 * @param rule the rule that leaves it out
 */
public record LeftOut(String path, int files, long size, IgnoreRule rule) {

    LeftOut named(String other) {
        return new LeftOut(other, files, size, rule);
    }
}
