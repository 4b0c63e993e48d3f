package io.github.atmosmaven.backend.type;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Nothing outside backend.type knows a backend type by its name")
class BackendTypeNamesTest {

    private static final Path SOURCES = Path.of("src/main/java/io/github/atmosmaven");
    private static final Path ROOM = Path.of("backend/type");
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\n]|\\\\.)*)\"");

    /** Packages that are about S3 itself, whatever Terraform calls its backend. */
    private static final List<Path> ABOUT_S3 =
            List.of(Path.of("aws"), Path.of("localaws"), Path.of("provision/s3"), Path.of("backend/s3"));

    /** Words that are spelt like a type and mean something else, with what they mean. */
    private static final Map<String, String> OTHER_WORDS = Map.ofEntries(
            Map.entry("http/Downloads.java http", "scheme of a URL"),
            Map.entry("http/MavenProxy.java http", "scheme of a proxy"),
            Map.entry("terraform/fetch/SourceChoice.java http", "scheme of a URL"),
            Map.entry("aws/settings/NoProxy.java http", "scheme of a URL"),
            Map.entry("aws/settings/ProxyVariables.java http", "scheme of a proxy"),
            Map.entry("aws/SdkBucket.java local", "the cloud of the local endpoint"),
            Map.entry("http/Proxy.java http", "scheme of a proxy"),
            Map.entry("backend/endpoint/AwsPartition.java s3", "label of a host name of AWS"),
            Map.entry("backend/endpoint/ServerUrl.java http", "scheme of a URL"),
            Map.entry("hcl/HclValues.java local", "word of the language of Terraform"),
            Map.entry("lint/TemplateText.java local", "word of the language of Terraform"),
            Map.entry("workflow/describe/HostedSection.java local", "operations that run here"),
            Map.entry("workflow/describe/HostedSection.java remote", "operations that run at a service"),
            Map.entry("manifest/file/ImportSection.java local", "nested_imports of an import"),
            Map.entry("manifest/file/ImportSection.java remote", "nested_imports of an import"),
            Map.entry("maven/settings/MavenSettings.java http", "scheme of a proxy"));

    @Test
    void noLiteralNamesAType() throws IOException {
        Set<String> found = new TreeSet<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                Path shown = SOURCES.relativize(file);
                if (!shown.startsWith(ROOM)) {
                    types(Files.readString(file)).stream()
                            .filter(type -> !isAboutS3(shown, type))
                            .forEach(type -> found.add(shown.toString().replace('\\', '/') + " " + type));
                }
            }
        }

        assertThat(found).isEqualTo(new TreeSet<>(OTHER_WORDS.keySet()));
    }

    @Test
    @DisplayName("and the test finds names alone, before a dot and in a switch, and no words of a sentence")
    void findsWhatItIsToFind() {
        assertThat(types("x.equals(\"gcs\") || case \"pg\" -> \"oci.bucket\"")).containsExactly("gcs", "oci", "pg");
        assertThat(types("\"the s3 backend\" + \"S3\" + \"s3x\" + \"\" + \"\\\"gcs\\\"\""))
                .isEmpty();
    }

    private static boolean isAboutS3(Path file, String type) {
        return type.equals("s3") && ABOUT_S3.stream().anyMatch(file::startsWith);
    }

    private static Set<String> types(String source) {
        // A quote as a character opens no literal.
        Matcher literal = LITERAL.matcher(source.replace("'\"'", "''"));
        Set<String> types = new TreeSet<>();
        literal.results()
                .map((MatchResult found) -> found.group(1).split("\\.", 2)[0])
                .filter(BackendTypes::isName)
                .forEach(types::add);
        return types;
    }
}
