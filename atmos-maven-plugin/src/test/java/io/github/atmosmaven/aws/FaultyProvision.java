package io.github.atmosmaven.aws;

import io.github.atmosmaven.aws.FaultyS3.Effect;
import io.github.atmosmaven.aws.FaultyS3.Fault;
import io.github.atmosmaven.aws.settings.AwsEnvironment;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.provision.StoreResult;
import io.github.atmosmaven.provision.s3.CloudBuckets;
import io.github.atmosmaven.provision.s3.Patience;
import io.github.atmosmaven.provision.s3.S3StateStores;
import io.github.atmosmaven.provision.s3.WantedInstance;
import io.github.atmosmaven.workflow.ProvisionBackends;
import io.github.atmosmaven.workflow.ProvisionRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Runs of the use case for buckets of an S3 whose calls fail. The name of a bucket says which endpoint holds it. */
final class FaultyProvision implements AutoCloseable {

    /** Endpoint that holds a bucket. It decides how a creation is answered and what becomes of its tags. */
    enum Endpoint {
        AWS("aws-", "region: eu-west-1"),
        HOME("home-", "region: us-east-1"),
        STORE("store-", "region: eu-west-1, endpoints: {s3: '%s', sts: '%s'}");

        final String prefix;
        private final String attributes;

        Endpoint(String prefix, String attributes) {
            this.prefix = prefix;
            this.attributes = attributes;
        }

        static Endpoint of(String bucket) {
            return List.of(values()).stream()
                    .filter(each -> bucket.startsWith(each.prefix))
                    .findFirst()
                    .orElseThrow();
        }
    }

    final FaultyS3 s3 = new FaultyS3(Endpoint.STORE.prefix);

    /** Directory of the notes of what is being made. */
    final Path intents;

    FaultyProvision(Path directory) throws IOException {
        this.intents = directory.resolve("intents");
    }

    /** Effects that a fault of a call can have. */
    static List<Effect> effects(String call) {
        return List.of(Effect.values()).stream()
                .filter(effect -> effect.isFaultOf(call))
                .toList();
    }

    CloudBuckets stores() {
        AwsEnvironment.Keys keys = new AwsEnvironment.Keys("AKIATEST", "secret", null);
        AwsEnvironment quick =
                AwsEnvironment.of(Map.of()).withCalls(AwsEnvironment.Calls.USUAL.withFirstPause(Duration.ofMillis(2)));
        CloudBuckets aws = new SdkBuckets(quick.withLocal(new AwsEnvironment.Local(s3.uri(), keys)));
        CloudBuckets store = new SdkBuckets(quick);
        return bucket -> bucket.name().startsWith(Endpoint.STORE.prefix) ? store.open(bucket) : aws.open(bucket);
    }

    /** Results by the name of the bucket. */
    Map<String, StoreResult> run(Set<String> buckets) {
        return run(buckets, stores());
    }

    Map<String, StoreResult> run(Set<String> buckets, CloudBuckets stores) {
        List<Instance> instances = buckets.stream().map(this::wanting).toList();
        Map<String, StoreResult> results = new LinkedHashMap<>();
        new ProvisionBackends(new S3StateStores(stores, new Patience(2, Duration.ofMillis(5))))
                .run(ProvisionRequest.of(instances, intents))
                .stores()
                .forEach(result -> results.put(result.store().name(), result));
        return results;
    }

    private Instance wanting(String bucket) {
        Endpoint endpoint = Endpoint.of(bucket);
        return WantedInstance.s3(
                "vpc",
                "{bucket: " + bucket + ", max_retries: 1, " + endpoint.attributes.formatted(s3.uri(), s3.uri())
                        + (endpoint == Endpoint.STORE ? ", access_key: AKIATEST, secret_key: secret" : "") + "}");
    }

    /** Has an earlier run make buckets without an answer: they are bare, and a note is left of each. */
    void leaveBareBuckets(Set<String> names) {
        names.forEach(name -> s3.faults.put(name, new Fault("CreateBucket", Effect.CUT_BEHIND)));
        run(names);
        s3.faults.clear();
        s3.struck.clear();
        names.forEach(name -> s3.buckets.get(name).tags.clear());
    }

    @Override
    public void close() {
        s3.close();
    }
}
