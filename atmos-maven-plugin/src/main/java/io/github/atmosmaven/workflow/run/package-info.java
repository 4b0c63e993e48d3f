/** Use cases that run Terraform or OpenTofu for instances. */
@NullMarked
package io.github.atmosmaven.workflow.run;

import org.jspecify.annotations.NullMarked;
