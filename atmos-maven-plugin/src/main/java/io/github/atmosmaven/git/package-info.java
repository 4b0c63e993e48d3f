/** Commits of the repository, read by the git command line. Neither the index nor the work tree is touched. */
@NullMarked
package io.github.atmosmaven.git;

import org.jspecify.annotations.NullMarked;
