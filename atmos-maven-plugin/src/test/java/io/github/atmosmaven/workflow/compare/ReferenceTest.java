package io.github.atmosmaven.workflow.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.atmosmaven.json.JsonReader;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.problem.AtmosException;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.workflow.report.ProblemText;
import io.github.atmosmaven.yaml.SnakeYamlReader;
import io.github.atmosmaven.yaml.YamlText;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents that Atmos printed, and others. */
class ReferenceTest {

    private static final Path PRINTED = Path.of("src/test/resources/compare/describe-stacks.json");

    @TempDir
    private Path directory;

    private List<String> read(Path file) {
        List<String> read = new ArrayList<>();
        new Reference(file, "atmos.json")
                .read(
                        new SnakeYamlReader(),
                        each -> read.add(each.stack() + " " + each.name() + " "
                                + each.sections().size() + " " + each.text("workspace") + " " + each.manifest() + " "
                                + each.isAbstract()));
        return read;
    }

    private Path file(String text, Charset charset) throws IOException {
        return Files.writeString(directory.resolve("atmos.json"), text, charset);
    }

    private Problem refusal(String text) throws IOException {
        return refusal(file(text, StandardCharsets.UTF_8));
    }

    private Problem refusal(Path file) {
        try {
            read(file);
        } catch (AtmosException.InvalidConfiguration e) {
            assertThat(e.problems()).hasSize(1);
            assertThat(e.problems().get(0).code()).isEqualTo(ProblemCode.REFERENCE_UNREADABLE);
            return e.problems().get(0);
        }
        throw new AssertionError("it was read");
    }

    @Test
    @DisplayName("D92: JSON and YAML say the same")
    void readsBothFormats() throws IOException {
        MapValue document = (MapValue) new JsonReader().read(PRINTED, "a").root();
        List<String> read = read(PRINTED);

        assertThat(read)
                .hasSize(5)
                .startsWith("plat-dev dns 27 plat-dev orgs/dev false", "plat-dev vpc/1 27 plat-dev orgs/dev false")
                .endsWith("plat-prod vpc/base 27 plat-prod orgs/prod true");
        String yaml = YamlText.of(document);
        assertThat(read(file(yaml, StandardCharsets.UTF_8))).isEqualTo(read);
        assertThat(read(file(
                        "# of Atmos\n---\n\n" + yaml.replace("plat-dev:\n", "? plat-dev\n:\n"),
                        StandardCharsets.UTF_8)))
                .isEqualTo(read);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    @DisplayName("D92: a shell may have written the document in an encoding of its own")
    void readsOtherEncodings(String charset) throws IOException {
        String mark = "\uFEFF";
        assertThat(read(file(mark + Files.readString(PRINTED), Charset.forName(charset))))
                .isEqualTo(read(PRINTED));
    }

    @Test
    @DisplayName("D92: stacks without components and components of other kinds are none of Terraform")
    void passesOverOthers() throws IOException {
        String json = "{\"a\": {}, \"b\": {\"components\": {}}, \"c\": {\"components\": {\"helmfile\": {\"x\": 1}}}}";
        assertThat(read(file(json, StandardCharsets.UTF_8))).isEmpty();
        assertThat(read(file(
                        "a: {}\nb: {components: {}}\nc: {components: {helmfile: {x: 1}}}\n", StandardCharsets.UTF_8)))
                .isEmpty();
    }

    @Test
    @DisplayName("D92, D70: another document is refused at its place, with how to print the right one")
    void refusesOtherDocuments() throws IOException {
        Problem component = refusal("{\n \"atmos_component\": \"vpc\",\n \"vars\": {}\n}");
        assertThat(ProblemText.of(component))
                .isEqualTo("atmos.json:2:21  ATMOS-181  'atmos_component' is no stack with components: this is not what"
                        + " 'atmos describe stacks' prints\n    fix: write it with 'atmos describe stacks --format json"
                        + " > <file>', all sections of it");
        assertThat(ProblemText.of(refusal("dev:\n  components: {}\nvars:\n  a: 1\n")))
                .startsWith("atmos.json:3:1 ");
        assertThat(ProblemText.of(refusal("[{\"component\": \"vpc\"}]"))).startsWith("atmos.json:1:1 ");
        assertThat(ProblemText.of(refusal("- component: vpc\n"))).startsWith("atmos.json:1:1 ");
        assertThat(refusal("no document\n").message()).contains("is no map of stacks");
        assertThat(refusal("{\"dev\": {\"components\": {\"terraform\": {\"vpc\": 1}}}}")
                        .message())
                .contains("'vpc' of 'dev' has no sections");
        assertThat(ProblemText.of(
                        refusal("a: {}\n\ndev:\n  components:\n    terraform:\n      vpc:\n        vars: {}\n")))
                .startsWith("atmos.json:7:9 ")
                .contains("lacks its workspace or its component");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"dev\": {\"components\": | 1:23",
                "{\"dev\": x} | 1:9",
                "{\"dev\": {}} {} | 1:13",
                "a: [ | 1:4",
                "a: {}\\nb: @x | 2:4",
                "\u0007 | 1:1"
            })
    @DisplayName("D70: what cannot be read is told with its place")
    void refusesBrokenDocuments(String text, String place) throws IOException {
        Problem problem = refusal(text.replace("\\n", "\n"));

        assertThat(problem.message()).startsWith("'atmos.json' cannot be read: ");
        assertThat(problem.location()).hasToString("atmos.json:" + place);
    }

