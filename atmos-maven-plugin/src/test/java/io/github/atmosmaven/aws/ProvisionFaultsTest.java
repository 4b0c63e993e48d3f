package io.github.atmosmaven.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.aws.FaultyS3.Effect;
import io.github.atmosmaven.aws.FaultyS3.Fault;
import io.github.atmosmaven.aws.settings.AwsEnvironment;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.provision.StoreResult;
import io.github.atmosmaven.provision.StoreResult.Outcome;
import io.github.atmosmaven.provision.s3.CloudBucket;
import io.github.atmosmaven.provision.s3.CloudBuckets;
import io.github.atmosmaven.provision.s3.Patience;
import io.github.atmosmaven.provision.s3.S3StateStores;
import io.github.atmosmaven.provision.s3.WantedInstance;
import io.github.atmosmaven.workflow.ProvisionBackends;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every call that a provision makes, and every way it can go wrong: the next run completes what is ours and writes nothing
 * to what is not. Each case is a bucket of its own, so that one run of the use case goes through all of them.
 */
@DisplayName("D44, D45: provisioning under faults")
@Timeout(value = 300, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ProvisionFaultsTest {

    /** Endpoint that holds a bucket. It decides how a creation is answered and what becomes of its tags. */
    enum Endpoint {
        AWS("aws-", "region: eu-west-1"),
        HOME("home-", "region: us-east-1"),
        STORE("store-", "region: eu-west-1, endpoints: {s3: '%s', sts: '%s'}");

        private final String prefix;
        private final String attributes;

        Endpoint(String prefix, String attributes) {
            this.prefix = prefix;
            this.attributes = attributes;
        }
    }

    private static final List<String> WRITES =
            List.of("PutPublicAccessBlock", "PutBucketVersioning", "PutBucketEncryption", "PutBucketTagging");
    private static final List<String> READS = List.of(
            "GetBucketVersioning",
            "GetBucketPolicy",
            "ListObjectsV2",
            "GetBucketEncryption",
            "GetBucketLifecycleConfiguration",
            "ListBuckets");
    /** What a colleague may have done to a bucket, by the call that would tell. */
    private static final Map<String, Consumer<FaultyS3.Bucket>> READ_SIGNS = Map.of(
            "GetBucketTagging", made -> made.tags.put("Team", "core"),
            "GetBucketVersioning", made -> made.settings.add("PutBucketVersioning"),
            "GetBucketPolicy", made -> made.settings.add("PutBucketPolicy"),
            "ListObjectsV2", made -> made.hasObjects = true,
            "GetBucketEncryption", made -> made.settings.add("KMS"),
            "GetBucketLifecycleConfiguration", made -> made.settings.add("PutBucketLifecycleConfiguration"));

    private static final Map<String, String> FINAL_TAGS = Map.of("ManagedBy", "Atmos");

    @TempDir
    private Path directory;

    private FaultyS3 s3;

    @BeforeEach
    void start() throws IOException {
        s3 = new FaultyS3(Endpoint.STORE.prefix);
    }

    @AfterEach
    void stop() {
        s3.close();
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

    private Instance wanting(String bucket) {
        Endpoint endpoint = List.of(Endpoint.values()).stream()
                .filter(each -> bucket.startsWith(each.prefix))
                .findFirst()
                .orElseThrow();
        return WantedInstance.s3(
                "vpc",
                "{bucket: " + bucket + ", max_retries: 1, " + endpoint.attributes.formatted(s3.uri(), s3.uri())
                        + (endpoint == Endpoint.STORE ? ", access_key: AKIATEST, secret_key: secret" : "") + "}");
    }

    private CloudBuckets stores() {
        AwsEnvironment.Keys keys = new AwsEnvironment.Keys("AKIATEST", "secret", null);
        AwsEnvironment quick =
                AwsEnvironment.of(Map.of()).withCalls(AwsEnvironment.Calls.USUAL.withFirstPause(Duration.ofMillis(2)));
        CloudBuckets aws = new SdkBuckets(quick.withLocal(new AwsEnvironment.Local(s3.uri(), keys)));
        CloudBuckets store = new SdkBuckets(quick);
        return bucket -> bucket.name().startsWith(Endpoint.STORE.prefix) ? store.open(bucket) : aws.open(bucket);
    }

    private Map<String, StoreResult> provision(Set<String> buckets) {
        return provision(buckets, stores());
    }

    private Map<String, StoreResult> provision(Set<String> buckets, CloudBuckets stores) {
        List<Instance> instances = buckets.stream().map(this::wanting).toList();
        Map<String, StoreResult> results = new LinkedHashMap<>();
        new ProvisionBackends(new S3StateStores(stores, new Patience(2, Duration.ofMillis(5))))
                .run(new ProvisionBackends.Request(
                        instances,
                        directory.resolve("intents"),
                        directory.resolve("intents").resolveSibling("results"),
                        false,
                        false))
                .stores()
                .forEach(result -> results.put(result.store().name(), result));
        return results;
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
        assertToldForeign(cases, provision(cases.keySet()));
        assertCompletedByTheNext(cases);
    }

    @Test
    @DisplayName("the same where an earlier run left a bare bucket and a note")
    void completedByTheNote() {
        Map<String, Fault> cases = cases(ProvisionFaultsTest::callsOfNoted);
        leaveBareBuckets(cases.keySet());

        s3.faults.putAll(cases);
        assertToldForeign(cases, provision(cases.keySet()));
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

    private static List<Effect> effects(String call) {
        return List.of(Effect.values()).stream()
                .filter(effect -> effect.isFaultOf(call))
                .toList();
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

    private void leaveBareBuckets(Set<String> names) {
        names.forEach(name -> s3.faults.put(name, new Fault("CreateBucket", Effect.CUT_BEHIND)));
        provision(names);
        s3.faults.clear();
        s3.struck.clear();
        names.forEach(name -> s3.buckets.get(name).tags.clear());
    }

    private void assertCompletedByTheNext(Map<String, Fault> cases) {
        assertThat(s3.struck).as("cases whose call is made").containsExactlyInAnyOrderElementsOf(cases.keySet());
        s3.faults.clear();
        s3.forbidden.clear();
        Map<String, StoreResult> next = provision(cases.keySet());

        cases.forEach((name, fault) -> {
            StoreResult result = next.get(name);
            String what = fault + " of " + name + ": " + result.outcome() + " " + result.problems();
            assertThat(result.outcome()).as(what).isNotEqualTo(Outcome.FAILED);
            assertThat(result.problems()).as(what).isEmpty();
            boolean mayNotPut = fault.equals(new Fault("PutBucketPolicy", Effect.FORBIDDEN));
            assertComplete(name, !name.startsWith(Endpoint.STORE.prefix) && !mayNotPut);
        });
        assertThat(directory.resolve("intents")).isEmptyDirectory();
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
                    provision(Set.of(bucket), killedAfter(left));
                } catch (IllegalStateException killed) {
                    assertThat(killed).hasRootCauseInstanceOf(Killed.class);
                }
                assertThat(provision(Set.of(bucket)).get(bucket).problems())
                        .as(bucket)
                        .isEmpty();
                assertComplete(bucket, endpoint != Endpoint.STORE);
            }
        }
        assertThat(directory.resolve("intents")).isEmptyDirectory();
    }

    /** Ends a run as a kill does: nothing of it is done after. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    private CloudBuckets killedAfter(AtomicInteger left) {
        Set<String> free = Set.of("isAws", "cloud", "isRehearsal", "close", "account");
        return bucket -> {
            CloudBucket store = stores().open(bucket);
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
        provision(cases.keySet());
        s3.faults.clear();
        cases.forEach((name, work) -> {
            FaultyS3.Bucket colleagues = new FaultyS3.Bucket();
            work.accept(colleagues);
            s3.buckets.put(name, colleagues);
        });
        s3.writes.clear();
        Map<String, StoreResult> next = provision(cases.keySet());

        assertThat(s3.writes).isEmpty();
        assertThat(next.values()).extracting(StoreResult::outcome).containsOnly(Outcome.EXISTS);
        assertThat(directory.resolve("intents")).isEmptyDirectory();
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
        leaveBareBuckets(cases.keySet());
        work.forEach((name, sign) -> sign.accept(s3.buckets.get(name)));
        s3.writes.clear();
        s3.faults.putAll(cases);

        provision(cases.keySet());

        assertThat(s3.struck).containsExactlyInAnyOrderElementsOf(cases.keySet());
        s3.faults.clear();
        Map<String, StoreResult> next = provision(cases.keySet());
        assertThat(s3.writes).isEmpty();
        assertThat(next.values()).extracting(StoreResult::outcome).containsOnly(Outcome.EXISTS);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "200|<!DOCTYPE html><html><title>Sign in</title></html>|<!DOCTYPE html>",
                "200|<html><body>welcome</body></html>|<html>",
                "200|''|nothing",
                "200|<ListBucketResult><Name>x</Name></ListBucketResult>|<ListBucketResult>",
                "200|{\"status\": \"ok\"}|{\"status\"",
                "302|<html>moved</html>|<html>moved",
                "403|<html>blocked by policy</html>|blocked by policy",
                "404|<html>nginx</html>|nginx",
                "404|not found|not found"
            })
    @DisplayName("an answer that is not S3's is an error that quotes its first line, and nothing is written")
    void pages(int status, String page, String quoted) {
        s3.page = page;
        s3.pageStatus = status;

        for (Endpoint endpoint : Endpoint.values()) {
            StoreResult result = provision(Set.of(endpoint.prefix + "x")).get(endpoint.prefix + "x");
            assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(result.calls()).containsExactly("GetBucketTagging");
            assertThat(result.problems()).singleElement().satisfies(problem -> {
                assertThat(problem.code()).isEqualTo(ProblemCode.FOREIGN_ANSWER);
                assertThat(problem.message()).contains(quoted, String.valueOf(status));
            });
        }
        assertThat(directory.resolve("intents")).doesNotExist();
    }

    @Test
    @DisplayName("D72: what one bucket fails of is told beside what became of the others")
    void oneFaultOneLoss() {
        s3.faults.put("aws-1", new Fault("CreateBucket", Effect.FORBIDDEN));

        Map<String, StoreResult> results = provision(Set.of("aws-1", "aws-2"));

        assertThat(results.get("aws-1").problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.isError()).isTrue());
        assertThat(results.get("aws-2").problems()).filteredOn(Problem::isError).isEmpty();
        assertComplete("aws-2", true);
    }
}
