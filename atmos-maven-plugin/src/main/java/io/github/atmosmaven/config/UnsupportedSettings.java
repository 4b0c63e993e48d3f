package io.github.atmosmaven.config;

import io.github.atmosmaven.model.ListValue;
import io.github.atmosmaven.model.MapValue;
import io.github.atmosmaven.model.TextValue;
import io.github.atmosmaven.model.Value;
import io.github.atmosmaven.problem.Location;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Refuses settings that would change what resolution answers and that nothing here heeds (D21). */
final class UnsupportedSettings {

    private static final List<String> FRAGMENT_FOLDERS = List.of("atmos.d", ".atmos.d");
    private static final String DELIMITERS = "[{{, }}]";
    private static final Pattern ONCE = Pattern.compile("0|1|");

    private final AtmosYaml atmos;
    private final Consumer<Problem> problems;

    UnsupportedSettings(AtmosYaml atmos, Consumer<Problem> problems) {
        this.atmos = atmos;
        this.problems = problems;
    }

    void refuse(Path projectDirectory) {
        refuse("keys with a delimiter are not split", "settings", "yaml", "key_delimiter");
        refuse("keys with a delimiter are not split", "yaml", "key_delimiter");
        refuse("settings are read from this file alone", "import");
        refuse("profiles are not read", "profiles");
        Value delimiters = atmos.get("templates", "settings", "delimiters");
        if (delimiters != null && !delimiters.toString().equals(DELIMITERS)) {
            refuse("templates have the delimiters {{ and }}", "templates", "settings", "delimiters");
        }
        Value evaluations = atmos.get("templates", "settings", "evaluations");
        if (evaluations != null && !ONCE.matcher(evaluations.toString()).matches()) {
            refuse("templates are rendered once", "templates", "settings", "evaluations");
        }
        FRAGMENT_FOLDERS.forEach(folder -> refuseFragments(projectDirectory, folder));
    }

    private void refuse(String reason, String... path) {
        MapValue.Entry entry = atmos.entry(path);
        if (entry != null && !isEmpty(entry.value())) {
            problems.accept(Problem.error(
                    ProblemCode.ATMOS_YAML_UNSUPPORTED,
                    entry.keyLocation(),
                    String.join(".", path) + " is not supported: " + reason,
                    "take it out, and write manifests and settings that do without it"));
        }
    }

    private static boolean isEmpty(Value value) {
        return value instanceof ListValue list && list.items().isEmpty()
                || value instanceof MapValue map && map.isEmpty()
                || value instanceof TextValue text && text.text().isEmpty();
    }

    private void refuseFragments(Path projectDirectory, String folder) {
        firstYaml(projectDirectory.resolve(folder))
                .map(file -> projectDirectory.relativize(file).toString().replace('\\', '/'))
                .ifPresent(file -> problems.accept(Problem.error(
                        ProblemCode.ATMOS_YAML_UNSUPPORTED,
                        new Location(file, 1, 1),
                        "settings in '" + folder + "' are not supported: they are read from atmos.yaml alone",
                        "move them to atmos.yaml")));
    }

    private static Optional<Path> firstYaml(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(UnsupportedSettings::isYaml).sorted().findFirst();
        } catch (IOException | UncheckedIOException e) {
            // A folder that cannot be listed holds nothing that Atmos could read either.
            return Optional.empty();
        }
    }

    private static boolean isYaml(Path file) {
        String name = file.getFileName().toString();
        return (name.endsWith(".yaml") || name.endsWith(".yml")) && Files.isRegularFile(file);
    }
}
