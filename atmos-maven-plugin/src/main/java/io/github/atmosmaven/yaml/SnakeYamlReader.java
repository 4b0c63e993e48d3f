package io.github.atmosmaven.yaml;

import io.github.atmosmaven.model.YamlDocument;
import io.github.atmosmaven.model.YamlReader;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.problem.Location;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.yaml.syntax.SourceLines;
import io.github.atmosmaven.yaml.syntax.SyntaxErrors;
import io.github.atmosmaven.yaml.syntax.TextSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.parser.ParserImpl;

/**
 * Reads YAML with SnakeYAML's parser and Go's ideas of what a scalar means. Values are built from parser events: there
 * is no node graph in between, no pattern matching of scalars, and nesting is bounded before it is built (D24).
 */
public final class SnakeYamlReader implements YamlReader {

    /** D24, in bytes of a file and characters of a text. */
    static final long MAX_TEXT = 64L * 1024 * 1024;

    private final LoaderOptions options = new LoaderOptions();
    /** Each key once: the files of a project use the same few thousand times. */
    private final Map<String, String> names = new ConcurrentHashMap<>();

    public SnakeYamlReader() {
        options.setCodePointLimit(Integer.MAX_VALUE);
    }

    @Override
    public YamlDocument read(Path file, String displayName) {
        try {
            return parseText(SourceText.of(file, displayName), displayName);
        } catch (RefusedText e) {
            return new YamlDocument(null, List.of(e.problem()));
        }
    }

    @Override
    public YamlDocument parse(String text, String displayName) {
        if (text.length() > MAX_TEXT) {
            return new YamlDocument(null, List.of(SourceText.tooLong(displayName)));
        }
        return parseText(SourceText.withoutByteOrderMark(text), displayName);
    }

    private YamlDocument parseText(String text, String displayName) {
        try {
            SourceText.refuseControlCharacters(text, displayName);
        } catch (RefusedText e) {
            return new YamlDocument(null, List.of(e.problem()));
        }
        SeparatingTabs tabs = new SeparatingTabs();
        String current = text;
        while (true) {
            List<Problem> problems = new ArrayList<>();
            try {
                Set<Location> carriers = new HashSet<>();
                Value root = document(current, displayName, problems, carriers);
                return new YamlDocument(root, List.copyOf(problems), Set.copyOf(carriers));
            } catch (MarkedYAMLException e) {
                String mended = tabs.mend(current, e);
                if (mended == null) {
                    SourceLines lines = new SourceLines(text, displayName);
                    problems.add(new SyntaxErrors(lines, current, options).problem(e));
                    return new YamlDocument(null, List.copyOf(problems));
                }
                current = mended;
            }
        }
    }

    /** @throws MarkedYAMLException where SnakeYAML's parser gives up */
    private @Nullable Value document(String text, String displayName, List<Problem> problems, Set<Location> carriers) {
        TextSource source = new TextSource(text);
        try {
            DocumentReader reader = new DocumentReader(new ParserImpl(source, options), displayName, names, problems);
            Value root = reader.read();
            carriers.addAll(reader.carriers());
            return root;
        } catch (RefusedText e) {
            problems.add(e.problem());
        } catch (MarkedYAMLException e) {
            throw e;
        } catch (YAMLException | IllegalArgumentException e) {
            // Without a mark: SnakeYAML lets the JDK refuse an escape such as "\UFFFFFFFF" or %YAML 1.99999999999.
            Location at = new SourceLines(text, displayName).place(source.getLine(), source.getColumn());
            problems.add(Problem.error(
                    ProblemCode.MALFORMED_YAML,
                    at,
                    "an escape or number here is out of range",
                    "write an escape up to \\U0010FFFF, or '%YAML 1.2'"));
        }
        return null;
    }
}
