package io.github.atmosmaven.provision.s3;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.provision.Intents;
import io.github.atmosmaven.provision.StoreResult;
import io.github.atmosmaven.provision.StoreResult.Outcome;
import io.github.atmosmaven.provision.s3.CloudRefusal.Kind;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("D44: what a note may claim")
class NotedBucketTest {

    @TempDir
    private Path directory;

    private final FakeCloud cloud = new FakeCloud();
    private WantedBucket bucket = WantedInstance.bucket("{bucket: state, region: eu-west-1}");

    private StoreResult run() {
        return new EnsureBucket(
                        bucket,
                        cloud.open(bucket),
                        new Intents(directory),
                        false,
                        new Patience(3, Duration.ofMillis(5)))
                .run();
    }

    private void note() {
        new Intents(directory).write(bucket, cloud.name, new Note(FakeCloud.NOW, Set.of()).text(bucket, cloud.name));
    }

    private FakeCloud.Bucket existing() {
        return cloud.buckets.computeIfAbsent("state", name -> new FakeCloud.Bucket("111", bucket.region()));
    }

    private void assertNoWrite() {
        assertThat(cloud.calls).noneMatch(call -> call.startsWith("Put"));
    }

    static Stream<Named<Consumer<FakeCloud.Bucket>>> signsOfOthers() {
        return Stream.of(
                Named.of("tags", made -> made.tags.put("Team", "core")),
                Named.of("a policy", made -> made.settings.add("PutBucketPolicy")),
                Named.of("versioning", made -> made.settings.add("PutBucketVersioning")),
                Named.of("objects", made -> made.hasObjects = true),
                Named.of("a key of its own", made -> made.hasKey = true),
                Named.of("a lifecycle rule", made -> made.hasLifecycle = true),
                Named.of("an older date", made -> made.created = FakeCloud.NOW.minusSeconds(1)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("signsOfOthers")
    @DisplayName("a bucket that is not bare or older than the note is somebody's: skipped, said, and the note removed")
    void leavesOthersAlone(Consumer<FakeCloud.Bucket> sign) {
        note();
        sign.accept(existing());

        StoreResult result = run();

        assertThat(result.outcome()).isEqualTo(Outcome.EXISTS);
        assertThat(result.problems()).extracting(Problem::code).containsExactly(ProblemCode.BUCKET_NOT_COMPLETED);
        assertThat(result.problems().get(0).isError()).isFalse();
        assertNoWrite();
        assertThat(directory).isEmptyDirectory();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("signsOfOthers")
    @DisplayName(
            "in us-east-1, where 200 may mean that the caller had it before, the same is seen before anything is written")
    void leavesOthersAloneInTheHomeRegion(Consumer<FakeCloud.Bucket> sign) {
        bucket = WantedInstance.bucket("{bucket: state, region: us-east-1}");
        cloud.beforeCreate = () -> sign.accept(existing());

        StoreResult result = run();

        assertThat(result.outcome()).isEqualTo(Outcome.EXISTS);
        assertNoWrite();
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    @DisplayName("a bucket that is new in us-east-1 takes one look at its tags more than elsewhere")
    void looksOnceInTheHomeRegion() {
        bucket = WantedInstance.bucket("{bucket: state, region: us-east-1}");

        assertThat(run().outcome()).isEqualTo(Outcome.CREATED);
        assertThat(cloud.calls)
                .startsWith("GetBucketTagging", "CreateBucket", "GetBucketTagging", "PutPublicAccessBlock");
    }

    @Test
    @DisplayName("a bare bucket of the note's second or later is completed, and marked before anything else is written")
    void completesWhatIsBare() {
        note();
        existing().created = FakeCloud.NOW.plusMillis(999);

        assertThat(run().outcome()).isEqualTo(Outcome.COMPLETED);
        assertThat(cloud.calls.stream().filter(call -> call.startsWith("Put"))).startsWith("PutBucketTagging");
        assertThat(existing().tags).isEqualTo(Map.of("Name", "state", "ManagedBy", "Atmos"));
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    @DisplayName("dates are compared in whole seconds: the date of an answer has no parts of one")
    void comparesWholeSeconds() {
        new Intents(directory)
                .write(bucket, cloud.name, new Note(FakeCloud.NOW.plusMillis(700), Set.of()).text(bucket, cloud.name));
        existing().created = FakeCloud.NOW.plusMillis(100);

        assertThat(run().outcome()).isEqualTo(Outcome.COMPLETED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ListBuckets",
                "GetBucketPolicy",
                "GetBucketVersioning",
                "ListObjectsV2",
                "GetBucketTagging",
                "GetBucketLifecycleConfiguration"
            })
    @DisplayName("what may not be asked is not completed, the permission is named, and the note stays")
    void saysWhatIsMissing(String forbidden) {
        note();
        existing();
        cloud.forbidden.add(forbidden);

        StoreResult result = run();

        assertThat(result.outcome()).isEqualTo(Outcome.EXISTS);
        assertThat(result.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.message()).contains("is not completed", "lacks s3:");
            assertThat(problem.hint()).contains("s3:ListAllMyBuckets", directory.toString());
        });
        assertNoWrite();
        assertThat(directory).isNotEmptyDirectory();
    }

    @Test
    @DisplayName("a bucket that is not in the list of the caller's own is not completed")
    void wantsTheListToNameIt() {
        note();
        existing();
        cloud.unlisted.add("state");

        assertThat(run().outcome()).isEqualTo(Outcome.EXISTS);
        assertNoWrite();
    }

    @ParameterizedTest
    @ValueSource(strings = {"FORBIDDEN", "INVALID_NAME", "OTHER_REGION"})
    @DisplayName("a creation that is refused for certain leaves no note")
    void takesTheNoteBack(Kind refused) {
        cloud.refusedCreation = refused;

        assertThat(run().outcome()).isEqualTo(Outcome.FAILED);
        assertThat(directory).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UNREACHABLE", "THROTTLED", "OTHER", "CREDENTIALS", "CONFLICT", "OWNED_BY_OTHER", "NOT_S3"})
    @DisplayName("a creation whose answer leaves a doubt keeps its note")
    void keepsTheNote(Kind refused) {
        cloud.refusedCreation = refused;

        assertThat(run().outcome()).isEqualTo(Outcome.FAILED);
        assertThat(directory).isNotEmptyDirectory();
    }

    @Test
    @DisplayName("a refusal of the second of two attempts leaves the doubt of the first")
    void doubtsTheFirstAttempt() {
        CloudRefusal once = new CloudRefusal(Kind.FORBIDDEN, "s3:CreateBucket", "no", null, null);

        assertThat(once.readFrom(new CloudRefusal.Answer(403, null, 1)).isCertain())
                .isTrue();
        assertThat(once.readFrom(new CloudRefusal.Answer(403, null, 2)).isCertain())
                .isFalse();
    }

    @Test
    @DisplayName("a note without a date, or one that nobody can read, claims nothing")
    void claimsNothingWithoutADate() {
        assertThat(Note.parse("\u0000\nmissing at: yesterday\nbegun: NOTHING")).isEqualTo(new Note(null, Set.of()));
        new Intents(directory).write(bucket, cloud.name, new Note(null, Set.of()).text(bucket, cloud.name));
        existing();

        assertThat(run().problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("has no date"));
        assertNoWrite();
    }

    @Test
    @DisplayName("a note is read as it was written")
    void readsItsOwnText() {
        Note note = new Note(Instant.parse("2026-11-30T02:00:00Z"), Set.of(BucketCall.PUT_POLICY));

        assertThat(Note.parse(note.text(bucket, "aws"))).isEqualTo(note);
    }

    @Test
    @DisplayName("a dry run judges as the real run does, and leaves the note")
    void dryRunLeavesTheNote() {
        note();
        existing().hasObjects = true;
        StoreResult dry =
                new EnsureBucket(bucket, cloud.open(bucket), new Intents(directory), true, Patience.DEFAULT).run();

        assertThat(dry.outcome()).isEqualTo(Outcome.EXISTS);
        assertThat(directory).isNotEmptyDirectory();
    }
}
