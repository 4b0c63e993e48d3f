/** What a call is made with: the settings of the backend, the environment, profiles and proxies. */
@NullMarked
package io.github.atmosmaven.aws.settings;

import org.jspecify.annotations.NullMarked;
