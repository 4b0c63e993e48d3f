package io.github.atmosmaven.manifest.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
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
                "a*b?d*                | axxbbcd",
                "*a*b                  | aabab",
                "**/a/**/b             | x/a/a/b/c/b",
                "**/**                 | a",
                "a/**                  | a",
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
                "*a*b            | aaba",
                "**/a/**/b       | a/b/c",
                "**/?            | a/bc",
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

    @Test
    @Timeout(60)
    @DisplayName("D24: matching ends, however many stars there are")
    void endsWithManyStars() {
        String path = "a/".repeat(100) + "a".repeat(200);

        assertThat(PathGlob.of("**/a/".repeat(50) + "x").matches(path)).isFalse();
        assertThat(PathGlob.of("**/" + "*a".repeat(50) + "x").matches(path)).isFalse();
        assertThat(PathGlob.of("**/a/".repeat(50) + "*a".repeat(50) + "?").matches(path))
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource
    @Timeout(60)
    @DisplayName("D24: a glob that means more patterns than anybody would write is refused")
    void refusesChoicesWithoutEnd(String glob) {
        assertThatThrownBy(() -> PathGlob.of(glob))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("more than 1,000 patterns");
    }

    static List<String> refusesChoicesWithoutEnd() {
        return List.of(
                "{a,b}".repeat(30), "{a,".repeat(3_000) + "b" + "}".repeat(3_000), "{" + ",".repeat(2_000) + "}");
    }
}
