/**
 * YAML text to values and back: scalars as Go's yaml.v3 reads them, every value with its place (D10, D11, D24). With
 * {@code yaml.syntax} the only package that knows SnakeYAML, of which it uses the scanner and parser; it implements the
 * ports of {@code model} and {@code template}.
 */
@NullMarked
package io.github.atmosmaven.yaml;

import org.jspecify.annotations.NullMarked;
