/** A working directory made ready for a command of Terraform or OpenTofu: environment, {@code init}, provider lock file, workspace. */
@NullMarked
package io.github.atmosmaven.terraform.init;

import org.jspecify.annotations.NullMarked;
