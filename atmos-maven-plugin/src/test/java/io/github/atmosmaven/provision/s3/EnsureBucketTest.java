package io.github.atmosmaven.provision.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.atmosmaven.TestProject;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.provision.Intents;
import io.github.atmosmaven.provision.StoreResult;
import io.github.atmosmaven.provision.StoreResult.Outcome;
import io.github.atmosmaven.provision.WantedStores;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EnsureBucketTest {

    private static final List<String> NEW_BUCKET = List.of(
            "GetBucketTagging",
            "CreateBucket",
            "PutPublicAccessBlock",
            "PutBucketVersioning",
            "PutBucketEncryption",
            "PutBucketPolicy",
            "PutBucketTagging");

    private static final Patience PATIENCE = new Patience(6, Duration.ofMillis(5));

    @TempDir
    private Path project;

    private final FakeCloud cloud = new FakeCloud();
    private WantedBucket bucket;
    private Intents intents;

    @BeforeEach
    void wantABucket() {
        new TestProject(project).stack("dev", """
                terraform:
                  backend_type: s3
                  backend: {s3: {bucket: acme-state, key: terraform.tfstate, region: eu-west-1}}
                  provision: {backend: {enabled: true}}
                components: {terraform: {vpc: {}, dns: {}}}
                """);
        List<Instance> instances = new TestProject(project).instances();
        List<WantedBucket> wanted =
                WantedStores.of(instances, new BucketClaims(Map.of())).stores();
        assertThat(wanted).hasSize(1);
        bucket = wanted.get(0);
        intents = new Intents(project.resolve("target/intents"));
    }

    private StoreResult ensure(boolean dryRun) {
        return new EnsureBucket(bucket, cloud.open(bucket), intents, dryRun, PATIENCE).run();
    }

    private void assertComplete() {
        FakeCloud.Bucket made = cloud.buckets.get("acme-state");
        assertThat(made.tags).isEqualTo(Map.of("Name", "acme-state", "ManagedBy", "Atmos"));
        assertThat(made.settings).contains("PutBucketEncryption", "PutBucketVersioning", "PutPublicAccessBlock");
        assertThat(made.settings.contains("PutBucketPolicy")).isEqualTo(cloud.isAws);
        assertThat(intents.find(bucket, cloud.name)).isEmpty();
    }

    @Test
    @DisplayName("D42: a new bucket takes seven calls and ends with its settings and its two tags")
    void createsANewBucket() {
        StoreResult result = ensure(false);

        assertThat(result.outcome()).isEqualTo(Outcome.CREATED);
        assertThat(cloud.calls).isEqualTo(NEW_BUCKET);
        assertComplete();
    }

    @Test
    @DisplayName("D43: an existing bucket takes one call and not one write")
    void leavesAnExistingBucketAlone() {
        cloud.buckets.put("acme-state", new FakeCloud.Bucket("111", "eu-west-1"));
        cloud.buckets.get("acme-state").tags.put("Team", "core");

        assertThat(ensure(false).outcome()).isEqualTo(Outcome.EXISTS);
        assertThat(cloud.calls).containsExactly("GetBucketTagging");
        assertThat(cloud.buckets.get("acme-state").tags).isEqualTo(Map.of("Team", "core"));
    }

    @Test
    @DisplayName("D43: an existing bucket without any tag is somebody's bucket, not a half-made one")
    void leavesAnUntaggedBucketAlone() {
        cloud.buckets.put("acme-state", new FakeCloud.Bucket("111", "eu-west-1"));

        assertThat(ensure(false).outcome()).isEqualTo(Outcome.EXISTS);
        assertThat(cloud.calls).containsExactly("GetBucketTagging");
    }

    @Test
    @DisplayName("D44: an identity that may not read tags looks a second time with HeadBucket")
    void looksWithoutTags() {
        cloud.buckets.put("acme-state", new FakeCloud.Bucket("111", "eu-west-1"));
        cloud.forbidden.add("GetBucketTagging");

        assertThat(ensure(false).outcome()).isEqualTo(Outcome.EXISTS);
        assertThat(cloud.calls).containsExactly("GetBucketTagging", "HeadBucket");
    }

    static Stream<Arguments> kills() {
        return Stream.concat(
                IntStream.rangeClosed(0, NEW_BUCKET.size()).mapToObj(calls -> Arguments.of(calls, true)),
                IntStream.rangeClosed(0, 12).mapToObj(calls -> Arguments.of(calls, false)));
    }

    @ParameterizedTest(name = "after {0} calls, tags kept at creation: {1}")
    @MethodSource("kills")
    @DisplayName("D44: a run killed between any two calls is completed by the next")
    void completesWhatAKillLeft(int calls, boolean tagsKept) {
        cloud.keepsTagsOfCreate = tagsKept;
        cloud.isAws = tagsKept;
        cloud.callsBeforeKill = calls;
        assertThatThrownBy(() -> ensure(false)).isInstanceOf(FakeCloud.Killed.class);

        cloud.callsBeforeKill = Integer.MAX_VALUE;
        cloud.calls.clear();
        StoreResult next = ensure(false);

        assertThat(next.problems()).isEmpty();
        assertComplete();
    }

    @Test
    @DisplayName("D43: tags that others put on a half-made bucket stay")
    void keepsForeignTags() {
        cloud.buckets.put("acme-state", new FakeCloud.Bucket("111", "eu-west-1"));
        cloud.buckets.get("acme-state").tags.putAll(Map.of(BucketSetup.UNFINISHED, "unfinished", "CostCentre", "7"));

        assertThat(ensure(false).outcome()).isEqualTo(Outcome.COMPLETED);
        assertThat(cloud.buckets.get("acme-state").tags)
                .isEqualTo(Map.of("Name", "acme-state", "ManagedBy", "Atmos", "CostCentre", "7"));
    }

    @Test
    @DisplayName("D44: an identity that may not tag at creation is covered by the note until its next call")
    void completesWithoutTagsAtCreation() {
        cloud.forbidden.add("TagResource");
        cloud.callsBeforeKill = 3;
        assertThatThrownBy(() -> ensure(false)).isInstanceOf(FakeCloud.Killed.class);
        assertThat(cloud.buckets.get("acme-state").tags).isEmpty();

        cloud.callsBeforeKill = Integer.MAX_VALUE;

        assertThat(ensure(false).outcome()).isEqualTo(Outcome.COMPLETED);
        assertComplete();
    }

    @Test
    @DisplayName("two builds at once on one bucket both succeed")
    void twoBuildsSucceed() throws Exception {
        ExecutorService builds = Executors.newFixedThreadPool(2);
        try {
            List<Future<StoreResult>> results = new ArrayList<>();
            for (int build = 0; build < 2; build++) {
                Intents own = new Intents(project.resolve("build-" + build));
                results.add(
                        builds.submit(() -> new EnsureBucket(bucket, cloud.open(bucket), own, false, PATIENCE).run()));
            }
            for (Future<StoreResult> result : results) {
                assertThat(result.get().problems()).isEmpty();
            }
        } finally {
            builds.shutdownNow();
        }
        assertComplete();
    }

    @Test
    @DisplayName("a bucket that another build makes at the same moment is not made twice")
    void acceptsThatAnotherBuildWasFaster() {
        Intents others = new Intents(project.resolve("other"));
        cloud.beforeCreate = () -> {
            cloud.beforeCreate = () -> {};
            new EnsureBucket(bucket, cloud.open(bucket), others, false, PATIENCE).run();
        };

        assertThat(ensure(false).problems()).isEmpty();

        assertComplete();
    }

    @Test
    @DisplayName("a conflicting change is waited for")
    void waitsForAConflict() {
        cloud.conflicts.put("PutBucketVersioning", 2);

        assertThat(ensure(false).outcome()).isEqualTo(Outcome.CREATED);
        assertThat(cloud.calls).filteredOn("PutBucketVersioning"::equals).hasSize(3);
        assertComplete();
    }

    @Test
    @DisplayName("D42: a policy that the identity may not put is a warning that names the action")
    void warnsOfAMissingPolicy() {
        cloud.forbidden.add("PutBucketPolicy");

        StoreResult result = ensure(false);

        assertThat(result.outcome()).isEqualTo(Outcome.CREATED);
        assertThat(result.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.isError()).isFalse();
            assertThat(problem.message()).contains("s3:PutBucketPolicy");
        });
    }

    @Test
    @DisplayName("D47: a dry run tells the calls of the real run and writes nothing")
    void dryRunTellsTheSameCalls() {
        StoreResult dry = ensure(true);

        assertThat(dry.outcome()).isEqualTo(Outcome.WOULD_CREATE);
        assertThat(dry.account()).isEqualTo(cloud.account);
        assertThat(dry.calls()).extracting(call -> call.split(" ")[0]).isEqualTo(NEW_BUCKET);
        assertThat(cloud.calls).containsExactly("GetBucketTagging");
        assertThat(cloud.buckets).isEmpty();
    }

    @Test
    @DisplayName("D43: a note of one cloud says nothing about a bucket of that name in another")
    void keepsCloudsApart() {
        intents.write(
                bucket,
                "http://127.0.0.1:4566",
                new Note(FakeCloud.NOW, Set.of()).text(bucket, "http://127.0.0.1:4566"));
        cloud.name = "";
        cloud.buckets.put("acme-state", new FakeCloud.Bucket("111", "eu-west-1"));

        assertThat(ensure(false).outcome()).isEqualTo(Outcome.EXISTS);
        assertThat(cloud.calls).containsExactly("GetBucketTagging");
    }

    @Test
    @DisplayName("D41: a bucket that two accounts want is used where it exists and created by nobody")
    void leavesContestedBucketsAlone() {
        Problem contested = Problem.error(ProblemCode.BACKEND_ATTRIBUTE_INVALID, null, "two accounts", null);
        WantedBucket wanted = new WantedBucket(
                bucket.name(),
                bucket.region(),
                bucket.endpoint(),
                bucket.backend(),
                bucket.location(),
                bucket.instances(),
                false,
                contested);

        StoreResult missing = new EnsureBucket(wanted, cloud.open(wanted), intents, false, PATIENCE).run();

        assertThat(missing.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(missing.problems()).containsExactly(contested);
        assertThat(cloud.buckets).isEmpty();

        cloud.buckets.put("acme-state", new FakeCloud.Bucket("111", "eu-west-1"));
        assertThat(new EnsureBucket(wanted, cloud.open(wanted), intents, false, PATIENCE)
                        .run()
                        .outcome())
                .isEqualTo(Outcome.EXISTS);
    }
}
