/**
 * Reads and writes YAML. The only package that knows SnakeYAML, of which it uses the parser and nothing that constructs
 * objects.
 */
@NullMarked
package io.github.atmosmaven.yaml;

import org.jspecify.annotations.NullMarked;
