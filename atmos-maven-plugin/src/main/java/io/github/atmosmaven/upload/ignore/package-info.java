/**
 * Rules of {@code .terraformignore} as the tools apply them (remote-backend 9): patterns, their order, and what Terraform and
 * OpenTofu of each version make of them. Knows paths as texts and looks at no file.
 */
@NullMarked
package io.github.atmosmaven.upload.ignore;

import org.jspecify.annotations.NullMarked;
