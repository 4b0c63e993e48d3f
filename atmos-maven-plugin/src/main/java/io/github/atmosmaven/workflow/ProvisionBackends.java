package io.github.atmosmaven.workflow;

import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.problem.AtmosException;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.problem.Problems;
import io.github.atmosmaven.provision.EnsureStore;
import io.github.atmosmaven.provision.Intents;
import io.github.atmosmaven.provision.StateStore;
import io.github.atmosmaven.provision.StateStores;
import io.github.atmosmaven.provision.StoreResult;
import io.github.atmosmaven.provision.WantedStore;
import io.github.atmosmaven.provision.WantedStores;
import io.github.atmosmaven.workflow.report.ProvisionFile;
import io.github.atmosmaven.workflow.report.ProvisionResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Creates the missing state stores of instances: each store once, different ones at the same time (D41). */
public final class ProvisionBackends {

    private static final int AT_A_TIME = 4;
    private static final int NAMED = 10;

    private final StateStores<?> stores;
    private final List<Map<String, String>> environments;

    public ProvisionBackends(StateStores<?> stores) {
        this(stores, List.of());
    }

    /**
     * @param environments of the build and of what its parameters and settings add, whose secrets are not shown either
     *     (D79)
     */
    public ProvisionBackends(StateStores<?> stores, List<Map<String, String>> environments) {
        this.stores = stores;
        this.environments = List.copyOf(environments);
    }

    /**
     * Instances whose buckets are provisioned.
     *
     * @param intents directory in which creations are noted (D44)
     * @param outputDirectory directory of {@code provision.json}
     * @param dryRun true to find out what would be called, and call nothing that writes
     * @param offline true if no cloud may be reached (D40)
     */
    public record Request(
            List<Instance> instances, Path intents, Path outputDirectory, boolean dryRun, boolean offline) {

        public Request {
            instances = List.copyOf(instances);
        }
    }

    /**
     * Provisions the buckets, and leaves the results for scripts in {@code provision.json} (D7).
     *
     * @throws AtmosException.InvalidConfiguration when something cannot be provisioned, before anything is called
     * @throws AtmosException.EnvironmentFailure when there are buckets to look at and the run is offline
     */
    public ProvisionResult run(Request request) {
        return run(stores, request);
    }

    private <W extends WantedStore> ProvisionResult run(StateStores<W> kind, Request request) {
        WantedStores<W> wanted = WantedStores.of(request.instances(), kind.claims());
        if (!wanted.errors().isEmpty()) {
            Problems problems = new Problems();
            problems.addAll(wanted.problems());
            throw new AtmosException.InvalidConfiguration(problems.sorted());
        }
        if (request.offline() && !wanted.stores().isEmpty()) {
            throw new AtmosException.EnvironmentFailure(offline(wanted.stores()), null);
        }
        Intents intents = new Intents(request.intents());
        List<StoreResult> results = Workers.run(
                        AT_A_TIME,
                        sameStores(wanted.stores()),
                        same -> ensure(same, opening(kind, intents), request.dryRun()))
                .stream()
                .flatMap(List::stream)
                .toList();
        ProvisionResult result =
                new ProvisionResult(results, wanted.withoutBackend(), wanted.skipped(), wanted.warnings());
        ProvisionFile.write(request.outputDirectory(), result);
        return result;
    }

    private static Problem offline(List<? extends WantedStore> stores) {
        List<String> names = stores.stream().map(WantedStore::text).distinct().toList();
        String more = names.size() <= NAMED ? "" : " and " + (names.size() - NAMED) + " more";
        return Problem.error(
                ProblemCode.OFFLINE,
                null,
                "atmos:provision cannot look for "
                        + names.stream().limit(NAMED).collect(Collectors.joining(", ")) + more
                        + ": Maven is offline",
                "run it without -o, or with -Datmos.local");
    }

    /** Two identities at one store work one after the other, so that the second finds what the first has made. */
    private static <W extends WantedStore> List<List<W>> sameStores(List<W> stores) {
        List<List<W>> groups = new ArrayList<>();
        for (W store : stores) {
            groups.stream()
                    .filter(group -> group.get(0).isSameStore(store))
                    .findFirst()
                    .orElseGet(() -> {
                        List<W> group = new ArrayList<>();
                        groups.add(group);
                        return group;
                    })
                    .add(store);
        }
        return groups;
    }

    /** Begins the work on a store, given what words of the cloud are shown as. */
    private interface Opening<W> {
        StateStore of(W wanted, UnaryOperator<String> shown);
    }

    private static <W extends WantedStore> Opening<W> opening(StateStores<W> kind, Intents intents) {
        return (wanted, shown) -> kind.open(wanted, intents, shown);
    }

    private <W extends WantedStore> List<StoreResult> ensure(List<W> same, Opening<W> opening, boolean dryRun) {
        return same.stream()
                .map(wanted -> {
                    HiddenSecrets secrets = HiddenSecrets.of(wanted.instances(), environments);
                    return shown(ensure(wanted, () -> opening.of(wanted, secrets::in), secrets, dryRun), secrets);
                })
                .toList();
    }

    /** The result without the secrets of the instances, which the words of a cloud may quote (D35, D79). */
    private static StoreResult shown(StoreResult result, HiddenSecrets secrets) {
        return new StoreResult(
                result.store(),
                result.outcome(),
                result.account(),
                secrets.in(result.calls()),
                secrets.inProblems(result.problems()),
                result.remark().map(secrets::in),
                secrets.inCause(result.cause()));
    }

    private static StoreResult ensure(
            WantedStore wanted, Supplier<StateStore> opening, HiddenSecrets secrets, boolean dryRun) {
        try (StateStore store = opening.get()) {
            return new EnsureStore(wanted, store, dryRun).run();
        } catch (AtmosException failure) {
            return StoreResult.refused(wanted, failure);
        } catch (RuntimeException | StackOverflowError | LinkageError unforeseen) {
            // Whatever it is, the other stores have been worked on, and what became of them must be told (D72).
            return StoreResult.failed(
                    wanted, List.of(unforeseen(wanted, secrets.in(unforeseen.toString()))), unforeseen);
        }
    }

    private static Problem unforeseen(WantedStore wanted, String cause) {
        return Problem.error(
                ProblemCode.CLOUD_REFUSED,
                wanted.location(),
                "the work on " + wanted.text() + " ended unexpectedly: " + cause,
                "run with -X to see the cause, and please report it");
    }
}
