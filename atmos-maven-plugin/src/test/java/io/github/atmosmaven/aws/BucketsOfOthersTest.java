package io.github.atmosmaven.aws;

import static io.github.atmosmaven.aws.FaultyProvision.effects;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.aws.FaultyProvision.Endpoint;
import io.github.atmosmaven.aws.FaultyS3.Effect;
import io.github.atmosmaven.aws.FaultyS3.Fault;
import io.github.atmosmaven.provision.StoreResult;
import io.github.atmosmaven.provision.StoreResult.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Buckets that a colleague makes after a creation that failed. Each case is a bucket of its own. */
@DisplayName("D44, D45: buckets that are not ours")
@Timeout(value = 300, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BucketsOfOthersTest {

    /** Settings that a colleague may have made on a bucket, by the call that would tell. */
    private static final Map<String, Consumer<FaultyS3.Bucket>> READ_SIGNS = Map.of(
            "GetBucketTagging", made -> made.tags.put("Team", "core"),
            "GetBucketVersioning", made -> made.settings.add("PutBucketVersioning"),
            "GetBucketPolicy", made -> made.settings.add("PutBucketPolicy"),
            "ListObjectsV2", made -> made.hasObjects = true,
            "GetBucketEncryption", made -> made.settings.add("KMS"),
            "GetBucketLifecycleConfiguration", made -> made.settings.add("PutBucketLifecycleConfiguration"));

    @TempDir
    private Path directory;

    @AutoClose
    private FaultyProvision provision;

    private FaultyS3 s3;

    @BeforeEach
    void start() throws IOException {
        provision = new FaultyProvision(directory);
        s3 = provision.s3;
    }

    @ParameterizedTest
    @EnumSource(Endpoint.class)
    @DisplayName("a bucket that a colleague makes after a creation that failed is not written to")
    void leftAlone(Endpoint endpoint) {
        List<Consumer<FaultyS3.Bucket>> signs = List.of(
                made -> made.settings.add("KMS"),
                made -> made.settings.add("PutBucketLifecycleConfiguration"),
                made -> made.settings.add("PutBucketPolicy"),
                made -> made.settings.add("PutBucketVersioning"),
                made -> made.tags.put("Team", "core"),
                made -> made.hasObjects = true);
        Map<String, Consumer<FaultyS3.Bucket>> cases = new LinkedHashMap<>();
        for (Effect effect : effects("CreateBucket")) {
            // Each sign and each effect are seen, and not each of one with each of the other.
            String name = endpoint.prefix + cases.size();
            cases.put(name, signs.get(cases.size() % signs.size()));
            s3.faults.put(name, new Fault("CreateBucket", effect));
        }
        provision.run(cases.keySet());
        s3.faults.clear();
        cases.forEach((name, work) -> {
            FaultyS3.Bucket colleagues = new FaultyS3.Bucket();
            work.accept(colleagues);
            s3.buckets.put(name, colleagues);
        });
        s3.writes.clear();
        Map<String, StoreResult> next = provision.run(cases.keySet());

        assertThat(s3.writes).isEmpty();
        assertThat(next.values()).extracting(StoreResult::outcome).containsOnly(Outcome.EXISTS);
        assertThat(provision.intents).isEmptyDirectory();
    }

    @ParameterizedTest
    @EnumSource(Endpoint.class)
    @DisplayName("nor while it cannot be read, whichever call fails")
    void leftAloneUnread(Endpoint endpoint) {
        Map<String, Fault> cases = new LinkedHashMap<>();
        Map<String, Consumer<FaultyS3.Bucket>> work = new LinkedHashMap<>();
        READ_SIGNS.forEach((call, sign) -> {
            for (Effect effect : effects(call)) {
                String name = endpoint.prefix + cases.size();
                cases.put(name, new Fault(call, effect));
                work.put(name, sign);
            }
        });
        provision.leaveBareBuckets(cases.keySet());
        work.forEach((name, sign) -> sign.accept(s3.buckets.get(name)));
        s3.writes.clear();
        s3.faults.putAll(cases);

        provision.run(cases.keySet());

        assertThat(s3.struck).containsExactlyInAnyOrderElementsOf(cases.keySet());
        s3.faults.clear();
        Map<String, StoreResult> next = provision.run(cases.keySet());
        assertThat(s3.writes).isEmpty();
        assertThat(next.values()).extracting(StoreResult::outcome).containsOnly(Outcome.EXISTS);
    }
}
