/** Brings the binary of a tool from its vendor, a mirror or a repository onto this machine, once for all builds (D94). */
@NullMarked
package io.github.atmosmaven.terraform.fetch;

import org.jspecify.annotations.NullMarked;
