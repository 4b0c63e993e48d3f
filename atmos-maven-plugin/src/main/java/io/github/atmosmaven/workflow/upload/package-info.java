/** Brings up the working directories of instances, and finds what remote runs would upload of them. */
@NullMarked
package io.github.atmosmaven.workflow.upload;

import org.jspecify.annotations.NullMarked;
