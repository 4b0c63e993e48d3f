package io.github.atmosmaven.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.atmosmaven.TestProject;
import io.github.atmosmaven.problem.AtmosException;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.provision.StoreResult;
import io.github.atmosmaven.provision.StoreResult.Outcome;
import io.github.atmosmaven.provision.s3.CloudRefusal;
import io.github.atmosmaven.provision.s3.S3StateStores;
import io.github.atmosmaven.provision.s3.WantedInstance;
import io.github.atmosmaven.workflow.report.ProvisionFile;
import io.github.atmosmaven.workflow.report.ProvisionResult;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProvisionBackendsTest {

    @TempDir
    private Path project;

    private ProvisionBackends.Request request(String manifest) {
        return ProvisionRequest.of(
                new TestProject(project).stack("dev", manifest).instances(), project.resolve(".atmos/intents"));
    }

    @Test
    @DisplayName("D72: a fault of any kind at one bucket loses nothing of the others")
    void keepsTheOthers() {
        List<StoreResult> results = new ProvisionBackends(new S3StateStores(bucket -> {
                    if (bucket.name().equals("odd")) {
                        throw new IllegalStateException("no such thing");
                    }
                    throw new CloudRefusal(CloudRefusal.Kind.FORBIDDEN, "s3:ListBucket", "Access Denied", null, null);
                }))
                .run(new ProvisionBackends.Request(
                        List.of(
                                WantedInstance.s3("a", "{bucket: odd, region: eu-west-1}"),
                                WantedInstance.s3("b", "{bucket: even, region: eu-west-1}")),
                        project,
                        project.resolve("results"),
                        false,
                        false))
                .stores();

        assertThat(results).extracting(StoreResult::outcome).containsExactly(Outcome.FAILED, Outcome.FAILED);
        assertThat(results.get(0).problems()).singleElement().satisfies(problem -> {
            assertThat(problem.message()).contains("'odd'", "no such thing");
            assertThat(problem.location()).isNotNull();
        });
        assertThat(results.get(1).problems())
                .extracting(Problem::message)
                .singleElement()
                .asString()
                .contains("'even'", "Access Denied");
    }

    @Test
    @DisplayName(
            "D40: a stack that is disabled makes no bucket, is told as skipped, and nothing is said to be completed")
    void skipsTheDisabled() {
        ProvisionResult result = new ProvisionBackends(new S3StateStores(bucket -> {
                    throw new AssertionError("nothing is to be opened");
                }))
                .run(request("""
                        metadata: {enabled: false}
                        terraform:
                          backend_type: s3
                          backend: {s3: {bucket: acme-state, key: k, region: eu-west-1}}
                          provision: {backend: {enabled: true}}
                        components: {terraform: {vpc: {}}}
                        """));

        assertThat(result.lines()).containsExactly("dev/vpc: skipped, it is disabled or abstract");
        assertThat(result.closingLine(false)).isEmpty();
    }

    @Test
    @DisplayName("D35, D79: a secret that the cloud quotes is in no problem, line, report or cause")
    void hidesSecrets() {
        String secret = "Xj9-planted/secret";
        ProvisionResult result = new ProvisionBackends(
                        new S3StateStores(bucket -> {
                            throw new CloudRefusal(
                                    CloudRefusal.Kind.CREDENTIALS,
                                    "",
                                    "the key " + secret + " and the token tok-12345 are refused",
                                    null,
                                    new IllegalStateException("signed with " + secret));
                        }),
                        List.of(Map.of("AWS_SESSION_TOKEN", "tok-12345")))
                .run(new ProvisionBackends.Request(
                        List.of(WantedInstance.s3(
                                "a", "{bucket: even, region: eu-west-1, secret_key: " + secret + "}")),
                        project,
                        project.resolve("results"),
                        false,
                        false));

        StoreResult bucket = result.stores().get(0);
        assertThat(result.problems())
                .extracting(Problem::message)
                .singleElement()
                .asString()
                .contains("the key (sensitive) and the token (sensitive) are refused");
        assertThat(ProvisionFile.text(result) + result.lines()).doesNotContain(secret, "tok-12345");
        assertThat(bucket.cause()).hasStackTraceContaining("signed with (sensitive)");
        assertThat(stackTrace(bucket.cause())).doesNotContain(secret, "tok-12345");
    }

    @Test
    @DisplayName("D79: nor in the words of a problem that is told of this machine")
    void hidesSecretsInProblems() {
        String secret = "Xj9-planted/secret";
        ProvisionResult result = new ProvisionBackends(new S3StateStores(bucket -> {
                    throw new AtmosException.InvalidConfiguration(
                            Problem.error(ProblemCode.CANNOT_WRITE, null, "no file " + secret, "remove " + secret));
                }))
                .run(new ProvisionBackends.Request(
                        List.of(WantedInstance.s3(
                                "a", "{bucket: even, region: eu-west-1, secret_key: " + secret + "}")),
                        project,
                        project.resolve("results"),
                        false,
                        false));

        assertThat(result.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.message()).contains("no file (sensitive)");
            assertThat(problem.toString()).doesNotContain(secret);
        });
    }

    @Test
    @DisplayName("D79: what is secret is hidden before a long message is cut")
    void hidesBeforeItCuts() {
        String secret = "Xj9/planted".repeat(40);
        ProvisionResult result = new ProvisionBackends(new S3StateStores(bucket -> {
                    if (bucket.name().equals("odd")) {
                        throw new IllegalStateException("signed with " + secret);
                    }
                    throw new CloudRefusal(CloudRefusal.Kind.OTHER, "", "signed with " + secret, null, null);
                }))
                .run(new ProvisionBackends.Request(
                        List.of(
                                WantedInstance.s3("a", "{bucket: even, region: eu-west-1, secret_key: " + secret + "}"),
                                WantedInstance.s3("b", "{bucket: odd, region: eu-west-1, secret_key: " + secret + "}")),
                        project,
                        project.resolve("results"),
                        false,
                        false));

        assertThat(result.problems())
                .hasSize(2)
                .allSatisfy(problem -> assertThat(problem.message()).endsWith("signed with (sensitive)"));
    }

    private static String stackTrace(Throwable cause) {
        StringWriter text = new StringWriter();
        cause.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    private ProvisionResult runOffline(String manifest) {
        ProvisionBackends.Request online = request(manifest);
        return new ProvisionBackends(new S3StateStores(bucket -> {
                    throw new AssertionError("nothing is to be opened");
                }))
                .run(new ProvisionBackends.Request(
                        online.instances(), online.intents(), online.outputDirectory(), false, true));
    }

    @Test
    @DisplayName("D40: a run that is offline is refused for the buckets that it would look for, each named once")
    void refusesOffline() {
        assertThatThrownBy(() -> runOffline("""
                        terraform:
                          backend_type: s3
                          backend: {s3: {bucket: acme-state, region: eu-west-1}}
                          provision: {backend: {enabled: true}}
                        components:
                          terraform:
                            vpc: {}
                            eks: {}
                            db: {backend: {s3: {bucket: acme-other}}}
                        """))
                .isInstanceOfSatisfying(
                        AtmosException.EnvironmentFailure.class,
                        failure -> assertThat(failure.problems())
                                .singleElement()
                                .satisfies(problem -> {
                                    assertThat(problem.code()).isEqualTo(ProblemCode.OFFLINE);
                                    assertThat(problem.message())
                                            .startsWith("atmos:provision cannot look for ")
                                            .containsOnlyOnce("bucket 'acme-state'")
                                            .containsOnlyOnce("bucket 'acme-other'");
                                }));
    }

    @Test
    @DisplayName("D40: a run that is offline and has nothing to provision says so and is no error")
    void hasNothingToDoOffline() {
        assertThat(runOffline("components: {terraform: {vpc: {}}}").lines())
                .containsExactly("Nothing to provision: no selected instance has provision.backend.enabled: true");
    }

    @Test
    @DisplayName("D48: where nothing asks for a bucket nothing is completed")
    void saysNothingToProvision() {
        ProvisionResult result = new ProvisionBackends(new S3StateStores(bucket -> {
                    throw new AssertionError("nothing is to be opened");
                }))
                .run(request("components: {terraform: {vpc: {}}}"));

        assertThat(result.lines())
                .containsExactly("Nothing to provision: no selected instance has provision.backend.enabled: true");
        assertThat(result.closingLine(false)).isEmpty();
    }
}
