package io.github.atmosmaven.backend.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.backend.type.BackendTypes;
import io.github.atmosmaven.model.BackendAdditions;
import io.github.atmosmaven.problem.Location;
import io.github.atmosmaven.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("D32, D76: what -backend-config arguments of the POM add to backends")
class BackendConfigTest {

    @TempDir
    private Path project;

    private final List<Problem> problems = new ArrayList<>();

    private BackendConfig read(String... entries) {
        return BackendConfig.read(new BackendConfigEntries(List.of(entries), List.of(project)), project, problems::add);
    }

    private void write(String name, String text) throws IOException {
        Files.createDirectories(project.resolve(name).getParent());
        Files.writeString(project.resolve(name), text);
    }

    private static BackendAdditions s3(BackendConfig config) {
        return config.of(BackendTypes.of("s3"));
    }

    @Test
    @DisplayName("files in HCL and JSON and key=value entries are merged in their order, later wins, blocks as a whole")
    void merges() throws IOException {
        write("conf/a.hcl", "bucket = \"a\"\nregion = \"eu-west-1\"\nassume_role = { role_arn = \"r\", tags = {} }\n");
        write("conf/b.json", "{\"bucket\": \"b\", \"assume_role\": {\"session_name\": \"s\"}}");

        BackendAdditions added =
                s3(read("conf/a.hcl", "conf/b.json", "region=us-east-1", "allowed_account_ids=[\"1\"]"));

        assertThat(problems).isEmpty();
        assertThat(added.attributes())
                .hasToString(
                        "{bucket: b, region: us-east-1, assume_role: {session_name: s}, allowed_account_ids: [1]}");
        assertThat(added.attributes().get("bucket").location()).hasToString("conf/b.json:1:12");
        assertThat(added.arguments())
                .extracting(BackendAdditions.Argument::text)
                .containsExactly(
                        project.resolve("conf/a.hcl").toString(),
                        project.resolve("conf/b.json").toString(),
                        "region=us-east-1",
                        "allowed_account_ids=[\"1\"]");
    }

    @Test
    @DisplayName("an entry with a type reaches the backends of that type alone")
    void reachesTypes() throws IOException {
        write("s3.hcl", "bucket = \"a\"\n");

        BackendConfig config = read("s3:s3.hcl", "gcs:bucket=g", "key=k");

        assertThat(s3(config).attributes()).hasToString("{bucket: a, key: k}");
        assertThat(config.of(BackendTypes.of("gcs")).attributes()).hasToString("{bucket: g, key: k}");
        assertThat(config.of(BackendTypes.of("http")).attributes()).hasToString("{key: k}");
        assertThat(config.of(BackendTypes.NONE)).isEqualTo(BackendAdditions.NONE);
    }

    @Test
    @DisplayName("a cloud block, for which the tools refuse the argument, is never reached in silence")
    void refusesCloud() {
        Location place = new Location("dev.yaml", 1, 1);

        assertThat(read("organization=o")
                        .refusal(BackendTypes.of("cloud"), place)
                        .message())
                .contains("refuse -backend-config for a cloud block");
        assertThat(read("s3:bucket=b").refusal(BackendTypes.of("cloud"), place)).isNull();
        assertThat(read("key=k").refusal(BackendTypes.of("s3"), place)).isNull();
        assertThat(problems).isEmpty();
        read("cloud:organization=o");
        assertThat(problems)
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("cloud:…"));
    }

    @Test
    @DisplayName("a file that is not there, that is broken or that computes something is an error with its place")
    void refusesFiles() throws IOException {
        write("a.hcl", "bucket = var.b\nkey = \"k\"\nregion =\n");
        write("b.json", "[]");

        read("missing.hcl", "a.hcl", "b.json", "=x");

        assertThat(problems)
                .extracting(problem -> (problem.location() == null ? "" : problem.location() + " ") + problem.message())
                .satisfiesExactly(
                        one -> assertThat(one)
                                .startsWith("the file 'missing.hcl' that backendConfig names does not exist"),
                        one -> assertThat(one).startsWith("a.hcl:1:10 'var' would have to be computed"),
                        one -> assertThat(one).startsWith("a.hcl:3:9 a value is missing here"),
                        one -> assertThat(one).startsWith("b.json:1:1 the file does not hold the body of a backend"),
                        one -> assertThat(one).startsWith("an entry of backendConfig is empty"));
    }

    @Test
    @DisplayName("a copy of the project has its own files, and those of the project that its repository does not keep")
    void findsFilesOfCopies(@TempDir Path copy) throws IOException {
        write("kept.hcl", "bucket = \"now\"\n");
        write("secret.hcl", "access_key = \"now\"\n");
        Files.writeString(copy.resolve("kept.hcl"), "bucket = \"then\"\n");
        BackendConfigEntries entries = new BackendConfigEntries(List.of("kept.hcl", "secret.hcl"), List.of(project));

        BackendConfig config = BackendConfig.read(entries.inCopy(copy), copy, problems::add);

        assertThat(s3(config).attributes()).hasToString("{bucket: then, access_key: now}");
    }
}
