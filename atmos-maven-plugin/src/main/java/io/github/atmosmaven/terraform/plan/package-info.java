/**
 * Changes of a plan as the tool tells them: its document, and the line that closes it (D62, D68).
 */
@NullMarked
package io.github.atmosmaven.terraform.plan;

import org.jspecify.annotations.NullMarked;
