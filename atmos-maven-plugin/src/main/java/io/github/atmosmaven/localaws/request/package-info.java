/** Requests and answers of the local endpoint, and the bodies of both. */
@NullMarked
package io.github.atmosmaven.localaws.request;

import org.jspecify.annotations.NullMarked;
