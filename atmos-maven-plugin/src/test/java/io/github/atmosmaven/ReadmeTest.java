package io.github.atmosmaven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.backend.type.BackendTypes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The README is short, and what it tells people to type is typed by a test. */
class ReadmeTest {

    private static final Path ROOT = Path.of("..");
    private static final Pattern BLOCK = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);
    private static final Pattern WORD = Pattern.compile("atmos:[a-z]+|archetype:generate|-Datmos\\.[A-Za-z]+|-P[a-z]+");

    static Stream<String> commands() throws IOException {
        List<String> commands = new ArrayList<>();
        Matcher block = BLOCK.matcher(readme());
        while (block.find()) {
            block.group(1)
                    .replace("\\\n", " ")
                    .lines()
                    .filter(line -> !line.isBlank())
                    .forEach(commands::add);
        }
        return commands.stream();
    }

    private static String readme() throws IOException {
        return Files.readString(ROOT.resolve("README.md"));
    }

    @Test
    void staysShort() throws IOException {
        assertThat(readme().lines().count()).isLessThan(200);
    }

    @Test
    @DisplayName("the table of backends has every type that a current tool knows")
    void namesEveryBackendType() throws IOException {
        String readme = readme();
        String table = readme.substring(readme.indexOf("## Backends"), readme.indexOf("## When something is wrong"));
        assertThat(Pattern.compile("(?m)^\\| `([a-z0-9]+)` \\|")
                        .matcher(table)
                        .results()
                        .map(row -> row.group(1)))
                .hasSize(13)
                .containsExactlyInAnyOrderElementsOf(BackendTypes.names());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("commands")
    @DisplayName("every goal, property and profile of a command is used by an integration test or by CI")
    void isRunByATest(String command) throws IOException {
        String run = Files.readString(ROOT.resolve(".ci/run"))
                + invokerGoals()
                + Files.readString(ROOT.resolve("atmos-maven-plugin/pom.xml"));
        Matcher word = WORD.matcher(command);
        assertThat(command).startsWith("mvn ");
        while (word.find()) {
            String wanted = word.group().startsWith("-P") ? word.group().substring(2) : word.group();
            assertThat(run).contains(wanted);
        }
    }

    private static String invokerGoals() throws IOException {
        StringBuilder goals = new StringBuilder();
        try (Stream<Path> files = Files.walk(ROOT.resolve("it/src"))) {
            for (Path file :
                    files.filter(each -> each.endsWith("invoker.properties")).toList()) {
                goals.append(Files.readString(file));
            }
        }
        return goals.toString();
    }
}
