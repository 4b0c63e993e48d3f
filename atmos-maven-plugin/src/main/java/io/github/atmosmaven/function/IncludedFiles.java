package io.github.atmosmaven.function;

import io.github.atmosmaven.hcl.HclLiterals;
import io.github.atmosmaven.model.YamlDocument;
import io.github.atmosmaven.model.value.FunctionValue;
import io.github.atmosmaven.model.value.ListValue;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.TextValue;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.problem.IoReason;
import io.github.atmosmaven.problem.Location;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;

/** Files that are included, each read once, by their extension. */
final class IncludedFiles {

    /** D24. */
    private static final long MOST_BYTES = 64L * 1024 * 1024;

    private final IncludeReader yaml;
    private final IncludeReader json;
    private final Map<Request, YamlDocument> read = new ConcurrentHashMap<>();

    private record Request(Path file, String displayName, boolean raw) {}

    IncludedFiles(IncludeReader yaml, IncludeReader json) {
        this.yaml = yaml;
        this.json = json;
    }

    /** @param raw true if the text of the file is wanted, whatever its extension */
    YamlDocument read(Path file, String displayName, boolean raw) {
        return read.computeIfAbsent(new Request(file, displayName, raw), this::load);
    }

    private YamlDocument load(Request request) {
        String extension = extension(request.file());
        if (request.raw()) {
            return text(request, IncludedFiles::whole);
        }
        return switch (extension) {
            case "yaml", "yml" -> untagged(yaml.read(request.file(), request.displayName()));
            case "json" -> json.read(request.file(), request.displayName());
            case "env" -> text(request, (text, name) -> new EnvFile(name).read(text));
            case "hcl", "tf", "tfvars" -> text(request, HclLiterals::read);
            default -> text(request, IncludedFiles::whole);
        };
    }

    private static YamlDocument whole(String text, String displayName) {
        return new YamlDocument(new TextValue(text, new Location(displayName, 1, 1)), List.of());
    }

    private static String extension(Path file) {
        String name = file.getFileName().toString();
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    private static YamlDocument text(Request request, BiFunction<String, String, YamlDocument> format) {
        try {
            if (Files.size(request.file()) > MOST_BYTES) {
                return failed(request, ProblemCode.LIMIT_EXCEEDED, "the file is larger than 64 MB", "split it");
            }
            return format.apply(Files.readString(request.file()), request.displayName());
        } catch (CharacterCodingException e) {
            return failed(
                    request,
                    ProblemCode.UNREADABLE_FILE,
                    "the file is not UTF-8 text",
                    "save it as UTF-8 without errors");
        } catch (IOException e) {
            return failed(
                    request,
                    ProblemCode.UNREADABLE_FILE,
                    "the file could not be read: " + IoReason.of(e),
                    "make it readable");
        }
    }

    private static YamlDocument failed(Request request, ProblemCode code, String message, String hint) {
        return new YamlDocument(null, List.of(Problem.error(code, start(request), message, hint)));
    }

    private static Location start(Request request) {
        return new Location(request.displayName(), 1, 1);
    }

    /** An included file's own tags are lost, whether they mean something in a manifest or not (semantics 11.3). */
    private static YamlDocument untagged(YamlDocument document) {
        Value root = document.root();
        List<Problem> problems = document.problems().stream()
                .filter(problem ->
                        problem.code() != ProblemCode.UNKNOWN_TAG && problem.code() != ProblemCode.INVALID_FUNCTION)
                .toList();
        return new YamlDocument(root == null ? null : untagged(root), problems);
    }

    private static Value untagged(Value value) {
        if (!value.isDynamic() && !value.hasAppends()) {
            return value;
        }
        if (value instanceof FunctionValue function) {
            return new TextValue(function.argument(), function.location());
        }
        if (value instanceof MapValue map) {
            MapValue.Builder plain = MapValue.builder(map.location());
            map.entries().forEach(entry -> plain.put(entry.withValue(untagged(entry.value()))));
            return plain.build();
        }
        if (value instanceof ListValue list) {
            return new ListValue(
                    list.items().stream().map(IncludedFiles::untagged).toList(), list.location());
        }
        return value;
    }
}
