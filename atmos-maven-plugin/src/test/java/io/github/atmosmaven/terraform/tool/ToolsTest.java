package io.github.atmosmaven.terraform.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.atmosmaven.InstanceOf;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.Tool;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("D29: the tool of an instance")
class ToolsTest {

    private static final Instance PLAIN = new InstanceOf("dev", "vpc").get();

    @TempDir
    private Path directory;

    private final Shelf shelf = new Shelf();
    private @Nullable String command;

    /** Programs that answer to {@code version} like Terraform and OpenTofu do; both call the field by one name. */
    private static final class Shelf implements ProcessRunner {

        private final Map<String, String> firstLines = new HashMap<>();
        private final List<CommandLine> started = new ArrayList<>();

        @Override
        public int run(CommandLine program, Consumer<String> line) throws IOException {
            started.add(program);
            String first = firstLines.get(program.arguments().get(0));
            if (first == null) {
                throw new IOException("it cannot be started");
            }
            if (program.arguments().contains("-json")) {
                line.accept("{");
                line.accept("  \"terraform_version\": \"" + first.replaceAll(".* v", "") + "\",");
                line.accept("  \"platform\": \"linux_amd64\"}");
            } else {
                line.accept(first);
                line.accept("on linux_amd64");
            }
            return 0;
        }

        @Override
        public int run(CommandLine program, Consumer<InputStream> results, Consumer<String> line) {
            throw new UnsupportedOperationException("no document is asked for");
        }

        @Override
        public int run(CommandLine program, Path input, Consumer<InputStream> results, Consumer<String> line) {
            throw new UnsupportedOperationException("nothing is read");
        }

        @Override
        public int run(CommandLine program, Screen screen, Consumer<String> line) {
            throw new UnsupportedOperationException("nobody looks on");
        }

        @Override
        public int runAnswered(CommandLine program, Function<String, Optional<String>> answers, Consumer<String> line) {
            throw new UnsupportedOperationException("nothing is asked");
        }

        @Override
        public int runOnTerminal(CommandLine program) {
            throw new UnsupportedOperationException("there is no terminal");
        }
    }

    private Path tool(String name, String firstLine) throws IOException {
        Path program = directory.resolve("bin").resolve(name);
        Files.createDirectories(program.getParent());
        Files.writeString(program, name + firstLine);
        assertThat(program.toFile().setExecutable(true)).isTrue();
        shelf.firstLines.put(program.toString(), firstLine);
        return program;
    }

    private Tools tools(String asked) {
        Map<String, String> environment =
                Map.of("PATH", directory.resolve("bin").toString(), "TF_CLI_ARGS", "-help", "TF_LOG", "trace");
        ToolProbe probe = new ToolProbe(shelf, directory, environment, directory.resolve(".atmos/tools.json"));
        ToolRequest request = asked.isEmpty()
                ? ToolRequest.NONE
                : ToolRequest.of(asked, "toolVersion").orElseThrow();
        return new Tools(new ToolBinaries(environment, directory, command), request, probe);
    }

    private static Instance withCommand(String command) {
        return new InstanceOf("dev", "vpc").command(command).get();
    }

    @Test
    @DisplayName("the one on the PATH answers: the kind by its first line, the version by its JSON")
    void asksTheBinary() throws IOException {
        tool("tofu", "OpenTofu v1.12.3");
        assertThat(tools("").of(PLAIN)).hasToString("OpenTofu 1.12.3");
        tool("terraform", "Terraform v1.11.4");
        assertThat(tools("").of(PLAIN)).hasToString("Terraform 1.11.4");
        assertThat(shelf.started)
                .allSatisfy(program -> assertThat(program.environment()).doesNotContainKeys("TF_CLI_ARGS", "TF_LOG"));
    }

    @Test
    @DisplayName("a binary is what it says, whatever it is called")
    void believesTheAnswer() throws IOException {
        tool("terraform", "OpenTofu v1.12.3");
        tool("tofu-wrapper", "Terraform v1.9.8");
        assertThat(tools("").of(PLAIN)).hasToString("OpenTofu 1.12.3");
        assertThat(tools("").of(withCommand("tofu-wrapper"))).hasToString("Terraform 1.9.8");
    }

    @Test
    @DisplayName("is asked once, however many instances and runs there are, until the binary changes")
    void remembers() throws IOException {
        Path terraform = tool("terraform", "Terraform v1.11.4");
        Tools tools = tools("");
        tools.of(PLAIN);
        tools.of(new InstanceOf("dev", "other").get());
        assertThat(tools("").of(PLAIN)).hasToString("Terraform 1.11.4");
        assertThat(shelf.started).hasSize(2);

        shelf.firstLines.put(terraform.toString(), "Terraform v1.12.0");
        Files.setLastModifiedTime(terraform, FileTime.fromMillis(1));
        assertThat(tools("").of(PLAIN)).hasToString("Terraform 1.12.0");
    }

