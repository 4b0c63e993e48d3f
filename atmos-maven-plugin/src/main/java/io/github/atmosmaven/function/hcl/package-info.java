/**
 * Reads values that are written in Terraform's language, such as the files {@code *.tfvars}: literals, and nothing that
 * would have to be computed (semantics 11.3). What a root module says is the business of another package.
 */
@NullMarked
package io.github.atmosmaven.function.hcl;

import org.jspecify.annotations.NullMarked;
