package io.github.atmosmaven.workflow.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.files.AtomicFiles;
import io.github.atmosmaven.files.Destination;
import io.github.atmosmaven.terraform.outcome.Output;
import io.github.atmosmaven.terraform.outcome.OutputReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class OutputDocumentTest {

    private static List<Output> read(String json) {
        OutputReader reader = new OutputReader();
        reader.accept(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
        List<Output> outputs = reader.outputs();
        assertThat(outputs).as(reader.failure()).isNotNull();
        return outputs;
    }

    private static final List<Output> OUTPUTS = read("""
            {"n": {"sensitive": false, "type": "number", "value": 12345678901234567890.10e1},
             "a b": {"sensitive": false, "type": "string", "value": " x = <ü>\\n\\\\ "},
             "list": {"sensitive": false, "type": ["list", "number"], "value": [1.50, null, {"k": true}]},
             "hush": {"sensitive": true, "type": "string", "value": "secret"}}
            """);

    private static final OutputDocument DOCUMENT = new OutputDocument(List.of(
            new OutputDocument.OfInstance("prod", "vpc", List.of()),
            new OutputDocument.OfInstance("dev", "vpc/1", OUTPUTS),
            new OutputDocument.OfInstance("dev", "dns", List.of())));

    @Test
    @DisplayName("one document of stacks, instances and outputs; numbers keep their form")
    void writesJson() {
        assertThat(DOCUMENT.json()).isEqualTo("""
                {
                  "dev": {
                    "dns": {},
                    "vpc/1": {
                      "a b": " x = \\u003cü\\u003e\\n\\\\ ",
                      "hush": "secret",
                      "list": [
                        1.50,
                        null,
                        {
                          "k": true
                        }
                      ],
                      "n": 12345678901234567890.10e1
                    }
                  },
                  "prod": {
                    "vpc": {}
                  }
                }
                """);
        assertThat(new OutputDocument(List.of()).json()).isEqualTo("{}\n");
    }

    @Test
    @DisplayName("properties are read back as they were, texts plain and others as JSON")
    void writesProperties() throws IOException {
        String text = DOCUMENT.properties();
        assertThat(text.lines())
                .containsExactly(
                        "dev.vpc/1.a\\ b=\\ x = <\\u00FC>\\n\\\\ ",
                        "dev.vpc/1.hush=secret",
                        "dev.vpc/1.list=[1.50,null,{\"k\":true}]",
                        "dev.vpc/1.n=12345678901234567890.10e1");
        Properties fromText = new Properties();
        fromText.load(new StringReader(text));
        Properties fromBytes = new Properties();
        fromBytes.load(new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)));
        assertThat(fromText).isEqualTo(fromBytes).containsAllEntriesOf(DOCUMENT.values());
        assertThat(fromText).containsEntry("dev.vpc/1.a b", " x = <ü>\n\\ ");
    }

    @Test
    @DisplayName("D79: an output that does not say that it may be shown is sensitive, and none has a text form")
    void knowsWhatIsSensitive() {
        assertThat(read("{\"a\": {\"value\": \"x\"}}").get(0).isSensitive()).isTrue();
        assertThat(DOCUMENT.holdsSensitive()).isTrue();
        assertThat(DOCUMENT.toString()).doesNotContain("secret");
        assertThat(new OutputDocument(List.of()).holdsSensitive()).isFalse();
    }

    @Test
    void tellsWhatIsNoDocument() {
        OutputReader reader = new OutputReader();
        reader.accept(new ByteArrayInputStream("{\"a\": ".getBytes(StandardCharsets.UTF_8)));

        assertThat(reader.outputs()).isNull();
        assertThat(reader.failure()).isEqualTo("its JSON ends too early");
    }

    @Test
    @DisplayName("D79: a file with a sensitive output is for its owner alone, also where one for all was")
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "files there have no modes")
    void isForTheOwnerAlone(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("outputs.json"), "{}");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        Destination.write(file, out -> out.append(DOCUMENT.json()), DOCUMENT.access());

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(new OutputDocument(List.of()).access()).isEqualTo(AtomicFiles.Access.DEFAULT);
    }
}
