/**
 * Reads files in Terraform's language, with one lexer for two uses: literal values such as those of {@code *.tfvars}
 * (semantics 11.3), and the blocks, attributes and calls of a root module. Nothing is computed.
 */
@NullMarked
package io.github.atmosmaven.hcl;

import org.jspecify.annotations.NullMarked;
