package io.github.atmosmaven.workflow.run;

import static io.github.atmosmaven.InstanceOf.map;
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
import io.github.atmosmaven.terraform.gate.Gates;
import io.github.atmosmaven.terraform.gate.PomGate;
import io.github.atmosmaven.terraform.outcome.ToolResult;
import io.github.atmosmaven.terraform.run.RunListener;
import io.github.atmosmaven.terraform.tool.ToolIdentity;
import io.github.atmosmaven.workflow.HiddenSecrets;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

@DisplayName("D79: who may read")
class HiddenSecretsTest {

    private static final String SECRET = "Xj9-planted$secret";

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({
        "s3, secret_key, Xj9planted, the key Xj9planted is wrong, the key (sensitive) is wrong",
        "azurerm, access_key, a\"b\\c, 'got \"a\\\"b\\\\c\"', 'got \"(sensitive)\"'",
        "http, password, p@ss/wörd, GET https://u:p%40ss%2Fw%C3%B6rd@h, GET https://u:(sensitive)@h",
        "pg, conn_str, postgres://u:hunter22@h/db, no password hunter22 here, no password (sensitive) here",
        "pg, conn_str, host=h password=hunter22 user=me, no hunter22 here, no (sensitive) here",
        "consul, access_token, one two, 'it was one\ntwo', it was (sensitive)",
        "s3, secret_key, it's2, 'KEY=''a it''\\''''s2 z''', 'KEY=''a (sensitive) z'''",
        "azurerm, access_key, a\"b'c, '''\"a\\\"b''\\''''c\"''', '''\"(sensitive)\"'''",
        "s3, bucket, my-bucket, the bucket my-bucket, the bucket my-bucket",
        "s3, secret_key, abc, the abc of it, the abc of it",
    })
    @DisplayName("attributes of a backend, in whatever form a tool quotes them")
    void hidesAttributes(String type, String attribute, String value, String words, String shown) {
        Instance instance = new InstanceOf("dev", "vpc")
                .backend(type, Map.of(attribute, text(value)))
                .get();

        assertThat(hidden(instance, Map.of()).in(words)).isEqualTo(shown);
    }

    @Test
    @DisplayName("variables whose names speak of a secret, wherever they come from")
    void hidesVariables() {
        Instance instance = new InstanceOf("dev", "vpc")
                .section("vars", Map.of("db", map(Map.of("password", text("alpha1"), "name", text("plain")))))
                .section("env", Map.of("GITHUB_TOKEN", text("beta22"), "TF_LOG", text("debug")))
                .get();

        assertThat(hidden(instance, Map.of("TF_VAR_api_key", "gamma3", "HOME", "/home/me"))
                        .in("alpha1 beta22 gamma3 plain debug /home/me"))
                .isEqualTo("(sensitive) (sensitive) (sensitive) plain debug /home/me");
    }

    @Test
    @DisplayName("D35: nothing that only says who somebody is: the id of a key, the author of a commit, a user")
    void showsWhoSomebodyIs() {
        Instance instance = new InstanceOf("dev", "vpc")
                .backend("pg", Map.of("conn_str", text("host=h user=kermit password=hunter22")))
                .section("env", Map.of("AWS_ACCESS_KEY_ID", text("local")))
                .get();
        Map<String, String> environment = Map.of(
                "AWS_ACCESS_KEY_ID",
                "test",
                "GIT_AUTHOR_NAME",
                "build",
                "DATABASE_URL",
                "postgres://h/db?user=atmos&password=hunter33",
                "AUTHOR_TOKEN",
                "alpha444");

        assertThat(hidden(instance, environment)
                        .in("build acme-test with -Datmos.local as kermit, hunter22, hunter33 or alpha444"))
                .isEqualTo("build acme-test with -Datmos.local as kermit, (sensitive), (sensitive) or (sensitive)");
    }

    @ParameterizedTest
    @CsvSource({
        "test, the test of it, the test of it",
        "testing, it is testing, it is testing",
        "te3t, the te3t of it, the (sensitive) of it",
        "miniokey, the miniokey of it, the (sensitive) of it",
    })
    @DisplayName("no word that stands for a key of AWS where none is checked, but any real key")
    void showsPlaceholders(String key, String words, String shown) {
        Instance instance = new InstanceOf("dev", "vpc").get();
        Instance own = new InstanceOf("dev", "vpc")
                .backend("s3", Map.of("access_key", text(key), "secret_key", text(key)))
                .section("env", Map.of("AWS_SESSION_TOKEN", text(key)))
                .section("providers", Map.of("aws", map(Map.of("secret_key", text(key)))))
                .get();

        assertThat(hidden(instance, Map.of("AWS_SECRET_ACCESS_KEY", key, "AWS_SESSION_TOKEN", key))
                        .in(words))
                .isEqualTo(shown);
        assertThat(hidden(own, Map.of()).in(words)).isEqualTo(shown);
    }

    @Test
    @DisplayName("short passwords and tokens of anything else")
    void hidesShortPasswords() {
        Instance instance = new InstanceOf("dev", "vpc")
                .section("vars", Map.of("secret_key", text("gamma")))
                .backend("http", Map.of("password", text("delta")))
                .get();

        assertThat(hidden(instance, Map.of("GITHUB_TOKEN", "alpha", "DB_PASSWORD", "beta"))
                        .in("alpha beta gamma delta"))
                .isEqualTo("(sensitive) (sensitive) (sensitive) (sensitive)");
    }

