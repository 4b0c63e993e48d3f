/**
 * Plans that are kept until they are applied, and the inputs that they were made of (D63).
 */
@NullMarked
package io.github.atmosmaven.terraform.saved;

import org.jspecify.annotations.NullMarked;
