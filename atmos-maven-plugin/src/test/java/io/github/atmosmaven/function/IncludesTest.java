package io.github.atmosmaven.function;

import static io.github.atmosmaven.ManifestText.map;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.files.Repository;
import io.github.atmosmaven.json.JsonReader;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.problem.Location;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.yaml.SnakeYamlReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("semantics 11.3: !include")
class IncludesTest {

    private static final String MANIFEST = "stacks/orgs/dev.yaml";

    @TempDir
    private Path project;

    private final List<Problem> problems = new ArrayList<>();
    private final List<String> readFiles = new ArrayList<>();

    @BeforeEach
    void writeFiles() throws IOException {
        write("stacks/orgs/near.yaml", "a: {b: [1, {c: deep}], 'd e': quoted, f-g: hyphen}\ntext: here\n");
        write("shared/far.yml", "cidr: 10.0.0.0/8\n");
        write("shared/data.json", "{\"n\": 3, \"list\": [\"x\", null]}");
        write("shared/policy.txt", "line one\nline two\n");
        write("shared/with space.yaml", "x: 1\n");
        write("shared/main.tf", "locals {}\n");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "./near.yaml                      | {a: {b: [1, {c: deep}], d e: quoted, f-g: hyphen}, text: here}",
                "../../shared/far.yml             | {cidr: 10.0.0.0/8}",
                "shared/far.yml                   | {cidr: 10.0.0.0/8}",
                "shared/data.json                 | {n: 3, list: [x, null]}",
                "shared/data.json .list[0]        | x",
                "shared/data.json .               | {n: 3, list: [x, null]}",
                "./near.yaml .a.b                 | [1, {c: deep}]",
                "./near.yaml .a.b[1].c            | deep",
                "./near.yaml .a.b[-1].c           | deep",
                "./near.yaml .a.f-g               | hyphen",
                "./near.yaml '.a.\"d e\"'         | quoted",
                "./near.yaml '.a[\"d e\"]'        | quoted",
                "./near.yaml .a.absent.c          | null",
                "./near.yaml .a.b[7]              | null",
                "'shared/with space.yaml' .x      | 1",
                "./near.yaml '.absent // \"a b\"' | a b",
                "./near.yaml '.absent//7'         | 7",
                "./near.yaml '.text // \"x\"'     | here",
                "./near.yaml '.x // .y // .text'  | here",
                "./near.yaml '.x // []'           | []",
                "./near.yaml '.a.\"d//e\" // true' | true",
                "shared/data.json '.list[1] // 2' | 2",
            })
    void takesTheFileOrAPartOfIt(String arguments, String value) {
        assertThat(include("!include |-\n    " + arguments)).hasToString(value);
        assertThat(problems).isEmpty();
    }

    @Test
    void takesAnAbsolutePath() {
        assertThat(include("!include " + project.resolve("shared/far.yml"))).hasToString("{cidr: 10.0.0.0/8}");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"!include shared/policy.txt", "!include.raw shared/policy.txt"})
    void takesOtherFilesAsText(String function) {
        assertThat(include(function)).hasToString("line one\nline two\n");
    }

    @Test
    @DisplayName("a pipe or a device is never read, and is told as what it is")
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void refusesWhatIsNoRegularFile() {
        included("!include /dev/null");

        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.INVALID_FUNCTION);
            assertThat(problem.message()).contains("is not a regular file");
        });
    }

    @Test
    void takesTheTextOfAnyFile() {
        assertThat(include("!include.raw shared/data.json")).hasToString("{\"n\": 3, \"list\": [\"x\", null]}");
        assertThat(include("!include.raw shared/main.tf")).hasToString("locals {}\n");
        assertThat(problems).isEmpty();
    }

    @Test
    @DisplayName("D11: values keep their place in the included file, the key keeps its own")
    void keepsPlaces() {
        MapValue manifest = map("vars:\n  x: !include ./near.yaml .text\n", MANIFEST);
        MapValue vars = Objects.requireNonNull(apply(manifest).map("vars"));
        MapValue.Entry entry = Objects.requireNonNull(vars.entry("x"));

        assertThat(entry.keyLocation()).isEqualTo(new Location(MANIFEST, 2, 3));
        assertThat(entry.value().location()).isEqualTo(new Location("stacks/orgs/near.yaml", 2, 7));
    }

    @Test
    void reachesListsAndSharesTheRest() {
        MapValue manifest =
                map("vars: {x: [{y: !include shared/far.yml }]}\nenv: {a: '{{ .vars.b }}'}\nsettings: {s: 1}");
        MapValue applied = apply(manifest);

        assertThat(applied.at("vars", "x")).hasToString("[{y: {cidr: 10.0.0.0/8}}]");
        assertThat(applied.get("env")).isSameAs(manifest.get("env"));
        assertThat(applied.get("settings")).isSameAs(manifest.get("settings"));
    }

    @Test
    void leavesAManifestWithoutIncludesAlone() {
        MapValue manifest = map("vars: {x: !env A}");

        assertThat(apply(manifest)).isSameAs(manifest);
    }

    @Test
    @DisplayName("tags in an included file are lost, so that includes cannot form a cycle")
    void includedTagsAreLost() throws IOException {
        write(
                "shared/tags.yaml",
                "a: !env NAME\nb: !include shared/tags.yaml\nc: !append [1]\nd: !vault kv\ne: [!unset ]\n");

        Value value = include("!include shared/tags.yaml");

        assertThat(value).hasToString("{a: NAME, b: shared/tags.yaml, c: [1], d: kv, e: []}");
        assertThat(value.isDynamic()).isFalse();
        assertThat(value.hasAppends()).isFalse();
        assertThat(problems).isEmpty();
    }

    @Test
    void readsAFileOnceForAllManifests() {
        IncludeReader yaml = (file, displayName) -> {
            readFiles.add(displayName);
            return new SnakeYamlReader().read(file, displayName);
        };
        Includes includes = new Includes(paths(), yaml, new JsonReader()::read);
        MapValue manifest = map("vars: {x: !include shared/far.yml , y: !include ../../shared/far.yml .cidr}");

        includes.apply(manifest, project.resolve(MANIFEST), problems::add);
        includes.apply(manifest, project.resolve("stacks/orgs/prod.yaml"), problems::add);

        assertThat(readFiles).containsExactly("shared/far.yml");
    }

    @Test
    void readsEnvFiles() throws IOException {
        write("shared/prod.env", """
                # comment
                STAGE=prod
                export REGION = eu-west-1   # where
                URL=https://${STAGE}.example.com/#top
                SINGLE='a # $STAGE'
                DOUBLE="line\\n\\"$STAGE\\" \\$5" # note
                PATH_LIKE=C:\\tmp
                EMPTY=
                YAML_STYLE: x
                """);

        assertThat(include("!include shared/prod.env"))
                .hasToString("{STAGE: prod, REGION: eu-west-1, URL: https://prod.example.com/#top, SINGLE: a # $STAGE,"
                        + " DOUBLE: line\n\"prod\" $5, PATH_LIKE: C:\\tmp, EMPTY: , YAML_STYLE: x}");
        assertThat(include("!include shared/prod.env .STAGE").location())
                .isEqualTo(new Location("shared/prod.env", 2, 7));
        assertThat(problems).isEmpty();
    }

    @Test
    void namesTheLineOfAnEnvFileThatIsWrong() throws IOException {
        write("shared/bad.env", "A=1\nno assignment\nB=\"open\n");

        included("!include shared/bad.env");

        assertThat(problems)
                .extracting(Problem::location)
                .containsExactly(new Location("shared/bad.env", 2, 1), new Location("shared/bad.env", 3, 1));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "!include shared/absent.yaml             | INVALID_FUNCTION    | 'shared/absent.yaml' does not exist",
                "!include ./absent.yaml                  | INVALID_FUNCTION    | 'stacks/orgs/absent.yaml' does not exist",
                "!include shared                         | INVALID_FUNCTION    | is a directory",
                "!include                                | INVALID_FUNCTION    | takes a path",
                "!include a b c                          | INVALID_FUNCTION    | not 3 arguments",
                "!include shared/far.yml '.a             | INVALID_FUNCTION    | quote",
                "!include \"a\\0b\"                      | INVALID_FUNCTION    | not a valid path",
                "!include https://example.com/a.yaml     | UNSUPPORTED_FEATURE | remote",
                "!include git::ssh://host/r.git//a.yaml  | UNSUPPORTED_FEATURE | remote",
                "!include github.com/acme/r/a.yaml       | UNSUPPORTED_FEATURE | remote",
                "!include s3::https://s3.aws.com/b/a.yml | UNSUPPORTED_FEATURE | remote",
                "!include shared/far.yml .[]             | UNSUPPORTED_FEATURE | its query",
                "!include shared/far.yml a.b             | UNSUPPORTED_FEATURE | its query",
                "!include shared/far.yml ..              | UNSUPPORTED_FEATURE | its query",
                "!include shared/far.yml '.a // x'       | UNSUPPORTED_FEATURE | its default",
                "!include.raw shared/far.yml .a          | UNSUPPORTED_FEATURE | query",
                "!include \"{{ .vars.file }}\"           | UNSUPPORTED_FEATURE | template",
            })
    void refusesWhatItCannotInclude(String function, ProblemCode code, String words) {
        assertThat(included(function)).isNull();

        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(code);
            assertThat(problem.isError()).isTrue();
            assertThat(problem.location()).isEqualTo(new Location(MANIFEST, 2, 6));
            assertThat(problem.message()).contains(words);
            assertThat(problem.hint()).isNotBlank();
        });
    }

    @Test
    @DisplayName("a default has the place of the function that says it")
    void placesADefault() {
        assertThat(include("!include ./near.yaml '.x // 1'").location()).isEqualTo(new Location(MANIFEST, 2, 6));
    }

    @Test
    @DisplayName("variables of Terraform are values like others, each with its place (D11)")
    void readsVariablesOfTerraform() throws IOException {
        write("shared/prod.tfvars", "region = \"eu-west-1\"\ntags = { Team = \"net\" }\n");

        assertThat(include("!include shared/prod.tfvars")).hasToString("{region: eu-west-1, tags: {Team: net}}");
        assertThat(include("!include shared/prod.tfvars .tags.Team").location())
                .isEqualTo(new Location("shared/prod.tfvars", 2, 17));
        assertThat(problems).isEmpty();
    }

    @Test
    void refusesTerraformsLanguage() {
        included("!include shared/main.tf");

        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.UNSUPPORTED_FEATURE);
            assertThat(problem.message()).contains("Terraform");
        });
    }

    @Test
    void reportsWhatIsWrongInAnIncludedFileAtItsPlace() throws IOException {
        write("shared/broken.yaml", "a: 1\nb: [\n");

        assertThat(included("!include shared/broken.yaml"))
                .as("left out: it is no null that somebody wrote")
                .isNull();
        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.MALFORMED_YAML);
            assertThat(Objects.requireNonNull(problem.location()).file()).isEqualTo("shared/broken.yaml");
        });
    }

    @Test
    void refusesTextThatIsNotUtf8() throws IOException {
        Files.write(project.resolve("shared/binary.txt"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});

        included("!include shared/binary.txt");

        assertThat(problems).extracting(Problem::code).containsExactly(ProblemCode.UNREADABLE_FILE);
    }

    @Test
    @DisplayName("what cannot be included is left out of maps and lists, and stays where it was among locals")
    void leavesOutWhatItCannotInclude() {
        MapValue applied = apply(map("""
                vars: !include ./absent.yaml
                locals: {a: !include ./absent.yaml, b: {c: !include ./absent.yaml}}
                components: {terraform: {vpc: {metadata: {inherits: [x, !include ./absent.yaml]}}}}
                """, MANIFEST));

        assertThat(applied)
                .hasToString("{locals: {a: !include ./absent.yaml, b: {c: !include ./absent.yaml}},"
                        + " components: {terraform: {vpc: {metadata: {inherits: [x]}}}}}");
        assertThat(problems).hasSize(4);
    }

    private Value include(String function) {
        return Objects.requireNonNull(included(function));
    }

    private @Nullable Value included(String function) {
        MapValue manifest = map("vars:\n  x: " + function + "\n", MANIFEST);
        return apply(manifest).at("vars", "x");
    }

    private MapValue apply(MapValue manifest) {
        return new Includes(paths(), new SnakeYamlReader()::read, new JsonReader()::read)
                .apply(manifest, project.resolve(MANIFEST), problems::add);
    }

    private IncludePaths paths() {
        // Devices are no files of a repository.
        return IncludePaths.of(project, new Repository(project), List.of(Path.of("/dev")));
    }

    private void write(String path, String text) throws IOException {
        Path file = project.resolve(path);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    }
}
