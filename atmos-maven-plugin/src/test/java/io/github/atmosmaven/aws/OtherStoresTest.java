package io.github.atmosmaven.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.aws.settings.AwsEnvironment;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.provision.StoreResult;
import io.github.atmosmaven.provision.StoreResult.Outcome;
import io.github.atmosmaven.provision.s3.CloudBuckets;
import io.github.atmosmaven.provision.s3.Patience;
import io.github.atmosmaven.provision.s3.S3StateStores;
import io.github.atmosmaven.provision.s3.WantedInstance;
import io.github.atmosmaven.workflow.ProvisionBackends;
import io.github.atmosmaven.workflow.ProvisionRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("D42, D43: stores that are not AWS, named by endpoints, with what each of them does not know")
@Timeout(value = 240, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class OtherStoresTest {

    @TempDir
    private Path directory;

    private FaultyS3 s3;

    @BeforeEach
    void start() throws IOException {
        s3 = new FaultyS3("");
    }

    @AfterEach
    void stop() {
        s3.close();
    }

    private static final AwsEnvironment QUICK =
            AwsEnvironment.of(Map.of()).withCalls(AwsEnvironment.Calls.USUAL.withFirstPause(Duration.ofMillis(5)));

    private String backend() {
        return "{bucket: state, region: eu-west-1, access_key: AKIATEST, secret_key: secret, max_retries: 1,"
                + " endpoints: {s3: '" + s3.uri() + "', sts: '" + s3.uri() + "'}}";
    }

    private StoreResult provision() {
        return provision(backend(), new SdkBuckets(QUICK));
    }

    private StoreResult provision(String backend, CloudBuckets stores) {
        return new ProvisionBackends(new S3StateStores(stores, new Patience(2, Duration.ofMillis(5))))
                .run(ProvisionRequest.of(List.of(WantedInstance.s3("vpc", backend)), directory.resolve("intents")))
                .stores()
                .get(0);
    }

    private StoreResult provisionAtAws() {
        AwsEnvironment.Keys keys = new AwsEnvironment.Keys("AKIATEST", "secret", null);
        return provision(
                "{bucket: state, region: eu-west-1, max_retries: 1}",
                new SdkBuckets(QUICK.withLocal(new AwsEnvironment.Local(s3.uri(), keys))));
    }

    @ParameterizedTest
    @EnumSource(StoreHabits.class)
    @DisplayName("a new bucket has all that its store knows, and one warning names what it does not")
    void created(StoreHabits habits) {
        s3.habits = habits;

        StoreResult result = provision();

        assertThat(result.outcome()).as(result.problems().toString()).isEqualTo(Outcome.CREATED);
        List<String> unknown = habits.unknownChanges();
        if (unknown.isEmpty()) {
            assertThat(result.problems()).isEmpty();
        } else {
            assertThat(result.problems()).singleElement().satisfies(problem -> {
                assertThat(problem.isError()).isFalse();
                assertThat(problem.code()).isEqualTo(ProblemCode.SECURE_DEFAULT_SKIPPED);
                assertThat(problem.message()
                                .replaceFirst(".*does not support: ", "")
                                .split(", "))
                        .containsExactlyInAnyOrderElementsOf(unknown);
            });
        }
        List<String> known =
                new ArrayList<>(List.of("PutPublicAccessBlock", "PutBucketVersioning", "PutBucketEncryption"));
        known.removeAll(unknown);
        assertThat(s3.buckets.get("state").settings).containsExactlyInAnyOrderElementsOf(known);
        assertThat(s3.buckets.get("state").tags.keySet())
                .isEqualTo(habits.keepsNoTags() ? Set.of() : Set.of("Name", "ManagedBy"));
        assertThat(directory.resolve("intents")).isEmptyDirectory();
    }

    @ParameterizedTest
    @EnumSource(StoreHabits.class)
    @DisplayName("D43: a bucket that is there is found, whatever the store says of its tags, and not written to")
    void found(StoreHabits habits) {
        s3.habits = habits;
        s3.buckets.put("state", new FaultyS3.Bucket());

        StoreResult result = provision();

        assertThat(result.outcome()).as(result.problems().toString()).isEqualTo(Outcome.EXISTS);
        assertThat(result.problems()).isEmpty();
        assertThat(s3.writes).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(StoreHabits.class)
    @DisplayName("the run after finds what it made, without a word")
    void again(StoreHabits habits) {
        s3.habits = habits;
        provision();
        s3.writes.clear();

        StoreResult result = provision();

        assertThat(result.outcome()).isEqualTo(Outcome.EXISTS);
        assertThat(result.problems()).isEmpty();
        assertThat(s3.writes).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "UNTOLD")
    @DisplayName("D44: a run that ends behind any of its writes is completed by the next")
    void completed(StoreHabits habits) {
        s3.habits = habits;
        for (String last :
                List.of("PutPublicAccessBlock", "PutBucketVersioning", "PutBucketEncryption", "PutBucketTagging")) {
            if (habits.unknownChanges().contains(last)) {
                continue;
            }
            s3.buckets.clear();
            s3.faults.put("state", new FaultyS3.Fault(last, FaultyS3.Effect.CUT_BEHIND));
            assertThat(provision().outcome()).as(last).isEqualTo(Outcome.FAILED);
            s3.faults.clear();

            StoreResult next = provision();

            assertThat(next.outcome()).as(last).isEqualTo(Outcome.COMPLETED);
            assertThat(next.problems())
                    .extracting(Problem::code)
                    .as(last)
                    .containsOnly(
                            habits.unknownChanges().isEmpty()
                                    ? new ProblemCode[0]
                                    : new ProblemCode[] {ProblemCode.SECURE_DEFAULT_SKIPPED});
        }
    }

    @Test
    @DisplayName("D44: where neither tags nor the list of buckets tell whose it is, it is left and that is said")
    void undecided() {
        s3.habits = StoreHabits.UNTOLD;
        s3.faults.put("state", new FaultyS3.Fault("PutBucketVersioning", FaultyS3.Effect.CUT_BEFORE));
        provision();
        s3.faults.clear();
        s3.writes.clear();

        StoreResult next = provision();

        assertThat(next.outcome()).isEqualTo(Outcome.EXISTS);
        assertThat(next.problems()).extracting(Problem::code).containsExactly(ProblemCode.BUCKET_NOT_COMPLETED);
        assertThat(s3.writes).isEmpty();
    }

    @Test
    @DisplayName("D45: a bucket of somebody else at a store without tags is forbidden, not unknown")
    void forbidden() {
        s3.habits = StoreHabits.R2;
        s3.faults.put("state", new FaultyS3.Fault("HeadBucket", FaultyS3.Effect.FORBIDDEN));

        assertThat(provision().problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.ACCESS_DENIED);
            assertThat(problem.hint()).contains("s3:ListBucket").doesNotContain("Tagging");
        });
        assertThat(s3.writes).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"MINIO", "R2", "WASABI", "GOOGLE", "CEPH_PACIFIC"})
    @DisplayName("the same answers of AWS are failures, and what was made is completed later")
    void failsAtAws(StoreHabits habits) {
        s3.habits = habits;

        StoreResult result = provisionAtAws();

        assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(result.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.code()).isEqualTo(ProblemCode.CLOUD_REFUSED));
    }
}
