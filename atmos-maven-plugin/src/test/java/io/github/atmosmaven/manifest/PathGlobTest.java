package io.github.atmosmaven.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathGlobTest {

    @ParameterizedTest(name = "{0} matches {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "**                    | dev.yaml",
                "**                    | orgs/acme/dev.yaml",
                "**/*                  | dev.yaml",
                "**/_defaults.*        | _defaults.yml",
                "**/_defaults.*        | orgs/acme/_defaults.yaml",
                "catalog/**            | catalog/a/b.yaml",
                "mixins/*/k.yaml       | mixins/a/k.yaml",
                "a/**/z.yaml           | a/z.yaml",
                "a/**/z.yaml           | a/b/c/z.yaml",
                "service-?-override.*  | service-1-override.yaml",
                "{dev,prod}/*.yaml     | prod/x.yaml",
                "{dev/a,prod}.yaml     | dev/a.yaml",
                "x{,-old}.yaml         | x-old.yaml",
                "x{,-old}.yaml         | x.yaml",
                "v[0-9].yaml           | v1.yaml",
                "v[!0-9].yaml          | va.yaml",
                "v[^0-9].yaml          | va.yaml",
                "a+b(c).yaml           | a+b(c).yaml",
                "*                     | .hidden",
            })
    void matches(String glob, String path) {
        assertThat(PathGlob.of(glob).matches(path)).isTrue();
    }

    @ParameterizedTest(name = "{0} does not match {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "*.yaml          | a/dev.yaml",
                "mixins/*        | mixins/a/k.yaml",
                "catalog/**      | catalogs/a.yaml",
                "v[0-9].yaml     | va.yaml",
                "{dev,prod}.yaml | qa.yaml",
                "?.yaml          | ab.yaml",
                "a.yaml          | axyaml",
            })
    void doesNotMatch(String glob, String path) {
        assertThat(PathGlob.of(glob).matches(path)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a{b", "a[b", "{a,{b}"})
    void refusesWhatIsNotClosed(String glob) {
        assertThatThrownBy(() -> PathGlob.of(glob))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("does not close it");
    }
}
