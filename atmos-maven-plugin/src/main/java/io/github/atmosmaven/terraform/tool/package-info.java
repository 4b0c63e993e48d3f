/**
 * Terraform and OpenTofu as programs: the binary and version of an instance, its arguments, and its plugin cache (D29,
 * D60, D75).
 */
@NullMarked
package io.github.atmosmaven.terraform.tool;

import org.jspecify.annotations.NullMarked;
