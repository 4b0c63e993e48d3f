/** Talks to AWS. The only package that knows the AWS SDK, and it is loaded by goals that need it alone (D5). */
@NullMarked
package io.github.atmosmaven.aws;

import org.jspecify.annotations.NullMarked;
