/**
 * Endpoints as backends name them: which server, cloud or database one leads to, however it is written, without the
 * credentials in it (D32, D35).
 */
@NullMarked
package io.github.atmosmaven.backend.endpoint;

import org.jspecify.annotations.NullMarked;
