/**
 * Runs Terraform and OpenTofu: where an instance is run, with what, and what came of it (D60, D61, D62).
 */
@NullMarked
package io.github.atmosmaven.terraform;

import org.jspecify.annotations.NullMarked;
