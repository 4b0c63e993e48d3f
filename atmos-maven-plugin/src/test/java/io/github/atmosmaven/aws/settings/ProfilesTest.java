package io.github.atmosmaven.aws.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.aws.SdkBuckets;
import io.github.atmosmaven.localaws.LocalAws;
import io.github.atmosmaven.localaws.LocalAwsOptions;
import io.github.atmosmaven.localaws.sign.AwsKeys;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.process.ShellCommand;
import io.github.atmosmaven.provision.StoreResult;
import io.github.atmosmaven.provision.StoreResult.Outcome;
import io.github.atmosmaven.provision.s3.S3StateStores;
import io.github.atmosmaven.provision.s3.WantedInstance;
import io.github.atmosmaven.workflow.ProvisionBackends;
import io.github.atmosmaven.workflow.ProvisionRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Identities of profiles, against an endpoint that the backend names and that looks at signatures. */
@Timeout(240)
@DisplayName("D46, D72: identities of profiles and the environment")
class ProfilesTest {

    @TempDir
    private Path home;

    private LocalAws aws;
    private final Map<String, String> variables = new HashMap<>();
    private Duration budget = Duration.ofMinutes(2);

    @BeforeEach
    void start() throws IOException {
        aws = LocalAws.start(new LocalAwsOptions(home.resolve("aws")));
        variables.put("HOME", home.toString());
        variables.put("AWS_CONFIG_FILE", home.resolve("config").toString());
    }

    @AfterEach
    void stop() {
        aws.close();
    }

    private List<StoreResult> provision(String identity, String... more) {
        String backend = "{bucket: acme-state, region: eu-west-1, skip_metadata_api_check: true, endpoints: {s3: \""
                + aws.uri() + "\", sts: \"" + aws.uri() + "\", sso: \"" + aws.uri() + "\"}"
                + (identity.isEmpty() ? "" : ", " + identity) + "}";
        AwsEnvironment environment = AwsEnvironment.of(variables)
                .withRootModules(home.resolve("modules"))
                .withCalls(new AwsEnvironment.Calls(budget, line -> {}, new ShellCommand()));
        List<io.github.atmosmaven.model.Instance> wanted = new java.util.ArrayList<>();
        wanted.add(WantedInstance.s3("vpc", backend));
        for (String other : more) {
            wanted.add(WantedInstance.s3("other", other));
        }
        return new ProvisionBackends(new S3StateStores(new SdkBuckets(environment)))
                .run(ProvisionRequest.of(wanted, home.resolve("intents")))
                .stores();
    }

    private StoreResult result(String identity) {
        return provision(identity).get(0);
    }

    private void config(String text) throws IOException {
        Files.writeString(home.resolve("config"), text);
    }

    private String keys(String account) {
        AwsKeys keys = aws.keysOf(account);
        return "aws_access_key_id = " + keys.accessKeyId() + "\naws_secret_access_key = " + keys.secretAccessKey()
                + "\n";
    }

    private String json(String account) {
        AwsKeys keys = aws.keysOf(account);
        return "{\"Version\": 1, \"AccessKeyId\": \"" + keys.accessKeyId() + "\", \"SecretAccessKey\": \""
                + keys.secretAccessKey() + "\"}";
    }

    private String owner() throws IOException {
        return Files.readAllLines(home.resolve("aws/s3/acme-state/owner")).get(0);
    }

    private void creates(String identity, String account) throws IOException {
        StoreResult result = result(identity);
        assertThat(result.outcome()).as("%s", result.problems()).isEqualTo(Outcome.CREATED);
        assertThat(owner()).isEqualTo(account);
    }

    @Test
    @DisplayName("a credential_process prints keys; what it says beside them does not matter")
    void commands() throws IOException {
        Files.writeString(home.resolve("keys.json"), json("222222222222"));
        config("[profile ci]\ncredential_process = echo hello >&2; cat '" + home.resolve("keys.json") + "'\n");

        creates("profile: ci", "222222222222");
    }

    @Test
    @DisplayName("a role may stand on a credential_process, or on the keys of its own profile")
    void rolesOnCommands() throws IOException {
        Files.writeString(home.resolve("keys.json"), json("222222222222"));
        config("[profile base]\ncredential_process = cat '" + home.resolve("keys.json") + "'\n[profile ci]\n"
                + "source_profile = base\nrole_arn = arn:aws:iam::333333333333:role/x\n");

        creates("profile: ci", "333333333333");
    }

    @Test
    @DisplayName("a profile may be its own source, where it holds keys")
    void ownSource() throws IOException {
        config("[profile ci]\n" + keys("222222222222")
                + "source_profile = ci\nrole_arn = arn:aws:iam::333333333333:role/x\n");

        creates("profile: ci", "333333333333");
    }

    @Test
    @DisplayName("credential_source Environment takes the keys of the environment")
    void sourceEnvironment() throws IOException {
        AwsKeys keys = aws.keysOf("222222222222");
        variables.put("AWS_ACCESS_KEY_ID", keys.accessKeyId());
        variables.put("AWS_SECRET_ACCESS_KEY", keys.secretAccessKey());
        config("[profile ci]\ncredential_source = Environment\nrole_arn = arn:aws:iam::333333333333:role/x\n");

        creates("profile: ci", "333333333333");
    }

    @Test
    @DisplayName("a web identity of a profile, and one of the environment, go to the backend's STS")
    void webIdentities() throws IOException {
        Files.writeString(home.resolve("token"), aws.webIdentityToken());
        config("[profile ci]\nweb_identity_token_file = ~/token\nrole_arn = arn:aws:iam::333333333333:role/x\n");
        creates("profile: ci", "333333333333");

        variables.put("AWS_WEB_IDENTITY_TOKEN_FILE", home.resolve("token").toString());
        variables.put("AWS_ROLE_ARN", "arn:aws:iam::333333333333:role/x");
        assertThat(result("").outcome()).isEqualTo(Outcome.EXISTS);
        assertThat(aws.operations())
                .filteredOn("AssumeRoleWithWebIdentity"::equals)
                .hasSize(2);
    }

