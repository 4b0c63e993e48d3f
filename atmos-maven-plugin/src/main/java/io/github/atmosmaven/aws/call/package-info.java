/** Calls of the AWS SDK: clients, attempts, the time they may take, and what a failure means. */
@NullMarked
package io.github.atmosmaven.aws.call;

import org.jspecify.annotations.NullMarked;
