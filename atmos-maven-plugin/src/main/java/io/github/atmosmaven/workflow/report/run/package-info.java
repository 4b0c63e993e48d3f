/** Results of a run of Terraform or OpenTofu, and the files that tell them. */
@NullMarked
package io.github.atmosmaven.workflow.report.run;

import org.jspecify.annotations.NullMarked;
