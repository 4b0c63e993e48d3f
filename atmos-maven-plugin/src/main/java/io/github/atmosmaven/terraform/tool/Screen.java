package io.github.atmosmaven.terraform.tool;

import java.io.OutputStream;

/**
 * Screen that shows a user the output of a tool as it comes.
 *
 * @param output gets the tool's standard output, byte by byte
 * @param errors gets its error output
 * @param isTerminal true if somebody sits at it, who can answer questions
 */
public record Screen(OutputStream output, OutputStream errors, boolean isTerminal) {}
