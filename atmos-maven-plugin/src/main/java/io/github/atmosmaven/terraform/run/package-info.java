/**
 * One command of a tool for one instance: initialisation, workspace, environment, command (D39, D60, D65).
 */
@NullMarked
package io.github.atmosmaven.terraform.run;

import org.jspecify.annotations.NullMarked;