    @Test
    @DisplayName("AWS_PROFILE counts where no keys are in the environment; keys of a build come before both")
    void order() throws IOException {
        config("[default]\n" + keys("444444444444") + "[profile ci]\n" + keys("222222222222"));
        variables.put("AWS_PROFILE", "ci");

        creates("", "222222222222");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "credential_process = /no/such/program --secret=canary | credential_process of profile 'ci' failed: it ended with status 127",
                "credential_process = echo canary; exit 3 | it ended with status 3",
                "credential_process = echo 'canary' | did not print JSON",
                "credential_process = echo '{\"Version\": 2, \"SecretAccessKey\": \"canary\"}' | \"Version\": 1",
                "credential_process = echo '{\"Version\": 1, \"SecretAccessKey\": \"canary\"}' | printed no AccessKeyId",
                "credential_process = echo '{\"Version\": 1, \"AccessKeyId\": \"a\", \"SecretAccessKey\": \"canary\", \"Expiration\": \"2020-01-01T00:00:00Z\"}' | have expired",
                "credential_process = cat /dev/zero | more than 64 KB",
                "source_profile = gone¶role_arn = r | there is no profile 'gone', which is the source_profile of 'ci'",
                "source_profile = other¶role_arn = r¶[profile other]¶source_profile = ci¶role_arn = r | ci -> other -> ci",
                "role_arn = arn:aws:iam::333333333333:role/x | holds no credentials",
                "role_arn = r¶mfa_serial = m¶aws_access_key_id = a¶aws_secret_access_key = canary | MFA",
                "role_arn = r¶credential_source = Moon | credential_source",
                "role_arn = r¶credential_source = Environment | has none",
                "login_session = arn:aws:iam::1:user/x | aws login",
                "web_identity_token_file = /no/such/token¶role_arn = r | /no/such/token",
                "web_identity_token_file = t | no role_arn",
                "sso_session = corp¶sso_account_id = 1¶sso_role_name = r | sso-session 'corp'",
                "sso_start_url = https://x¶sso_account_id = 1¶sso_role_name = r | no sso_region",
                "sso_start_url = https://x¶sso_account_id = 1¶sso_region = eu-west-1¶sso_role_name = r | aws sso login --profile ci"
            })
    @DisplayName("a profile that cannot work is a problem at its bucket, without a secret; another bucket is made")
    void faults(String profile, String words) throws IOException {
        config("[profile ci]\n" + profile.replace("¶", "\n") + "\n");
        AwsKeys keys = aws.keysOf("555555555555");

        List<StoreResult> results = provision(
                "profile: ci",
                "{bucket: other-state, region: eu-west-1, access_key: " + keys.accessKeyId() + ", secret_key: \""
                        + keys.secretAccessKey() + "\", endpoints: {s3: \"" + aws.uri() + "\"}}");

        assertThat(results).extracting(StoreResult::outcome).containsExactly(Outcome.FAILED, Outcome.CREATED);
        Problem problem = results.get(0).problems().get(0);
        assertThat(problem.code()).isEqualTo(ProblemCode.CREDENTIALS);
        assertThat(problem.message()).contains(words);
        assertThat(problem.toString()).doesNotContain("canary");
    }

    @Test
    @DisplayName("D58: a credential_process that hangs ends with the budget")
    void hangingCommand() throws IOException {
        budget = Duration.ofSeconds(1);
        config("[profile ci]\ncredential_process = sleep 600\n");

        assertThat(result("profile: ci").problems()).extracting(Problem::code).containsExactly(ProblemCode.TIMED_OUT);
    }

    @Test
    @DisplayName("D73: relative files of a backend start from the root module, wherever Maven was started")
    void relativeFiles() throws IOException {
        Path module = Files.createDirectories(home.resolve("modules/vpc"));
        Files.writeString(module.resolve("creds"), "[ci]\n" + keys("222222222222"));
        Files.writeString(
                home.resolve("modules/config"),
                "[profile up]\nsource_profile = ci\n" + "role_arn = arn:aws:iam::333333333333:role/x\n");

        creates("profile: up, shared_credentials_files: [creds], shared_config_files: [../config]", "333333333333");
    }

    @Test
    @DisplayName("D59: the profile and the keys that a backend names win over those of the build")
    void backendWins() throws IOException {
        config("[profile ci]\n" + keys("222222222222") + "[profile own]\n" + keys("333333333333"));
        AwsEnvironment environment =
                AwsEnvironment.of(variables).withIdentity(new BuildIdentity("ci", null, List.of()));
        String endpoints = "endpoints: {s3: \"" + aws.uri() + "\"}}";
        List<StoreResult> results = new ProvisionBackends(new S3StateStores(new SdkBuckets(environment)))
                .run(ProvisionRequest.of(
                        List.of(
                                WantedInstance.s3(
                                        "a", "{bucket: acme-own, region: eu-west-1, profile: own, " + endpoints),
                                WantedInstance.s3("b", "{bucket: acme-given, region: eu-west-1, " + endpoints)),
                        home.resolve("intents")))
                .stores();

        assertThat(results).extracting(StoreResult::outcome).containsOnly(Outcome.CREATED);
        assertThat(Files.readAllLines(home.resolve("aws/s3/acme-own/owner")))
                .first()
                .isEqualTo("333333333333");
        assertThat(Files.readAllLines(home.resolve("aws/s3/acme-given/owner")))
                .first()
                .isEqualTo("222222222222");
    }
}
