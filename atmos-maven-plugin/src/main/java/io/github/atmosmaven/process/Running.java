package io.github.atmosmaven.process;

import java.io.InputStream;

/**
 * A program that was started.
 *
 * @param process the program itself
 * @param output what it prints, directly or by way of a relay
 */
record Running(Process process, InputStream output) {}
