/** Configuration of a project: the plugin's parameters laid over {@code atmos.yaml} (D21). */
@NullMarked
package io.github.atmosmaven.config;

import org.jspecify.annotations.NullMarked;
