/** Brings the binary of a tool by what Maven has: settings, proxies, repositories and the local repository (D94). */
@NullMarked
package io.github.atmosmaven.maven.fetch;

import org.jspecify.annotations.NullMarked;
