/** What remote runs of instances would upload: brings up their working directories, and tells it. */
@NullMarked
package io.github.atmosmaven.workflow.upload;

import org.jspecify.annotations.NullMarked;
