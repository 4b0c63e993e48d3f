package io.github.atmosmaven.terraform.tool;

import io.github.atmosmaven.files.AtomicFiles;
import io.github.atmosmaven.json.JsonReader;
import io.github.atmosmaven.json.JsonText;
import io.github.atmosmaven.model.Tool;
import io.github.atmosmaven.model.ToolVersion;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.TextValue;
import io.github.atmosmaven.problem.AtmosException;
import io.github.atmosmaven.problem.Location;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The answers of tools to the question what they are, kept in a file of the project. An answer counts as long as the
 * binary has the size and the time that it had (D29).
 */
final class ToolAnswers {

    private static final String VERSION = "version";
    private static final String KIND = "kind";
    private static final String BINARY = "binary";

    private final Path file;
    private final Location place;

    ToolAnswers(Path file) {
        this.file = file;
        this.place = new Location(file.getFileName().toString(), 1, 1);
    }

    Optional<Tool> of(Path tool) {
        MapValue answer = all().map(tool.toString());
        if (answer == null || !fingerprint(tool).equals(answer.text(BINARY))) {
            return Optional.empty();
        }
        String version = answer.text(VERSION);
        for (Tool.Kind kind : Tool.Kind.values()) {
            if (kind.name().equals(answer.text(KIND))) {
                return version == null
                        ? Optional.of(Tool.any(kind))
                        : ToolVersion.of(version).map(known -> new Tool(kind, known));
            }
        }
        return Optional.empty();
    }

    /** A file that cannot be written costs the next run a question, and nothing else. */
    void remember(Path tool, Tool answer) {
        MapValue.Builder entry = MapValue.builder(place)
                .put(BINARY, text(fingerprint(tool)))
                .put(KIND, text(answer.kind().name()));
        if (answer.version() != null) {
            entry.put(VERSION, text(answer.version().text()));
        }
        MapValue known = all().toBuilder().put(tool.toString(), entry.build()).build();
        try {
            new AtomicFiles().writeIfChanged(file, JsonText.indented(known), AtomicFiles.Access.DEFAULT);
        } catch (AtmosException.EnvironmentFailure e) {
            return;
        }
    }

    private MapValue all() {
        return Files.isRegularFile(file) && new JsonReader().valueOf(file, place.file()) instanceof MapValue answers
                ? answers
                : MapValue.empty(place);
    }

    private static String fingerprint(Path tool) {
        try {
            return Files.size(tool) + " " + Files.getLastModifiedTime(tool);
        } catch (IOException e) {
            return "";
        }
    }

    private TextValue text(String text) {
        return new TextValue(text, place);
    }
}
