package io.github.atmosmaven.model;

import io.github.atmosmaven.problem.Location;
import org.jspecify.annotations.Nullable;

/**
 * The backend of an instance as resolved and not yet rendered: nested access roles, escapes and the like are the
 * renderer's business (D34, D37).
 *
 * @param type {@code s3}, {@code gcs}, {@code cloud}, …; {@code null} where the manifests name none
 * @param typeLocation the value that set the type in force
 * @param attributes the attributes of that type only, default attributes included; empty where there are none
 */
public record Backend(@Nullable String type, @Nullable Location typeLocation, MapValue attributes) {}
