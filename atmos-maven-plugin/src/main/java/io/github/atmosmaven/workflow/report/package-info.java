/** Results as people and programs read them: texts, tables, JSON documents and JUnit reports. */
@NullMarked
package io.github.atmosmaven.workflow.report;

import org.jspecify.annotations.NullMarked;
