package io.github.atmosmaven.yaml;

import io.github.atmosmaven.manifest.YamlDocument;
import io.github.atmosmaven.manifest.YamlReader;
import io.github.atmosmaven.model.Value;
import io.github.atmosmaven.problem.Location;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;

/** Reads YAML with SnakeYAML's parser. Only the first document of a text counts (stack-semantics 1.8). */
public final class SnakeYamlReader implements YamlReader {

    @Override
    public YamlDocument read(Path file, String displayName) {
        try {
            return parse(SourceText.read(file, displayName), displayName);
        } catch (YamlFault fault) {
            return new YamlDocument(null, List.of(fault.problem()));
        }
    }

    @Override
    public YamlDocument parse(String text, String displayName) {
        List<Problem> problems = new ArrayList<>();
        Value root = null;
        try {
            LoaderOptions options = new LoaderOptions();
            options.setCodePointLimit(Integer.MAX_VALUE);
            options.setProcessComments(false);
            ParserImpl parser = new ParserImpl(new UnlimitedKeys(text), options);
            root = new DocumentReader(parser, displayName, problems).read();
        } catch (YamlFault fault) {
            problems.add(fault.problem());
        } catch (MarkedYAMLException e) {
            problems.add(syntax(e, text, displayName));
        } catch (ReaderException e) {
            problems.add(Problem.error(
                    ProblemCode.MALFORMED_YAML,
                    SourceText.locate(text, e.getPosition(), displayName),
                    String.format("the character U+%04X may not stand in YAML", e.getCodePoint()),
                    "take it out, or write it as an escape in double quotes"));
        } catch (YAMLException e) {
            problems.add(Problem.error(
                    ProblemCode.MALFORMED_YAML,
                    new Location(displayName, 1, 1),
                    "not valid YAML: " + e.getMessage(),
                    null));
        }
        return new YamlDocument(hasErrors(problems) ? null : root, List.copyOf(problems));
    }

    private static boolean hasErrors(List<Problem> problems) {
        return problems.stream().anyMatch(Problem::isError);
    }

    private static Problem syntax(MarkedYAMLException e, String text, String displayName) {
        Mark mark = e.getProblemMark() == null ? e.getContextMark() : e.getProblemMark();
        Location place = mark == null
                ? new Location(displayName, 1, 1)
                : new Location(displayName, mark.getLine() + 1, mark.getColumn() + 1);
        String context = e.getContext() == null ? "" : " " + e.getContext();
        return Problem.error(
                ProblemCode.MALFORMED_YAML,
                place,
                "not valid YAML: " + e.getProblem() + context,
                mark == null ? null : hint(line(text, mark.getLine())));
    }

    private static @Nullable String hint(String line) {
        if (line.contains("{{") && !line.contains("\"{{") && !line.contains("'{{")) {
            return "put the template in quotes: \"{{ … }}\"";
        }
        return line.contains("\t") ? "indent with spaces, never with tabs" : null;
    }

    private static String line(String text, int number) {
        return text.lines().skip(number).findFirst().orElse("");
    }

    /**
     * SnakeYAML gives up on a key of more than 1,024 characters by comparing indexes of this reader; keys may have any
     * length here (D24), and a key still has to end on its line.
     */
    private static final class UnlimitedKeys extends StreamReader {

        UnlimitedKeys(String text) {
            super(text);
        }

        @Override
        public int getIndex() {
            return 0;
        }
    }
}
