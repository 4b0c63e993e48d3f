package io.github.atmosmaven.workflow.run;

import static io.github.atmosmaven.InstanceOf.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.InstanceOf;
import io.github.atmosmaven.aws.SdkBuckets;
import io.github.atmosmaven.aws.settings.AwsEnvironment;
import io.github.atmosmaven.localaws.SdkClients;
import io.github.atmosmaven.localaws.sign.AwsKeys;
import io.github.atmosmaven.maven.aws.LocalEndpoint;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.provision.Intents;
import io.github.atmosmaven.provision.s3.CloudBuckets;
import io.github.atmosmaven.provision.s3.CloudRefusal;
import io.github.atmosmaven.provision.s3.S3StateStores;
import io.github.atmosmaven.provision.s3.WantedInstance;
import io.github.atmosmaven.terraform.outcome.ToolResult;
import io.github.atmosmaven.terraform.run.RunListener;
import io.github.atmosmaven.workflow.ProvisionBackends;
import io.github.atmosmaven.workflow.report.JUnitReport;
import io.github.atmosmaven.workflow.report.ProblemsFile;
import io.github.atmosmaven.workflow.report.ProvisionResult;
import io.github.atmosmaven.workflow.report.run.PlanFile;
import io.github.atmosmaven.workflow.report.run.PlanResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

@DisplayName("D79: who may read what is secret")
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "knows no modes")
@Timeout(240)
class PlantedSecretTest {

    private static final String SECRET = "Xj9-planted$secret";

    @TempDir
    private Path directory;

    @Test
    @DisplayName("a planted secret lies in no file that another user of the machine can open")
    void plantedSecretIsForTheOwnerAlone() throws IOException {
        PlanProject project = new PlanProject(directory);
        project.fakeTool("terraform", """
                mkdir -p "$TF_DATA_DIR"; echo '%1$s' > "$TF_DATA_DIR/terraform.tfstate"
                echo '│ Error: no access with "%1$s"'
                exit 1
                """.formatted(SECRET));
        project.write("src/main/terraform/vpc/main.tf", "# " + SECRET);
        project.write("src/main/terraform/vpc/key.pem", SECRET);
        Set<PosixFilePermission> mode = Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
        Files.setPosixFilePermissions(directory.resolve("src/main/terraform/vpc/key.pem"), mode);
        Path open = Files.createDirectories(directory.resolve("target/atmos/dev/vpc"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
        Instance instance = new InstanceOf("dev", "vpc")
                .backend("s3", Map.of("bucket", text("b"), "secret_key", text(SECRET)))
                .section("vars", Map.of("password", text(SECRET)))
                .get();

        List<String> told = new ArrayList<>();
        project.listener = new RunListener() {
            @Override
            public void ended(ToolResult planned) {
                told.add(planned.summary());
            }
        };
        PlanResult result = project.plan(instance);
        ProblemsFile.write(directory.resolve("target/atmos"), result.failures());
        Files.writeString(directory.resolve("target/atmos/plan.json"), PlanFile.text(result));

        assertThat(told).singleElement().asString().contains("no access with").doesNotContain(SECRET);
        assertThat(filesWithSecret(false)).isNotEmpty();
        assertThat(filesWithSecret(true)).isEmpty();
        try (Stream<Path> all = Files.walk(directory.resolve("target"))) {
            assertThat(all.filter(file -> file.endsWith("key.pem")).toList())
                    .singleElement()
                    .satisfies(copy ->
                            assertThat(Files.getPosixFilePermissions(copy)).isEqualTo(mode));
        }
    }

    @Test
    @DisplayName("nor in a note, an object of the local endpoint, a result or a report of a build that plans")
    void plantedSecretOfASuccessIsForTheOwnerAlone() throws IOException {
        Instance instance = WantedInstance.s3(
                "vpc", "{bucket: acme-state, key: k, region: eu-west-1, secret_key: \"" + SECRET + "\"}");
        ProvisionResult refused = provision(bucket -> {
            throw new CloudRefusal(
                    CloudRefusal.Kind.OTHER, "", "no access with " + SECRET, null, new IOException(SECRET));
        });
        PlanProject project = new PlanProject(directory);
        project.fakeTool(
                "terraform",
                "mkdir -p \"$TF_DATA_DIR\"; echo '" + SECRET + "' > \"$TF_DATA_DIR/terraform.tfstate\"\n"
                        + "echo 'password = \"" + SECRET + "\"'\n"
                        + PlanProject.plan(
                                PlanProject.ONE_TO_ADD.replace(
                                        "\"create\"", "\"create\"], \"after\": [\"" + SECRET + "\""),
                                2));
        project.write("src/main/terraform/vpc/main.tf", "# nothing");

        try (LocalEndpoint local = LocalEndpoint.startIf(true, directory, new SilentLog())) {
            // Whatever is written there later mends the mode, and a build may be killed before.
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve(".atmos"))))
                    .isEqualTo("rwx------");
            new Intents(directory.resolve(".atmos/intents"))
                    .write(refused.stores().get(0).store(), "https://u:" + SECRET + "@store.example", SECRET);
            AwsEnvironment.Local account = account(local);
            provision(new SdkBuckets(AwsEnvironment.of(Map.of()).withLocal(account)));
            try (S3Client s3 = SdkClients.s3(
                    account.uri(),
                    new AwsKeys(account.keys().accessKeyId(), account.keys().secretAccessKey(), null),
                    "eu-west-1")) {
                s3.putObject(put -> put.bucket("acme-state").key("k"), RequestBody.fromString(SECRET));
            }
            project.additions.putAll(local.additions());
            PlanResult result = project.plan(instance);
            assertThat(result.summary()).isEqualTo("1 planned: 1 with changes");
        }
        ProblemsFile.write(directory.resolve("target/atmos"), refused.problems());
        JUnitReport.write(directory.resolve("target/atmos"), List.of(), refused.problems());

