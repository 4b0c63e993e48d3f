package io.github.atmosmaven.upload;

import io.github.atmosmaven.problem.Location;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Files of an upload that should not leave the machine, or are too big for it. What a file holds is found out once for all
 * instances that upload it. Safe for use by several threads.
 */
public final class Risks {

    private static final int LOOKED_AT = 65_536;
    private static final int MOST_VALUES = 4_000_000;

    private final long limit;
    private final Map<List<Object>, String> forms = new ConcurrentHashMap<>();

    /** @param limit bytes from which on a file is a big one */
    public Risks(long limit) {
        this.limit = limit;
    }

    /**
     * An upload with what is needed to judge it.
     *
     * @param sensitive names of the variables that the root module declares {@code sensitive}
     * @param originals lead from a copy to the file that a user edits; to itself for a file that has no other
     * @param shown names a file as messages do
     */
    public record Request(
            Upload upload, Set<String> sensitive, Function<Path, Path> originals, Function<Path, String> shown) {}

    /** Warnings, in the order of the files. */
    public List<Problem> of(Request request) {
        List<Problem> all = new ArrayList<>();
        for (UploadedFile file : request.upload().entries()) {
            if (!file.isFile()) {
                continue;
            }
            Path original = request.originals().apply(file.source());
            Location place = new Location(request.shown().apply(file.source()), 1, 1);
            String secret = secret(file, original, request.sensitive());
            if (secret != null) {
                all.add(Problem.warning(
                        ProblemCode.SECRET_UPLOADED,
                        place,
                        "'" + file.path() + "' " + secret + ", and is uploaded",
                        hint(file, original)));
            }
            if (file.size() > limit) {
                all.add(Problem.warning(
                        ProblemCode.BIG_FILE_UPLOADED,
                        place,
                        "'" + file.path() + "' has " + Sizes.shown(file.size()) + ", and every run uploads it",
                        "leave it out by a line of .terraformignore, or raise -Datmos.bigFile"));
            }
        }
        return all;
    }

    private static String hint(UploadedFile file, Path original) {
        boolean isGenerated = original.equals(file.source());
        return isGenerated && SecretValues.hasNames(name(file))
                ? "keep the secret out of the manifests: as a sensitive variable of the workspace, or in the environment"
                : "leave it out by a line of .terraformignore, such as '" + name(file) + "'";
    }

    private static String name(UploadedFile file) {
        return file.path().substring(file.path().lastIndexOf('/') + 1);
    }

    private @Nullable String secret(UploadedFile file, Path original, Set<String> sensitive) {
        String name = name(file);
        if (SecretValues.hasNames(name)) {
            List<String> names = new SecretValues(sensitive).names(text(file.source(), MOST_VALUES), name);
            return names.isEmpty() ? null : "sets '" + String.join("', '", names) + "'";
        }
        String expected = SecretFileNames.expectation(name);
        if (expected != null) {
            return expected;
        }
        String form = forms.computeIfAbsent(
                List.of(original, file.size()), same -> SecretValues.form(text(file.source(), LOOKED_AT)));
        return form.isEmpty() ? null : form;
    }

    private static String text(Path file, int most) {
        try (InputStream bytes = Files.newInputStream(file)) {
            return new String(bytes.readNBytes(most), StandardCharsets.UTF_8);
        } catch (IOException e) {
            // The tool cannot read it either, which is told as such.
            return "";
        }
    }
}
