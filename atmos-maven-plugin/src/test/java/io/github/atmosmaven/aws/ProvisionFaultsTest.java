package io.github.atmosmaven.aws;

import static io.github.atmosmaven.aws.FaultyProvision.effects;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.aws.FaultyProvision.Endpoint;
import io.github.atmosmaven.aws.FaultyS3.Effect;
import io.github.atmosmaven.aws.FaultyS3.Fault;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.provision.StoreResult;
import io.github.atmosmaven.provision.StoreResult.Outcome;
import io.github.atmosmaven.provision.s3.CloudBucket;
import io.github.atmosmaven.provision.s3.CloudBuckets;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every call that a provision makes, and every way it can go wrong: the next run completes what is ours and writes nothing
 * to what is not. Each case is a bucket of its own, so that one run of the use case goes through all of them.
 */
@DisplayName("D44, D45: provisioning under faults")
@Timeout(value = 300, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ProvisionFaultsTest {

    private static final List<String> WRITES =
            List.of("PutPublicAccessBlock", "PutBucketVersioning", "PutBucketEncryption", "PutBucketTagging");

    private static final List<String> READS = List.of(
            "GetBucketVersioning",
            "GetBucketPolicy",
            "ListObjectsV2",
            "GetBucketEncryption",
            "GetBucketLifecycleConfiguration",
            "ListBuckets");

    private static final Map<String, String> FINAL_TAGS = Map.of("ManagedBy", "Atmos");

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

    /** Calls of a first run. */
    private static List<String> calls(Endpoint endpoint) {
        List<String> calls = new ArrayList<>(List.of("GetBucketTagging", "HeadBucket", "CreateBucket"));
        calls.addAll(WRITES);
        calls.addAll(
                endpoint == Endpoint.STORE
                        ? List.of(
                                "GetBucketPolicy",
                                "ListObjectsV2",
                                "GetBucketEncryption",
                                "GetBucketLifecycleConfiguration",
                                "ListBuckets")
                        : List.of("PutBucketPolicy"));
        return calls;
    }

    /** Calls of a run that meets a bare bucket and a note. */
    private static List<String> callsOfNoted(Endpoint endpoint) {
        List<String> calls = new ArrayList<>(List.of("GetBucketTagging"));
        calls.addAll(READS);
        calls.addAll(WRITES);
        if (endpoint != Endpoint.STORE) {
            calls.add("PutBucketPolicy");
        }
        return calls;
    }

    private void assertComplete(String name, boolean policy) {
        FaultyS3.Bucket made = s3.buckets.get(name);
        assertThat(made).as(name).isNotNull();
        assertThat(made.tags).as(name).containsAllEntriesOf(FINAL_TAGS).hasSize(2);
        assertThat(made.settings)
                .as(name)
                .contains("PutPublicAccessBlock", "PutBucketVersioning", "PutBucketEncryption");
        assertThat(made.settings.contains("PutBucketPolicy")).as(name).isEqualTo(policy);
    }

    @Test
    @DisplayName("whatever goes wrong with whichever call, the next run completes the bucket and leaves no note")
    void completed() {
        Map<String, Fault> cases = cases(ProvisionFaultsTest::calls);
        cases.forEach((name, fault) -> {
            if (fault.operation().equals("HeadBucket")) {
                s3.forbidden.put(name, "GetBucketTagging");
            }
        });
        s3.faults.putAll(cases);
        assertToldForeign(cases, provision.run(cases.keySet()));
        assertCompletedByTheNext(cases);
    }

    @Test
    @DisplayName("the same where an earlier run left a bare bucket and a note")
    void completedByTheNote() {
        Map<String, Fault> cases = cases(ProvisionFaultsTest::callsOfNoted);
        provision.leaveBareBuckets(cases.keySet());

        s3.faults.putAll(cases);
        assertToldForeign(cases, provision.run(cases.keySet()));
        assertCompletedByTheNext(cases);
    }

    /** Faults by the name of the bucket that each strikes. */
    private static Map<String, Fault> cases(Function<Endpoint, List<String>> calls) {
        Map<String, Fault> cases = new LinkedHashMap<>();
        for (Endpoint endpoint : Endpoint.values()) {
            for (String call : calls.apply(endpoint)) {
                for (Effect effect : effects(call)) {
                    cases.put(endpoint.prefix + cases.size(), new Fault(call, effect));
                }
            }
        }
        return cases;
    }

    /** D45: an answer that does not come from S3 is told as such, whichever call it answers. */
    private static void assertToldForeign(Map<String, Fault> cases, Map<String, StoreResult> results) {
        cases.forEach((name, fault) -> {
            if (fault.effect().isForeign()) {
                assertThat(results.get(name).problems())
                        .as(fault + " of " + name)
                        .anySatisfy(problem -> {
                            assertThat(problem.code()).isEqualTo(ProblemCode.FOREIGN_ANSWER);
                            assertThat(problem.isError()).isTrue();
                        });
            }
        });
    }

    private void assertCompletedByTheNext(Map<String, Fault> cases) {
        assertThat(s3.struck).as("cases whose call is made").containsExactlyInAnyOrderElementsOf(cases.keySet());
        s3.faults.clear();
        s3.forbidden.clear();
        Map<String, StoreResult> next = provision.run(cases.keySet());

        cases.forEach((name, fault) -> {
            StoreResult result = next.get(name);
            String what = fault + " of " + name + ": " + result.outcome() + " " + result.problems();
            assertThat(result.outcome()).as(what).isNotEqualTo(Outcome.FAILED);
            assertThat(result.problems()).as(what).isEmpty();
            boolean mayNotPut = fault.equals(new Fault("PutBucketPolicy", Effect.FORBIDDEN));
            assertComplete(name, !name.startsWith(Endpoint.STORE.prefix) && !mayNotPut);
        });
        assertThat(provision.intents).isEmptyDirectory();
    }

    @Test
    @DisplayName("a run that is killed between any two calls is completed by the next")
    void killed() {
        for (Endpoint endpoint : Endpoint.values()) {
            AtomicInteger left = new AtomicInteger(-1);
            for (int calls = 0; left.get() <= 0; calls++) {
                String bucket = endpoint.prefix + "killed-" + calls;
                left.set(calls);
                try {
                    provision.run(Set.of(bucket), killedAfter(left));
                } catch (IllegalStateException killed) {
                    assertThat(killed).hasRootCauseInstanceOf(Killed.class);
                }
                assertThat(provision.run(Set.of(bucket)).get(bucket).problems())
                        .as(bucket)
                        .isEmpty();
                assertComplete(bucket, endpoint != Endpoint.STORE);
            }
        }
        assertThat(provision.intents).isEmptyDirectory();
    }

    /** Ends a run as a kill does: nothing of it is done after. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    private CloudBuckets killedAfter(AtomicInteger left) {
        Set<String> free = Set.of("isAws", "cloud", "isRehearsal", "close", "account");
        return bucket -> {
            CloudBucket store = provision.stores().open(bucket);
            return (CloudBucket) Proxy.newProxyInstance(
                    CloudBucket.class.getClassLoader(),
                    new Class<?>[] {CloudBucket.class},
                    (self, method, arguments) -> {
                        if (!free.contains(method.getName()) && left.getAndDecrement() == 0) {
                            throw new Killed();
                        }
                        try {
                            return method.invoke(store, arguments);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
        };
    }

    @Test
    @DisplayName("D72: what one bucket fails of is told beside what became of the others")
    void oneFaultOneLoss() {
        s3.faults.put("aws-1", new Fault("CreateBucket", Effect.FORBIDDEN));

        Map<String, StoreResult> results = provision.run(Set.of("aws-1", "aws-2"));

        assertThat(results.get("aws-1").problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.isError()).isTrue());
        assertThat(results.get("aws-2").problems()).filteredOn(Problem::isError).isEmpty();
        assertComplete("aws-2", true);
    }
}