    @Test
    @DisplayName("D70: what is no file")
    void refusesWhatIsNoFile() throws IOException {
        assertThat(refusal(directory).message()).isEqualTo("-Datmos.reference is 'atmos.json', which is not a file");
        assertThat(refusal(directory.resolve("none")).message()).endsWith("which does not exist");
        assertThat(refusal("").message()).isEqualTo("'atmos.json' cannot be read: it is empty");
        assertThat(refusal(file("a: ä\n", StandardCharsets.ISO_8859_1)).message())
                .contains("not valid UTF-8");
        String twice =
                "{\"d\": {\"components\": {\"terraform\": {\"v\": {\"component\": \"v\", \"workspace\": \"w\"}}}}}";
        assertThatThrownBy(() -> read(file(
                        twice.replace("{\"v\"", "{\"v\": {\"component\": \"v\", \"workspace\": \"w\"}, \"v\""),
                        StandardCharsets.UTF_8)))
                .hasMessageContaining("'v' of 'd' is there twice");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @DisplayName("D92, D24: a document is never held as a whole, whatever its size")
    void readsLargeDocuments(boolean json) throws IOException {
        Path file = directory.resolve("large");
        String filler = "x".repeat(3_500);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(json ? "{" : "");
            for (int stack = 0; stack < 200; stack++) {
                out.write((json && stack > 0 ? "," : "") + "\"s" + stack + "\": {\"components\": {\"terraform\": {");
                for (int i = 0; i < 100; i++) {
                    out.write((i > 0 ? ", " : "") + "\"c" + i
                            + "\": {\"component\": \"c\", \"workspace\": \"w\", \"vars\": {\"v\": \"" + filler
                            + "\"}}");
                }
                out.write("}}}\n");
            }
            out.write(json ? "}" : "");
        }
        assertThat(Files.size(file)).isGreaterThan(70_000_000);
        AtomicLong read = new AtomicLong();
        AtomicLong most = new AtomicLong();
        long before = used();
        new Reference(file, "large").read(new SnakeYamlReader(), each -> {
            if (read.incrementAndGet() % 5_000 == 0) {
                most.accumulateAndGet(used() - before, Math::max);
            }
        });

        assertThat(read).hasValue(20_000);
        assertThat(most.get()).isLessThan(50_000_000L);
    }

    /** Bytes of the heap that are in use, by whichever test. */
    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
