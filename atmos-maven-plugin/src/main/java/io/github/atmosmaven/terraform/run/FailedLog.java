package io.github.atmosmaven.terraform.run;

import io.github.atmosmaven.model.Instance;

/**
 * Everything that the tool printed for an instance for which it failed.
 *
 * @param file path of the file that holds it, as messages show it
 * @param text the lines, without the secrets of the instance (D79)
 * @param leftOut number of lines at the beginning that are too many to be shown
 */
public record FailedLog(Instance instance, String file, String text, long leftOut) {}
