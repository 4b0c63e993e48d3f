/** Keys of the local endpoint, the check of signatures, and the token service. */
@NullMarked
package io.github.atmosmaven.localaws.sign;

import org.jspecify.annotations.NullMarked;
