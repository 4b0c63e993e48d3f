package io.github.atmosmaven.terraform.fetch;

import io.github.atmosmaven.http.Loopback;
import io.github.atmosmaven.problem.AtmosException;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The source that the parameter {@code toolSource} names (D94). */
public sealed interface SourceChoice {

    /** Tools that are installed on the machine. */
    record OnPath() implements SourceChoice {}

    /** Servers that are laid out like those of the vendors. */
    record Server(VendorLayout layout) implements SourceChoice {}

    /**
     * An artifact of a Maven repository.
     *
     * @param type {@code zip} for the archive of the vendor, anything else for the program itself
     */
    record Coordinates(String groupId, String artifactId, String type) implements SourceChoice {

        /** Returns true if the artifact is the archive of the vendor. */
        public boolean isArchive() {
            return type.equals("zip");
        }
    }

    /** Choices of the parameter, for messages. */
    String CHOICES = "'path', 'vendor', the URL of a mirror (https: or file:), or Maven coordinates such as"
            + " com.acme.tools:terraform";

    /**
     * Reads the parameter.
     *
     * @throws AtmosException.InvalidConfiguration for a text that is none of the choices
     */
    static SourceChoice of(String text) {
        String source = text.strip();
        if (source.equals("path")) {
            return new OnPath();
        }
        if (source.equals("vendor")) {
            return new Server(new VendorLayout(null));
        }
        if (source.matches("(?i)[a-z][a-z0-9+.-]*:/.*|file:.*")) {
            return new Server(new VendorLayout(mirror(source)));
        }
        Matcher coordinates = Words.COORDINATES.matcher(source);
        if (!coordinates.matches()) {
            throw invalid("-Datmos.toolSource is '" + source + "'", "set it to " + CHOICES);
        }
        String type = coordinates.group(3);
        return new Coordinates(coordinates.group(1), coordinates.group(2), type == null ? "zip" : type);
    }

    private static URI mirror(String text) {
        URI root = Words.uri(text);
        if (root == null || root.isOpaque() || root.getScheme() == null) {
            throw invalid("-Datmos.toolSource is no URL with a host or an absolute path", "set it to " + CHOICES);
        }
        if (root.getRawUserInfo() != null) {
            // The URL stands in logs.
            throw invalid(
                    "-Datmos.toolSource is a URL with a login",
                    "write the login as a server of settings.xml, and its id as -Datmos.toolServerId");
        }
        if (root.getRawQuery() != null || root.getRawFragment() != null) {
            throw invalid("-Datmos.toolSource is a URL with '?' or '#'", "set it to the root of the mirror");
        }
        boolean isLocal = root.getScheme().equalsIgnoreCase("file") && root.getHost() == null;
        boolean isSafe = root.getHost() != null
                && (root.getScheme().equalsIgnoreCase("https")
                        || root.getScheme().equalsIgnoreCase("http") && Loopback.isHostOf(root));
        if (root.getHost() == null && root.getRawAuthority() != null) {
            // One with an underscore, for instance.
            throw invalid(
                    "-Datmos.toolSource is a URL of '" + root.getRawAuthority() + "', which is no name of a host",
                    "use a name of letters, digits, dots and hyphens, or the address of the server");
        }
        if (!isLocal && !isSafe) {
            throw invalid(
                    "-Datmos.toolSource is a URL of '" + root.getScheme() + ":', which nothing protects",
                    "use a mirror with https:, or a directory with file:///");
        }
        return root;
    }

    private static AtmosException invalid(String message, String hint) {
        return new AtmosException.InvalidConfiguration(
                Problem.error(ProblemCode.INVALID_PARAMETER, null, message, hint));
    }

    /** Forms of the parameter. */
    final class Words {

        private static final Pattern COORDINATES =
                Pattern.compile("([A-Za-z0-9_.-]+):([A-Za-z0-9_.-]+)(?::([A-Za-z0-9_.-]+))?");

        private Words() {}

        /** A path of a POM, such as that of {@code ${project.basedir}}, may hold spaces. */
        private static @Nullable URI uri(String text) {
            try {
                return URI.create(text.replace(" ", "%20").replace('\\', '/'));
            } catch (IllegalArgumentException e) {
                return null;
            }
        }
    }
}
