/**
 * Directories that instances are run in: copies and links of the repository, with the files that are generated for an
 * instance (D61).
 */
@NullMarked
package io.github.atmosmaven.terraform.mirror;

import org.jspecify.annotations.NullMarked;
