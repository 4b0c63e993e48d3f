/** What {@code settings.xml} gives a build: logins of servers and proxies, decrypted. */
@NullMarked
package io.github.atmosmaven.maven.settings;

import org.jspecify.annotations.NullMarked;
