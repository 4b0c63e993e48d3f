package io.github.atmosmaven.template;

import java.util.List;

/**
 * Result of a template in a scope.
 *
 * @param missing references without a value, in their order; each is printed as Go does, {@code <no value>}
 * @param tooLong true if the text was cut, since it is more than a megabyte longer than its template
 */
public record Evaluation(String text, List<Reference> missing, boolean tooLong) {}
