package io.github.atmosmaven.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.TestJvm;
import io.github.atmosmaven.provision.StoreResult;
import io.github.atmosmaven.provision.StoreResult.Outcome;
import io.github.atmosmaven.provision.s3.S3StateStores;
import io.github.atmosmaven.workflow.ProvisionBackends;
import io.github.atmosmaven.workflow.ProvisionRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("D44: a process that is killed while it waits for an answer")
@Timeout(value = 180, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
// It waits for processes to start.
@Execution(ExecutionMode.CONCURRENT)
class KilledProvisionTest {

    @TempDir
    private Path directory;

    private FaultyS3 s3;
    private Process process;

    @AfterEach
    void stop() {
        if (process != null) {
            process.destroyForcibly();
        }
        if (s3 != null) {
            s3.close();
        }
    }

    @ParameterizedTest(name = "{1}, at AWS: {0}")
    @CsvSource({
        "false, CreateBucket",
        "false, PutBucketTagging",
        "false, PutBucketVersioning",
        "true, PutBucketVersioning"
    })
    @DisplayName("the call arrives all the same, and the next run completes the bucket and leaves no note")
    void completed(boolean isAws, String operation) throws Exception {
        s3 = new FaultyS3(isAws ? "none" : "acme-");
        CountDownLatch reached = new CountDownLatch(1);
        CountDownLatch killed = new CountDownLatch(1);
        CountDownLatch arrived = new CountDownLatch(1);
        s3.before = called -> {
            if (called.equals(operation)) {
                reached.countDown();
                await(killed);
            }
        };
        s3.after = called -> {
            if (called.equals(operation)) {
                arrived.countDown();
            }
        };
        start(isAws);
        await(reached);
        process.destroyForcibly().waitFor();
        killed.countDown();
        await(arrived);
        assertThat(s3.writes).contains("acme-state " + operation);
        assertThat(directory.resolve("intents")).isNotEmptyDirectory();

        StoreResult next = next(isAws);

        assertThat(next.outcome()).as(next.problems().toString()).isEqualTo(Outcome.COMPLETED);
        FaultyS3.Bucket made = s3.buckets.get("acme-state");
        assertThat(made.tags).containsOnlyKeys("Name", "ManagedBy");
        assertThat(made.settings).contains("PutPublicAccessBlock", "PutBucketVersioning", "PutBucketEncryption");
        assertThat(made.settings.contains("PutBucketPolicy")).isEqualTo(isAws);
        assertThat(directory.resolve("intents")).isEmptyDirectory();
    }

    private void start(boolean isAws) throws Exception {
        process = TestJvm.startWithAll(
                ProvisionToKill.class,
                s3.uri().toString(),
                String.valueOf(isAws),
                directory.resolve("intents").toString());
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private StoreResult next(boolean isAws) {
        String uri = s3.uri().toString();
        return new ProvisionBackends(new S3StateStores(ProvisionToKill.stores(uri, isAws)))
                .run(ProvisionRequest.of(List.of(ProvisionToKill.instance(uri, isAws)), directory.resolve("intents")))
                .stores()
                .get(0);
    }
}
