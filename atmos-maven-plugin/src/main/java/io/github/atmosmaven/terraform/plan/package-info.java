/**
 * What a plan would do, as the tool tells it: its document, and the line that closes it (D62, D68).
 */
@NullMarked
package io.github.atmosmaven.terraform.plan;

import org.jspecify.annotations.NullMarked;
