/**
 * The gate: what no plan of an instance may destroy or replace, and the verdict about one plan (D68).
 */
@NullMarked
package io.github.atmosmaven.terraform.gate;

import org.jspecify.annotations.NullMarked;
