package io.github.atmosmaven.backend.s3;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.ManifestText;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class S3AttributesTest {

    private static final Path SOURCES = Path.of("src/main/java/io/github/atmosmaven");

    /** Everything that may deal with an s3 backend, beside the package that knows its attributes. */
    private static final List<String> READERS =
            List.of("aws", "backend/type/S3.java", "maven", "mojo", "provision", "terraform", "workflow");

    /** Documents for scripts, which have keys of their own. */
    private static final Path REPORTS = SOURCES.resolve("workflow/report");

    /** Words that are spelt like an attribute and mean something else, with what they mean. */
    private static final Map<String, String> OTHER_WORDS = Map.ofEntries(
            Map.entry("aws/identity/AmbientIdentity.java ec2_metadata_service_endpoint", "what a message is about"),
            Map.entry("aws/identity/ProfileIdentity.java role_arn", "property of a profile"),
            Map.entry("aws/identity/ProfileIdentity.java web_identity_token_file", "property of a profile"),
            Map.entry("aws/identity/SsoTokens.java token", "the name of a file"),
            Map.entry("aws/settings/Proxies.java http_proxy", "a variable, and what a message is about"),
            Map.entry("aws/settings/Proxies.java https_proxy", "a variable, and what a message is about"),
            Map.entry("aws/settings/Proxies.java no_proxy", "a variable"),
            Map.entry("aws/settings/ProxyVariables.java no_proxy", "a variable"),
            Map.entry("aws/settings/SdkValues.java retry_mode", "property of a profile"),
            Map.entry("provision/s3/WantedBucket.java bucket", "the noun of messages"),
            Map.entry("terraform/saved/PlanInputs.java endpoint", "the name of a part of a plan"),
            Map.entry("workflow/describe/HostedSection.java token", "the heading of where it comes from"));

    @Test
    @DisplayName("D46: one package knows the attributes of s3 backends by name")
    void noOtherPackageNamesAnAttribute() throws IOException, IllegalAccessException {
        Set<String> names = names();
        Set<String> found = new TreeSet<>();
        for (Path file : readers()) {
            String source = Files.readString(file);
            names.stream()
                    .filter(name -> source.contains("\"" + name + "\""))
                    .forEach(name ->
                            found.add(SOURCES.relativize(file).toString().replace('\\', '/') + " " + name));
        }

        assertThat(names).contains("bucket", "allowed_account_ids", "use_path_style");
        assertThat(found).isEqualTo(new TreeSet<>(OTHER_WORDS.keySet()));
    }

    private static Set<String> names() throws IllegalAccessException {
        Set<String> names = new TreeSet<>();
        for (Field field : S3Attributes.class.getDeclaredFields()) {
            if (Modifier.isStatic(field.getModifiers()) && field.get(null) instanceof String name) {
                names.add(name);
            }
        }
        return names;
    }

    private static List<Path> readers() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java") && !file.startsWith(REPORTS))
                    .filter(file ->
                            READERS.stream().anyMatch(reader -> file.startsWith(SOURCES.resolve(Path.of(reader)))))
                    .toList();
        }
    }

    @Test
    @DisplayName("D79: a backend with secrets in it has no text form that shows them")
    void showsNoSecret() {
        S3Backend backend = S3Backend.of(ManifestText.map("{bucket: acme-state, access_key: canary, secret_key: canary,"
                + " token: canary, sse_customer_key: canary, http_proxy: 'http://me:canary@proxy',"
                + " assume_role_with_web_identity: {role_arn: canary, web_identity_token: canary}}"));

        assertThat(List.of(backend, backend.identity(), backend.network(), backend.customerKey()))
                .allSatisfy(part -> assertThat(part.toString()).doesNotContain("canary"));
    }
}
