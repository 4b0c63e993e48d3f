/** Credentials, from wherever a backend may take them (D46, D59). */
@NullMarked
package io.github.atmosmaven.aws.identity;

import org.jspecify.annotations.NullMarked;
