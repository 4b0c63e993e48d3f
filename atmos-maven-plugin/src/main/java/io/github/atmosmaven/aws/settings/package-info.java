/** Settings of calls to AWS: attributes of the backend, the environment, profiles and proxies. */
@NullMarked
package io.github.atmosmaven.aws.settings;

import org.jspecify.annotations.NullMarked;
