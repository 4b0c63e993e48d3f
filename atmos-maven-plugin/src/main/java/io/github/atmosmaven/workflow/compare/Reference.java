package io.github.atmosmaven.workflow.compare;

import io.github.atmosmaven.model.YamlReader;
import io.github.atmosmaven.problem.AtmosException;
import io.github.atmosmaven.problem.IoReason;
import io.github.atmosmaven.problem.Location;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The document that {@code atmos describe stacks} printed, as JSON or as YAML. It is read instance by instance and never
 * held, since that of a large project is larger than the memory of a build.
 *
 * <pre>{@code
 * {"plat-dev": {"components": {"terraform": {"vpc": {"workspace": "plat-dev", …}}}}}
 * }</pre>
 *
 * @param file the document
 * @param shown its name in messages
 */
public record Reference(Path file, String shown) {

    private static final String HOW =
            "write it with 'atmos describe stacks --format json > <file>', all sections of it";

    /** Marks of a document in another encoding than UTF-8, and blanks, before the first character that counts. */
    private static final String PASSED_OVER = "\u0000\u00fe\u00ff\u00ef\u00bb\u00bf \t\r\n";

    /**
     * Hands on every Terraform component of every stack.
     *
     * @throws AtmosException.InvalidConfiguration where there is no such document
     */
    void read(YamlReader yaml, Consumer<ReferenceInstance> instances) {
        if (!Files.isRegularFile(file)) {
            String fault = Files.exists(file) ? "is not a file" : "does not exist";
            throw refused(null, "-Datmos.reference is '" + shown + "', which " + fault, HOW);
        }
        try {
            ReferenceShape shape = new ReferenceShape(this, instances);
            if (isJson()) {
                new JsonReference(this, shape).read();
            } else {
                new YamlReference(this, shape, yaml).read();
            }
        } catch (IOException e) {
            throw refused(null, "'" + shown + "' could not be read: " + IoReason.of(e), "check -Datmos.reference");
        }
    }

    private boolean isJson() throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            for (int c : bytes.readNBytes(1024)) {
                if (PASSED_OVER.indexOf(c & 0xFF) < 0) {
                    return c == '{' || c == '[';
                }
            }
        }
        return false;
    }

    /** The document is another one, at a place of it. */
    AtmosException otherDocument(@Nullable Location place, String fault) {
        return refused(place, fault + ": this is not what 'atmos describe stacks' prints", HOW);
    }

    /** The document cannot be read. */
    AtmosException unreadable(Location place, String fault) {
        return refused(place, "'" + shown + "' cannot be read: " + fault, HOW);
    }

    private static AtmosException refused(@Nullable Location place, String message, String hint) {
        return new AtmosException.InvalidConfiguration(
                Problem.error(ProblemCode.REFERENCE_UNREADABLE, place, message, hint));
    }

    Location place(int line, int column) {
        return new Location(shown, line, column);
    }
}
