/** Benchmarks: {@code mvn verify -Pbench -pl atmos-maven-plugin}. */
package io.github.atmosmaven.bench;