    @Test
    @DisplayName("a broken memory and a directory that takes none cost a question")
    void livesWithoutMemory() throws IOException {
        tool("terraform", "Terraform v1.11.4");
        Files.writeString(directory.resolve(".atmos"), "no directory");
        assertThat(tools("").of(PLAIN)).hasToString("Terraform 1.11.4");
        Files.delete(directory.resolve(".atmos"));
        Files.createDirectory(directory.resolve(".atmos"));
        Files.writeString(directory.resolve(".atmos/tools.json"), "{\"broken");
        assertThat(tools("").of(PLAIN)).hasToString("Terraform 1.11.4");
    }

    @ParameterizedTest(name = "asked: {0}, command: {1}")
    @DisplayName("what is asked for counts before any binary")
    @CsvSource({
        "terraform 1.11.4, tofu, Terraform 1.11.4",
        "opentofu 1.12, terraform, OpenTofu 1.12",
        "tofu 1.12, , OpenTofu 1.12",
        "1.7.3, tofu, OpenTofu 1.7.3",
        "1.5.7, /opt/bin/terraform, Terraform 1.5.7",
    })
    void asked(String asked, @Nullable String own, String expected) {
        assertThat(tools(asked).of(own == null ? PLAIN : withCommand(own))).hasToString(expected);
        assertThat(shelf.started).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @DisplayName("without a tool, and of one that gives no answer, the name says the kind and no version is known")
    @CsvSource({
        "terraform, Terraform",
        "tofu, OpenTofu",
        "/opt/tofu-1.12/tofu1.12, OpenTofu",
        "opentofu.exe, OpenTofu",
        "tofurkey, Terraform",
        "/opt/tofu/run, Terraform",
    })
    void anySupported(String own, String expected) throws IOException {
        assertThat(tools("").of(withCommand(own))).hasToString(expected);
        tool("broken", "no words");
        assertThat(tools("").of(withCommand("broken"))).hasToString("Terraform");
    }

    @ParameterizedTest(name = "asked: {0}, there: {1}")
    @DisplayName("a goal that runs a tool refuses another one, and names both")
    @CsvSource({
        "terraform 1.11.4, Terraform v1.9.8, Terraform 1.9.8, Terraform 1.11.4",
        "terraform 1.12, Terraform v1.11.4, Terraform 1.11.4, Terraform 1.12",
        "1.12, Terraform v1.1.2, Terraform 1.1.2, Terraform 1.12",
        "terraform 1.12, OpenTofu v1.12.0, OpenTofu 1.12.0, Terraform 1.12",
        "1.12.0, no words, does not say its version, Terraform 1.12.0",
    })
    void refusesAnotherVersion(String asked, String there, String first, String second) throws IOException {
        Path terraform = tool("terraform", there);
        Problem refusal = tools(asked).refusal(PLAIN);
        assertThat(refusal).isNotNull();
        assertThat(refusal.code()).isEqualTo(ProblemCode.WRONG_TOOL);
        assertThat(refusal.message()).contains(terraform.toString(), first, second, "toolVersion");
    }

    @ParameterizedTest(name = "asked: {0}")
    @CsvSource({"terraform 1.11", "1.11.4", "terraform v1.11.4", "''"})
    void runsWhatIsAskedFor(String asked) throws IOException {
        tool("terraform", "Terraform v1.11.4");
        tool("tofu", "OpenTofu v1.12.0");
        assertThat(tools(asked).refusal(PLAIN)).isNull();
    }

    @Test
    @DisplayName("D60: where nobody names a command, the tool that is asked for is the one that is looked for")
    void looksForTheToolThatIsAskedFor() throws IOException {
        tool("terraform", "Terraform v1.11.4");
        Path tofu = tool("tofu", "OpenTofu v1.12.0");
        Tools tools = tools("opentofu 1.12");
        assertThat(tools.refusal(PLAIN)).isNull();
        assertThat(tools.binary(PLAIN)).contains(tofu.toString());
    }

    @Test
    @DisplayName("an instance whose command names the other tool is an error at the instance")
    void refusesTheOtherTool() throws IOException {
        tool("tofu", "OpenTofu v1.12.0");
        Problem refusal = tools("terraform 1.11.4").refusal(withCommand("tofu"));
        assertThat(refusal).isNotNull();
        assertThat(refusal.code()).isEqualTo(ProblemCode.WRONG_TOOL);
        assertThat(refusal.location()).isEqualTo(InstanceOf.PLACE);
        assertThat(refusal.message()).contains("'tofu'", "Terraform 1.11.4");

        command = "tofu";
        assertThat(tools("terraform 1.11.4").refusal(PLAIN)).satisfies(problem -> {
            assertThat(problem.location()).isNull();
            assertThat(problem.message()).contains("-Datmos.command='tofu'");
        });
    }

    @Test
    @DisplayName("a remembered answer is no reason to refuse: the binary behind a shim may have changed")
    void asksAgainBeforeItRefuses() throws IOException {
        Path shim = tool("terraform", "Terraform v1.9.8");
        tools("").of(PLAIN);
        shelf.firstLines.put(shim.toString(), "Terraform v1.11.4");
        assertThat(tools("1.11.4").refusal(PLAIN)).isNull();
    }

    @Test
    @DisplayName("D60: a file for one tool says nothing of an instance that names the other")
    void keepsFilesToTheirTool() throws IOException {
        tool("tofu", "OpenTofu v1.12.0");
        Files.writeString(directory.resolve(".terraform-version"), "1.11.4");
        Tools tools = new Tools(
                new ToolBinaries(Map.of("PATH", directory.resolve("bin").toString()), directory, null),
                VersionFiles.of(directory, directory).request(),
                new ToolProbe(shelf, directory, Map.of(), directory.resolve(".atmos/tools.json")));
        assertThat(tools.of(PLAIN))
                .isEqualTo(new Tool(
                        Tool.Kind.TERRAFORM,
                        io.github.atmosmaven.model.ToolVersion.of("1.11.4").orElseThrow()));
        assertThat(tools.of(withCommand("tofu"))).hasToString("OpenTofu 1.12.0");
        assertThat(tools.refusal(withCommand("tofu"))).isNull();
    }

    /** Brings binaries that answer like the version that is asked for, or like another one. */
    private final class Supply implements ToolSupply {

        private final List<Tool> brought = new ArrayList<>();
        private final List<Tool> discarded = new ArrayList<>();
        private String answer = "Terraform v1.11.4";

        @Override
        public Path place(Tool release) {
            return directory.resolve("fetched").resolve(release.kind() + "-" + release.version());
        }

        @Override
        public Path bring(Tool release) {
            brought.add(release);
            shelf.firstLines.put(place(release).toString(), answer);
            return place(release);
        }

        @Override
        public void discard(Tool release) {
            discarded.add(release);
        }
    }

    private Tools fetching(String asked, Supply supply) {
        Map<String, String> environment =
                Map.of("PATH", directory.resolve("bin").toString());
        return new Tools(
                new ToolBinaries(environment, directory, command),
                ToolRequest.of(asked, "toolVersion").orElseThrow(),
                new ToolProbe(shelf, directory, environment, null),
                supply);
    }

    @Test
    @DisplayName("D94: a tool on the PATH is not looked at where the release is fetched, once and only to be run")
    void fetches() throws IOException {
        tool("terraform", "Terraform v1.9.8");
        Supply supply = new Supply();
        Tools tools = fetching("1.11.4", supply);

        assertThat(tools.of(PLAIN)).hasToString("Terraform 1.11.4");
        assertThat(tools.installed(PLAIN)).hasToString("Terraform 1.11.4");
        assertThat(tools.refusal(PLAIN)).isNull();
        assertThat(tools.binary(PLAIN))
                .hasValueSatisfying(path -> assertThat(path).contains("fetched"));
        assertThat(supply.brought).isEmpty();
        assertThat(shelf.started).isEmpty();

        tools.bring(List.of(PLAIN, new InstanceOf("dev", "other").get()));
        assertThat(supply.brought).hasSize(1);
        assertThat(supply.discarded).isEmpty();
    }

    @Test
    @DisplayName("D94: a source that brings another version is refused, and what it brought is removed")
    void refusesWhatASourceBrings() {
        Supply supply = new Supply();
        supply.answer = "Terraform v1.2.3";
        assertThatThrownBy(() -> fetching("terraform 1.11.4", supply).bring(List.of(PLAIN)))
                .hasMessageContaining("that is Terraform 1.2.3, but toolVersion asks for Terraform 1.11.4");
        assertThat(supply.discarded).hasSize(1);
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("D94: a command that names a program of its own is an error where binaries are fetched")
    @CsvSource({"/opt/terraform, a program", "terragrunt, a program", "tofu, the other tool"})
    void refusesOwnPrograms(String own) {
        Tools tools = fetching("terraform 1.11.4", new Supply());
        assertThat(tools.refusal(withCommand(own))).satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.WRONG_TOOL);
            assertThat(problem.location()).isEqualTo(InstanceOf.PLACE);
            assertThat(problem.message()).contains("'" + own + "'");
        });
    }
}
