/**
 * The backend types of Terraform and OpenTofu. One class describes each type: its attributes, the address of a state,
 * and in what backends of the type differ from others. Nothing outside knows a type by its name.
 */
@NullMarked
package io.github.atmosmaven.backend.type;

import org.jspecify.annotations.NullMarked;
