/**
 * Data blocks by which root modules read the states of other instances: which of them an instance gets, and the file that
 * they are written to in its working directory.
 */
@NullMarked
package io.github.atmosmaven.terraform.reads;

import org.jspecify.annotations.NullMarked;
