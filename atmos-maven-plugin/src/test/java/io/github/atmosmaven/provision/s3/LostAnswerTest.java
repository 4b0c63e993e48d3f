package io.github.atmosmaven.provision.s3;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.provision.Intents;
import io.github.atmosmaven.provision.StoreResult;
import io.github.atmosmaven.provision.StoreResult.Outcome;
import io.github.atmosmaven.provision.s3.CloudRefusal.Kind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("D44: creations that arrive and whose answer does not, where the tags of a creation are dropped")
class LostAnswerTest {

    @TempDir
    private Path directory;

    private final FakeCloud cloud = new FakeCloud();
    private final WantedBucket bucket = WantedInstance.bucket("{bucket: state, region: eu-west-1}");

    @BeforeEach
    void dropTags() {
        cloud.keepsTagsOfCreate = false;
        cloud.isAws = false;
    }

    private StoreResult run() {
        return new EnsureBucket(
                        bucket,
                        cloud.open(bucket),
                        new Intents(directory),
                        false,
                        new Patience(3, Duration.ofMillis(5)))
                .run();
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"UNREACHABLE", "OTHER", "THROTTLED", "CREDENTIALS", "NOT_S3", "OWNED_BY_OTHER"})
    @DisplayName("the next run completes the bucket")
    void completedByTheNext(Kind seen) {
        cloud.lostAnswers.put("CreateBucket", seen);
        run();

        assertThat(run().outcome()).isEqualTo(Outcome.COMPLETED);
    }

    @Test
    @DisplayName("a creation that the client repeated by itself is completed at once")
    void repeatedByTheClient() {
        cloud.lostAnswers.put("CreateBucket", Kind.ALREADY_YOURS);

        assertThat(run().outcome()).isEqualTo(Outcome.COMPLETED);
        assertThat(cloud.buckets.get("state").tags).isEqualTo(Map.of("Name", "state", "ManagedBy", "Atmos"));
    }

    @Test
    @DisplayName("a creation that is answered with a conflict is completed as soon as it is seen to have arrived")
    void answeredWithAConflict() {
        cloud.lostAnswers.put("CreateBucket", Kind.CONFLICT);

        assertThat(run().outcome()).isEqualTo(Outcome.COMPLETED);
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    @DisplayName("a lost answer of a later call is made good by the next run, and no note is left")
    void laterCall() {
        cloud.lostAnswers.put("PutBucketVersioning", Kind.UNREACHABLE);
        run();

        assertThat(run().outcome()).isEqualTo(Outcome.COMPLETED);
        assertThat(directory).isEmptyDirectory();
    }
}
