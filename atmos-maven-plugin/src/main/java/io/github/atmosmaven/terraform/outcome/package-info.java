/**
 * Output of a tool and the result that is read from it (D62).
 */
@NullMarked
package io.github.atmosmaven.terraform.outcome;

import org.jspecify.annotations.NullMarked;
