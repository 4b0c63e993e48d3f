/** Logins of servers and proxies in {@code settings.xml}, decrypted. */
@NullMarked
package io.github.atmosmaven.maven.settings;

import org.jspecify.annotations.NullMarked;
