/**
 * Templates in manifests (semantics 10). Today a template may name fields; everything beyond that is recognised
 * and left to its callers to refuse.
 */
@NullMarked
package io.github.atmosmaven.template;

import org.jspecify.annotations.NullMarked;
