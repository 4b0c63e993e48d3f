/** Tests of root modules: the files that hold them, and what a tool says of their runs. */
@NullMarked
package io.github.atmosmaven.terraform.test;

import org.jspecify.annotations.NullMarked;