    @Test
    @DisplayName("the password of a connection string, also where its variable's name speaks of a secret")
    void hidesPartsOfSecretVariables() {
        Instance instance = new InstanceOf("dev", "vpc").get();

        assertThat(hidden(instance, Map.of("PG_CONN_STR", "postgres://u:hunter22@h/db"))
                        .in("no password hunter22 here, nor postgres://u:hunter22@h/db"))
                .isEqualTo("no password (sensitive) here, nor (sensitive)");
    }

    private static HiddenSecrets hidden(Instance instance, Map<String, String> environment) {
        return HiddenSecrets.of(instance, List.of(environment), Set.of(), Map.of());
    }

    @Test
    @DisplayName("the password of a proxy, as it is in the URL and as it is meant")
    void hidesPasswordsOfProxies() {
        Instance instance = new InstanceOf("dev", "vpc").get();

        assertThat(hidden(instance, Map.of("HTTPS_PROXY", "http://me:p%40ss-w+1@proxy:3128"))
                        .in("proxy:3128 refuses me with p@ss-w+1, or p%40ss-w+1"))
                .isEqualTo("proxy:3128 refuses me with (sensitive), or (sensitive)");
    }

    @Test
    @DisplayName("D59: keys of a server of settings.xml, beside those of the environment that they replace")
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "needs a shell")
    @Timeout(60)
    void hidesTheIdentityOfTheBuild() throws IOException {
        PlanProject project = new PlanProject(directory);
        project.fakeTool("terraform", "echo \"│ Error: $AWS_SECRET_ACCESS_KEY and alpha111 are wrong\"; exit 1");
        project.write("src/main/terraform/vpc/main.tf", "");
        project.environment.put("AWS_SECRET_ACCESS_KEY", "alpha111");
        project.identity = new ToolIdentity(Map.of("AWS_SECRET_ACCESS_KEY", "beta2222"), Set.of());

        assertThat(project.plan(new InstanceOf("dev", "vpc").get()).failures())
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem.message()).contains("Error: (sensitive) and (sensitive) are wrong"));
    }

    @Test
    @DisplayName("values of variables that the root module declares sensitive, whatever their names")
    void hidesSensitiveVariables() {
        Instance instance = new InstanceOf("dev", "vpc")
                .section("vars", Map.of("admin", map(Map.of("login", text("kermit99"))), "size", text("medium")))
                .get();

        assertThat(HiddenSecrets.of(instance, List.of(), Set.of("admin"), Map.of())
                        .in("login kermit99, size medium"))
                .isEqualTo("login (sensitive), size medium");
    }

    @Test
    @DisplayName("the value of a variable that the module of an instance declares sensitive is in no report of a plan")
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "needs a shell")
    @Timeout(240)
    void hidesSensitiveVariablesOfAPlan() throws IOException {
        PlanProject project = new PlanProject(directory);
        project.fakeTool("terraform", "echo '│ Error: user kermit99 is not known in eu-west-1'; exit 1");
        project.write("src/main/terraform/vpc/main.tf", "variable \"admin\" {\n  sensitive = true\n}\n");
        Instance instance = new InstanceOf("dev", "vpc")
                .section("vars", Map.of("admin", text("kermit99"), "region", text("eu-west-1")))
                .get();

        assertThat(project.plan(instance).failures())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message())
                        .contains("user (sensitive) is not known in eu-west-1")
                        .doesNotContain("kermit99"));
    }

    @Test
    @DisplayName("a private key is hidden line by line")
    void hidesLines() {
        Instance instance = new InstanceOf("dev", "vpc")
                .section("vars", Map.of("private_key", text("-----BEGIN KEY-----\nMIIEabcdefgh\n-----END KEY-----\n")))
                .get();

        assertThat(hidden(instance, Map.of()).in("line MIIEabcdefgh is bad")).isEqualTo("line (sensitive) is bad");
    }

    @Test
    @DisplayName("a planted secret lies in no file that another user of the machine can open")
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "knows no modes")
    @Timeout(240)
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
    @DisplayName("D68: a key of for_each that is a secret is in no report, and in no problem of the gate")
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the tool is a script of a shell")
    @Timeout(60)
    void hidesKeysOfResources() throws IOException {
        PlanProject project = new PlanProject(directory);
        project.write("src/main/terraform/vpc/main.tf", "# vpc");
        project.fakeTool("terraform", PlanProject.plan("""
                {"format_version": "1.2", "applyable": true, "resource_changes": [{"mode": "managed", "type": "aws_x",
                "address": "aws_x.a[\\"alpha111\\"]", "previous_address": "aws_x.b[\\"alpha111\\"]",
                "change": {"actions": ["delete", "create"]}}]}""", 2));
        project.gates = new Gates(new PomGate(0, 0, List.of(), List.of("*.*[\"alpha111\"]"), false));
        Instance instance = new InstanceOf("dev", "vpc")
                .section("vars", Map.of("password", text("alpha111")))
                .get();

        PlanResult result = project.plan(instance);

        assertThat(result.failures())
                .hasSize(2)
                .allSatisfy(problem -> assertThat(problem.message())
                        .contains("aws_x.a[\"(sensitive)\"] (was aws_x.b[\"(sensitive)\"])")
                        .doesNotContain("alpha111"));
        for (String report : List.of("plan.json", "TEST-atmos-plan.xml", "summary.md")) {
            assertThat(directory.resolve("target/atmos").resolve(report))
                    .content()
                    .contains("aws_x.b", "(sensitive)")
                    .doesNotContain("alpha111");
        }
    }

    @Test
    @DisplayName("nor in a note, an object of the local endpoint, a result or a report of a build that plans")
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "knows no modes")
    @Timeout(240)
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
