/**
 * Upload of a run in the service (remote-backend 9): the files of a directory as Terraform and OpenTofu pack them, and
 * those among them that should not leave the machine. Writes nothing.
 */
@NullMarked
package io.github.atmosmaven.upload;

import org.jspecify.annotations.NullMarked;
