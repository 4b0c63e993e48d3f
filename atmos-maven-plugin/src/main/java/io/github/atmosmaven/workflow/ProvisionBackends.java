package io.github.atmosmaven.workflow;

import io.github.atmosmaven.files.AtomicFiles;
import io.github.atmosmaven.json.JsonText;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.problem.AtmosException;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.problem.Problems;
import io.github.atmosmaven.provision.BucketResult;
import io.github.atmosmaven.provision.BucketStore;
import io.github.atmosmaven.provision.BucketStores;
import io.github.atmosmaven.provision.CloudRefusal;
import io.github.atmosmaven.provision.EnsureBucket;
import io.github.atmosmaven.provision.Intents;
import io.github.atmosmaven.provision.Patience;
import io.github.atmosmaven.provision.StateBucket;
import io.github.atmosmaven.provision.WantedBuckets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Creates the missing state buckets of instances: each bucket once, different ones at the same time (D41). */
public final class ProvisionBackends {

    private static final int AT_A_TIME = 4;

    private final BucketStores stores;
    private final Patience patience;
    private final Map<String, String> environment;

    public ProvisionBackends(BucketStores stores) {
        this(stores, Patience.DEFAULT);
    }

    public ProvisionBackends(BucketStores stores, Patience patience) {
        this(stores, patience, Map.of());
    }

    /** @param environment of the build, whose secrets are not shown either (D79) */
    public ProvisionBackends(BucketStores stores, Patience patience, Map<String, String> environment) {
        this.stores = stores;
        this.patience = patience;
        this.environment = Map.copyOf(environment);
    }

    /**
     * Instances whose buckets are provisioned.
     *
     * @param intents directory in which creations are noted (D44)
     * @param outputDirectory directory of {@code provision.json}
     * @param dryRun true to find out what would be called, and call nothing that writes
     */
    public record Request(List<Instance> instances, Path intents, Path outputDirectory, boolean dryRun) {

        public Request {
            instances = List.copyOf(instances);
        }
    }

    /**
     * Provisions the buckets, and leaves the results for scripts in {@code provision.json} (D7).
     *
     * @throws AtmosException.InvalidConfiguration when something cannot be provisioned, before anything is called
     */
    public ProvisionResult run(Request request) {
        WantedBuckets wanted = WantedBuckets.of(request.instances(), stores.environment());
        if (!wanted.errors().isEmpty()) {
            Problems problems = new Problems();
            problems.addAll(wanted.problems());
            throw new AtmosException.InvalidConfiguration(problems.sorted());
        }
        Intents intents = new Intents(request.intents());
        List<BucketResult> results =
                Workers.run(AT_A_TIME, sameBuckets(wanted.buckets()), same -> ensure(same, intents, request.dryRun()))
                        .stream()
                        .flatMap(List::stream)
                        .toList();
        ProvisionResult result =
                new ProvisionResult(results, wanted.withoutBackend(), wanted.skipped(), wanted.warnings());
        new AtomicFiles()
                .writeIfChanged(
                        request.outputDirectory().resolve(ProvisionResult.NAME),
                        JsonText.indented(result.document()),
                        AtomicFiles.Access.DEFAULT);
        return result;
    }

    /** Two identities at one bucket work one after the other, so that the second finds what the first has made. */
    private static List<List<StateBucket>> sameBuckets(List<StateBucket> buckets) {
        List<List<StateBucket>> groups = new ArrayList<>();
        for (StateBucket bucket : buckets) {
            groups.stream()
                    .filter(group -> group.get(0).isSameBucket(bucket))
                    .findFirst()
                    .orElseGet(() -> {
                        List<StateBucket> group = new ArrayList<>();
                        groups.add(group);
                        return group;
                    })
                    .add(bucket);
        }
        return groups;
    }

    private List<BucketResult> ensure(List<StateBucket> same, Intents intents, boolean dryRun) {
        return same.stream()
                .map(bucket -> shown(ensure(bucket, intents, dryRun)))
                .toList();
    }

    /** The result without the secrets of the instances, which the words of a cloud may quote (D35, D79). */
    private BucketResult shown(BucketResult result) {
        HiddenSecrets secrets = HiddenSecrets.of(result.bucket().instances(), environment);
        return new BucketResult(
                result.bucket(),
                result.outcome(),
                result.account(),
                secrets.in(result.calls()),
                secrets.inProblems(result.problems()),
                result.remark().map(secrets::in),
                secrets.inCause(result.cause()));
    }

    private BucketResult ensure(StateBucket bucket, Intents intents, boolean dryRun) {
        try (BucketStore store = stores.open(bucket)) {
            return new EnsureBucket(bucket, store, intents, dryRun, patience).run();
        } catch (CloudRefusal refusal) {
            return BucketResult.refused(bucket, refusal);
        } catch (AtmosException failure) {
            return BucketResult.failed(bucket, failure.problems(), failure);
        } catch (RuntimeException | StackOverflowError | LinkageError unforeseen) {
            // Whatever it is, the other buckets have been worked on, and what became of them must be told (D72).
            return BucketResult.failed(bucket, List.of(unforeseen(bucket, unforeseen)), unforeseen);
        }
    }

    private static Problem unforeseen(StateBucket bucket, Throwable cause) {
        return Problem.error(
                ProblemCode.CLOUD_REFUSED,
                bucket.location(),
                "the work on bucket '" + bucket.name() + "' ended unexpectedly: " + cause,
                "run with -X for what lies behind it, and please report it");
    }
}
