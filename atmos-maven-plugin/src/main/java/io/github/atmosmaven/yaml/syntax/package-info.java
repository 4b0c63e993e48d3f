/**
 * The text of a YAML file as SnakeYAML's scanner reads it, and what is wrong with it where its parser stumbles, in the
 * words of whoever wrote it.
 */
@NullMarked
package io.github.atmosmaven.yaml.syntax;

import org.jspecify.annotations.NullMarked;
