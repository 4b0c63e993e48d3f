/** Credentials for AWS and the local endpoint, as the parameters of a build choose them. */
@NullMarked
package io.github.atmosmaven.maven.aws;

import org.jspecify.annotations.NullMarked;
