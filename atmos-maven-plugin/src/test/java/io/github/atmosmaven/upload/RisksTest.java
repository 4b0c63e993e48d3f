package io.github.atmosmaven.upload;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.model.Tool;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.upload.ignore.Packing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Secrets and big files in what is uploaded")
class RisksTest {

    @TempDir
    Path folder;

    private List<Problem> risks(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        Upload upload = new Packer(Packing.of(Tool.any(Tool.Kind.TERRAFORM), '/')).pack(folder, Path::toString);
        Path root = folder.toRealPath();
        return new Risks(1_000)
                .of(new Risks.Request(
                        upload,
                        Set.of("plain"),
                        Function.identity(),
                        path -> root.relativize(path).toString()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "terraform.tfstate",
                "old.tfstate.backup",
                "sub/prod.tfstate.1700000000.backup",
                "prod.tfplan",
                ".env",
                ".env.prod",
                "prod.env",
                "server.pem",
                "sub/server.key",
                "store.p12",
                "id_rsa",
                "credentials",
                "gcp-credentials.json",
                "credentials.tfrc.json",
                ".terraformrc",
                ".netrc",
                "kubeconfig",
                "service-account-prod.json"
            })
    void byName(String name) throws IOException {
        assertThat(risks(name, "x")).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.SECRET_UPLOADED);
            assertThat(problem.isError()).isFalse();
            assertThat(String.valueOf(problem.location())).isEqualTo(name + ":1:1");
            assertThat(problem.message()).startsWith("'" + name + "' ").endsWith(", and is uploaded");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "main.tf",
                ".env.example",
                "server.pem.template",
                "environment",
                "keys.tf",
                "credentials_test.go",
                ".terraform.lock.hcl",
                "id_rsa.pub"
            })
    void harmless(String name) throws IOException {
        assertThat(risks(name, "x")).isEmpty();
    }

    @Test
    @DisplayName("the form of a private key is known in any file")
    void byForm() throws IOException {
        assertThat(risks("files/setup.sh", "cat <<EOF\n-----BEGIN RSA PRIVATE KEY-----\nMIIE\n"))
                .singleElement()
                .extracting(Problem::message)
                .asString()
                .contains("holds a private key")
                .doesNotContain("MIIE");
        assertThat(risks("files/setup.sh", "-----BEGIN PUBLIC KEY-----")).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @DisplayName("variables are told by their names, never by their values")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "prod.tfvars | db_password = \"hunter2\" | db_password",
                "prod.tfvars | db = { admin_password = \"hunter2\" } | db.admin_password",
                "prod.tfvars | plain = \"hunter2\" | plain",
                "prod.tfvars | users = [{ api_key = \"hunter2\" }] | users.api_key",
                "prod.tfvars | db_password = var.hunter2 | db_password",
                "x.auto.tfvars.json | {\"github_token\": \"hunter2\"} | github_token",
                "backend.tf.json | {\"terraform\":{\"backend\":{\"remote\":{\"token\":\"hunter2\"}}}} | terraform.backend.remote.token",
                "providers_override.tf.json | {\"provider\":{\"x\":[{\"password\":\"hunter2\"}]}} | provider.x.password",
            })
    void byNamesInside(String file, String text, String name) throws IOException {
        assertThat(risks(file, text)).singleElement().satisfies(problem -> {
            assertThat(problem.message()).isEqualTo("'" + file + "' sets '" + name + "', and is uploaded");
            assertThat(problem.toString()).doesNotContain("hunter2");
        });
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "prod.tfvars | region = \"eu-west-1\"",
                "prod.tfvars | db_password = null",
                "prod.tfvars | db_password = \"\"",
                "prod.tfvars | # db_password = \"x\"",
                "x.auto.tfvars.json | {\"region\": \"x\", \"db_password\": null}",
                "backend.tf.json | {\"terraform\":{\"backend\":{\"remote\":{\"organization\":\"acme\"}}}}",
            })
    void harmlessNamesInside(String file, String text) throws IOException {
        assertThat(risks(file, text)).isEmpty();
    }

    @Test
    void bigFiles() throws IOException {
        assertThat(risks("data.bin", "x".repeat(1_000))).isEmpty();
        assertThat(risks("data.bin", "x".repeat(1_234))).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.BIG_FILE_UPLOADED);
            assertThat(problem.message()).contains("1.2 kB");
        });
    }

    @ParameterizedTest
    @CsvSource({"0, 0 B", "999, 999 B", "1000, 1.0 kB", "1234567, 1.2 MB", "34000000000, 34.0 GB"})
    void sizesAreShown(long bytes, String text) {
        assertThat(Sizes.shown(bytes)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"10MB, 10000000", "500 kB, 500000", "7, 7", "2g, 2000000000", "1B, 1", "10737418240, 10737418240"})
    void sizesAreRead(String text, long bytes) {
        assertThat(Sizes.parse(text)).hasValue(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ten", "-1", "1.5MB", "10 TB", "999999999999GB", "99999999999999999999"})
    void otherTextsAreNoSizes(String text) {
        assertThat(Sizes.parse(text)).isEmpty();
    }
}
