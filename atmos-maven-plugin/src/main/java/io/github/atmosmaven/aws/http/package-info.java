/**
 * Carries requests of the AWS SDK over sockets. The clients of the JDK never send a proxy's user and password for TLS
 * unless a system property is set before they are loaded, and a read of theirs cannot be ended from outside.
 */
@NullMarked
package io.github.atmosmaven.aws.http;

import org.jspecify.annotations.NullMarked;