        assertThat(filesWithSecret(false))
                .extracting(file -> directory.relativize(file).getName(0) + "/…/" + file.getFileName())
                .contains(
                        "target/…/plan.log",
                        "target/…/plan.tfplan",
                        "target/…/terraform.tfstate",
                        "target/…/backend.tf.json")
                .filteredOn(file -> file.startsWith(".atmos"))
                .hasSize(2);
        assertThat(filesWithSecret(true)).isEmpty();
    }

    private ProvisionResult provision(CloudBuckets stores) {
        return new ProvisionBackends(new S3StateStores(stores))
                .run(new ProvisionBackends.Request(
                        List.of(WantedInstance.s3(
                                "vpc", "{bucket: acme-state, region: eu-west-1, secret_key: \"" + SECRET + "\"}")),
                        directory.resolve(".atmos/intents"),
                        directory.resolve("target/atmos"),
                        false,
                        false));
    }

    private static AwsEnvironment.Local account(LocalEndpoint local) {
        Map<String, String> variables = local.additions();
        return new AwsEnvironment.Local(
                local.uri().orElseThrow(),
                new AwsEnvironment.Keys(
                        variables.get("AWS_ACCESS_KEY_ID"), variables.get("AWS_SECRET_ACCESS_KEY"), null));
    }

    private static final class SilentLog extends SystemStreamLog {
        @Override
        public void info(CharSequence line) {}
    }

    private List<Path> filesWithSecret(boolean byOthers) throws IOException {
        List<Path> found = new ArrayList<>();
        for (String top : List.of("target", ".atmos")) {
            try (Stream<Path> all = Files.walk(directory.resolve(top))) {
                for (Path file : all.filter(Files::isRegularFile).toList()) {
                    boolean holds =
                            Files.readString(file, StandardCharsets.ISO_8859_1).contains(SECRET);
                    if (holds && (!byOthers || isOpenToOthers(file))) {
                        found.add(file);
                    }
                }
            }
        }
        return found;
    }

    private boolean isOpenToOthers(Path file) throws IOException {
        Set<PosixFilePermission> mode = Files.getPosixFilePermissions(file);
        boolean open = mode.contains(PosixFilePermission.GROUP_READ) || mode.contains(PosixFilePermission.OTHERS_READ);
        for (Path above = file.getParent(); open && !above.equals(directory); above = above.getParent()) {
            Set<PosixFilePermission> entry = Files.getPosixFilePermissions(above);
            open = entry.contains(PosixFilePermission.GROUP_EXECUTE)
                    || entry.contains(PosixFilePermission.OTHERS_EXECUTE);
        }
        return open;
    }
}
