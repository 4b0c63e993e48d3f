/**
 * A small S3 and STS endpoint inside this process, for a first run without an account and for tests (D50). It keeps its
 * data in a directory, accounts and regions apart, and answers with 501 what it does not know. JDK only.
 */
@NullMarked
package io.github.atmosmaven.localaws;

import org.jspecify.annotations.NullMarked;
