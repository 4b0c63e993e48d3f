/**
 * HTTP over plain sockets: connections that log in at proxies, answers and their bodies, downloads. The clients of the JDK
 * never send a proxy's user and password for TLS unless a system property is set before they are loaded, and a read of
 * theirs cannot be ended from outside.
 */
@NullMarked
package io.github.atmosmaven.http;

import org.jspecify.annotations.NullMarked;
