package io.github.atmosmaven.provision.s3;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.provision.Intents;
import io.github.atmosmaven.provision.StoreResult;
import io.github.atmosmaven.provision.StoreResult.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("D45: what the cloud refuses is told for what it is")
class RefusedBucketTest {

    @TempDir
    private Path intents;

    private final FakeCloud cloud = new FakeCloud();
    private final WantedBucket bucket = WantedInstance.bucket("{bucket: acme-state, region: eu-west-1}");

    private StoreResult ensure() {
        Patience patience = new Patience(6, Duration.ofMillis(5));
        return new EnsureBucket(bucket, cloud.open(bucket), new Intents(intents), false, patience).run();
    }

    @Test
    @DisplayName("a bucket of another account is forbidden, with account, region and action")
    void saysForbidden() {
        cloud.buckets.put("acme-state", new FakeCloud.Bucket("222", "eu-west-1"));

        assertFailure(
                ProblemCode.ACCESS_DENIED, "account 111", "eu-west-1", "grant s3:GetBucketTagging or s3:ListBucket");
    }

    @Test
    @DisplayName("a bucket in another region is told with both regions")
    void saysOtherRegion() {
        cloud.buckets.put("acme-state", new FakeCloud.Bucket("111", "us-east-1"));

        assertFailure(ProblemCode.WRONG_REGION, "is in us-east-1", "eu-west-1");
    }

    @Test
    @DisplayName("a name that somebody takes meanwhile is never adopted, neither now nor by a later run")
    void saysOwnedByOther() {
        cloud.beforeCreate = () -> cloud.buckets.put("acme-state", new FakeCloud.Bucket("222", "eu-west-1"));

        StoreResult result = ensure();

        assertThat(result.problems()).extracting(Problem::code).containsExactly(ProblemCode.BUCKET_OWNED_BY_OTHER);
        ensure();
        assertThat(cloud.buckets.get("acme-state").settings).isEmpty();
        assertThat(cloud.buckets.get("acme-state").tags).isEmpty();
    }

    @Test
    @DisplayName("throttling is told with the call, the region and the account")
    void saysThrottled() {
        cloud.buckets.put("acme-state", new FakeCloud.Bucket("111", "eu-west-1"));
        cloud.lostAnswers.put("GetBucketTagging", CloudRefusal.Kind.THROTTLED);
        cloud.buckets.get("acme-state").tags.put("a", "b");

        assertFailure(ProblemCode.THROTTLED, "s3:GetBucketTagging", "eu-west-1", "111", "run again");
    }

    @Test
    @DisplayName("a refused role is a matter of the role, not of the bucket")
    void saysRoleRefused() {
        cloud.beforeCreate = () -> {
            throw new CloudRefusal(CloudRefusal.Kind.FORBIDDEN, "sts:AssumeRole", "not authorized", null, null);
        };

        StoreResult result = ensure();

        assertThat(result.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.ACCESS_DENIED);
            assertThat(problem.hint()).contains("sts:AssumeRole", "trust").doesNotContain("another name");
        });
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "has no directory that nobody can write to")
    @DisplayName(
            "D44: notes that cannot be written are trouble of this machine, at a directory, and nothing is created")
    void saysWhereNotesCannotBe() {
        Path nobodys = Path.of("/sys/.atmos/intents");

        StoreResult result = new EnsureBucket(
                        bucket, cloud.open(bucket), new Intents(nobodys), false, new Patience(1, Duration.ZERO))
                .run();

        assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(result.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.CANNOT_WRITE);
            assertThat(problem.message())
                    .startsWith("cannot write /sys/.atmos")
                    .containsPattern("Permission denied|Operation not permitted|Read-only file system|not permit")
                    .doesNotContain("the cloud");
        });
        assertThat(cloud.calls).doesNotContain("CreateBucket");
        assertThat(cloud.buckets).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../../../x/y", "..", "/x", "a/b", "a\\b"})
    @DisplayName("D77: a name that no bucket has never becomes a path of a note")
    void makesNoPathOfOtherNames(String name) throws IOException {
        WantedBucket odd = new WantedBucket(
                name, bucket.region(), "", bucket.backend(), bucket.location(), bucket.instances(), false, null);
        Path notes = Files.createDirectories(intents.resolve("a/b/c/d/notes"));

        StoreResult result =
                new EnsureBucket(odd, cloud.open(odd), new Intents(notes), false, new Patience(1, Duration.ZERO)).run();

        assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(result.problems()).extracting(Problem::code).containsExactly(ProblemCode.BACKEND_ATTRIBUTE_INVALID);
        assertThat(cloud.buckets).isEmpty();
        try (Stream<Path> all = Files.walk(intents)) {
            assertThat(all).allMatch(Files::isDirectory).hasSize(6);
        }
    }

    private void assertFailure(ProblemCode code, String... words) {
        StoreResult result = ensure();

        assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(result.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(code);
            assertThat(problem.location()).isEqualTo(bucket.location());
            assertThat(problem.message() + problem.hint()).contains(words);
        });
    }
}
