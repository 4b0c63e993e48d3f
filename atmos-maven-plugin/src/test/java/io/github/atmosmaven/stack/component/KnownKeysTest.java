package io.github.atmosmaven.stack.component;

import static io.github.atmosmaven.ManifestText.map;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.problem.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("D19: keys that nobody reads")
class KnownKeysTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "backend: {s3: {}}                                        | backend    | terraform.backend",
                "terraform: {backend_typ: s3}                             | backend_typ | backend_type",
                "terraform: {overrides: {backend: {}}}                    | backend    | terraform:",
                "overrides: {varss: {}}                                   | varss      | vars",
                "components: {terraform: {vpc: {seting: {}}}}             | seting     | settings",
                "components: {terraform: {vpc: {terraform_workspace: x}}} | terraform_workspace | metadata.terraform_workspace",
                "components: {terraform: {vpc: {inherits: [a]}}}          | inherits | metadata.inherits",
                "components: {terraform: {vpc: {overrides: {metadata: {}}}}} | metadata | at the component",
                "components: {terrafrom: {vpc: {}}}                       | terrafrom  | terraform",
                "components: {vpc: {vars: {a: 1}, metadata: {}}}          | vpc        | components.terraform.vpc",
                "tags: {a: b}                                             | tags       | under metadata:",
                "region: eu-west-1                                        | region     | under vars:",
            })
    void areWarnedOfWithTheNearestKey(String manifest, String key, String hint) {
        assertThat(check(manifest)).singleElement().satisfies(problem -> {
            assertThat(problem.isError()).isFalse();
            assertThat(problem.message()).contains("'" + key + "'").contains("ignored");
            assertThat(problem.hint()).contains(hint);
        });
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("one letter away from what names a stack or its states is an error")
    @CsvSource({
        "nam, name",
        "Name, name",
        "names, name",
        "naem, name",
        "varz, vars",
        "var, vars",
        "terrafrom, terraform",
        "teraform, terraform",
        "imports, import",
        "component, components",
        "local, locals",
        "setting, settings",
        "override, overrides",
    })
    void nearlyVital(String key, String meant) {
        assertThat(check(key + ": x")).singleElement().satisfies(problem -> {
            assertThat(problem.isError()).isTrue();
            assertThat(problem.location().column()).isEqualTo(1);
            assertThat(problem.hint()).contains("did you mean '" + meant + "'?");
        });
        assertThat(check("x-" + key + ": x")).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("semantics 5.1: slips in metadata")
    @CsvSource(
            delimiter = '|',
            value = {
                "inherit: [a]       | metadata.inherit of component 'vpc' is ignored          | did you mean 'inherits'?",
                "enabled: \"false\"  | metadata.enabled of component 'vpc' is ignored          | without quotes",
                "locked: 'yes'      | metadata.locked of component 'vpc' is ignored           | without quotes",
                "enabled: 0         | metadata.enabled of component 'vpc' is ignored          | true or false",
                "enabled: [false]   | metadata.enabled of component 'vpc' is ignored          | true or false",
                "type: abstarct     | metadata.type of component 'vpc', 'abstarct', is ignored | only 'abstract'",
                "type: 5            | metadata.type of component 'vpc', a number, is ignored  | in quotes",
                "name: 7            | metadata.name of component 'vpc', a number, is ignored  | in quotes",
            })
    void ofMetadata(String metadata, String message, String hint) {
        assertThat(check("components: {terraform: {vpc: {metadata: {" + metadata + "}}}}"))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.isError()).isFalse();
                    assertThat(problem.message()).isEqualTo(message);
                    assertThat(problem.hint()).contains(hint);
                });
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("semantics 5.1, 5.2: a switch of a whole manifest is true or false as well")
    @ValueSource(strings = {"locked: 1", "enabled: 'false'"})
    void ofMetadataOfTheManifest(String metadata) {
        assertThat(check("metadata: {" + metadata + "}")).singleElement().satisfies(problem -> {
            assertThat(problem.isError()).isFalse();
            assertThat(problem.message())
                    .endsWith(" of the manifest is ignored")
                    .startsWith("metadata.");
            assertThat(problem.hint()).contains("without quotes");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "components: {script: {run: {}}, terraform: {vpc: {metadata: {owner: me, customer: c, note: a, stage: b, date: c, type: real, enabled: false}}}}",
                "x-anchors: {a: &a {b: 1}}",
                "version: 1.2",
                "components: {helmfile: {ingress: {anything: 1}}}",
                "components: {terraform: {vpc: {x-note: 1, vars: {}, hooks: {}, remote_state_backend_type: static}}}",
                "{name: dev, vars: {}, overrides: {vars: {}, command: tofu}, terraform: {command: tofu, providers: {}}}",
            })
    void whatIsKnownOrFreeIsNotMentioned(String manifest) {
        assertThat(check(manifest)).isEmpty();
    }

    private static List<Problem> check(String manifest) {
        List<Problem> problems = new ArrayList<>();
        new KnownKeys().apply(map(manifest), Path.of("test.yaml"), problems::add);
        return problems;
    }
}
