package io.github.atmosmaven.stack;

import io.github.atmosmaven.backend.StateCollisions;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.value.TextValue;
import io.github.atmosmaven.problem.Location;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.stack.order.BrokenStacks;
import io.github.atmosmaven.stack.order.OrderChecks;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * Compares the instances of all manifests: one instance that several manifests define must be the same in all of them
 * (semantics 6.6), no two instances may share a state (D32), and none may depend on itself by way of others (D64).
 */
final class CrossChecks {

    /** Most manifests that a message names. */
    private static final int MANY = 5;

    private record Identity(String stack, String instance) {}

    private final List<ResolvedManifest> manifests;
    private final NeededChecks needed;
    /** Problems by the file of the top-level manifest that they break. */
    private final Map<String, Set<Problem>> found = new HashMap<>();

    private final Set<Instance> repeated = Collections.newSetFromMap(new IdentityHashMap<>());
    /** By the imported name that makes several manifests one stack, the files of those that so have differing instances. */
    private final Map<TextValue, Set<String>> importedNames = new LinkedHashMap<>();

    /** @param needed has noted the instances of all manifests */
    CrossChecks(List<ResolvedManifest> manifests, NeededChecks needed) {
        this.manifests = manifests;
        this.needed = needed;
    }

    Resolution apply(List<Problem> projectProblems) {
        findDuplicates();
        if (needed.ofAddresses() || needed.ofPlaces() || needed.ofDependencies()) {
            compare(distinct());
        }
        List<ResolvedManifest> checked = new ArrayList<>(manifests.size());
        for (ResolvedManifest manifest : manifests) {
            if (repeated.isEmpty() && found.isEmpty()) {
                checked.add(manifest);
                continue;
            }
            List<Instance> instances = manifest.instances().stream()
                    .filter(instance -> !repeated.contains(instance))
                    .toList();
            Set<Problem> problems = new LinkedHashSet<>(manifest.problems());
            problems.addAll(found.getOrDefault(manifest.manifest().file(), Set.of()));
            checked.add(new ResolvedManifest(
                    manifest.manifest(),
                    manifest.declaredName(),
                    instances,
                    manifest.abstractComponents(),
                    List.copyOf(problems)));
        }
        return new Resolution(List.copyOf(checked), List.copyOf(projectProblems));
    }

    private void compare(List<Instance> distinct) {
        if (needed.ofAddresses()) {
            findCollisions(distinct);
        }
        if (needed.ofPlaces()) {
            findWrongPlaces(distinct);
        }
        if (needed.ofDependencies()) {
            findWrongDependencies(distinct);
        }
    }

    private void findDuplicates() {
        Set<String> shared = needed.sharedStacks();
        if (shared.isEmpty()) {
            return;
        }
        Map<Identity, Instance> first = new HashMap<>();
        CopiedManifests copies = new CopiedManifests();
        for (ResolvedManifest manifest : manifests) {
            for (Instance instance : manifest.instances()) {
                if (shared.contains(instance.stack())) {
                    Instance known = first.putIfAbsent(new Identity(instance.stack(), instance.name()), instance);
                    copies.add(instance, known == null || !isSame(known, instance) ? null : known);
                    if (known != null) {
                        repeat(manifest, known, instance);
                    }
                }
            }
        }
        reportImportedNames();
        manifests.forEach(manifest -> copies.warnings(manifest).forEach(warning -> report(warning, manifest)));
    }

    private void repeat(ResolvedManifest manifest, Instance known, Instance instance) {
        repeated.add(instance);
        if (isSame(known, instance)) {
            return;
        }
        TextValue name = manifest.declaredName();
        if (name == null || name.location().file().equals(manifest.manifest().file())) {
            report(duplicate(known, instance), known, instance);
        } else {
            importedNames
                    .computeIfAbsent(name, key -> new TreeSet<>())
                    .addAll(List.of(known.manifest().file(), instance.manifest().file()));
        }
    }

    /** One mistake, however many instances it brings together that differ. */
    private void reportImportedNames() {
        importedNames.forEach((name, files) -> {
            List<String> some = files.stream().limit(MANY).toList();
            String more = files.size() > MANY ? " and " + (files.size() - MANY) + " more" : "";
            Problem problem = Problem.error(
                    ProblemCode.DUPLICATE_INSTANCE,
                    name.location(),
                    "this name makes one stack '" + name.text()
                            + "' of all manifests that import it, and their instances" + " differ: "
                            + String.join(", ", some) + more,
                    "remove name: from the file that is imported, and write it in each top-level manifest");
            files.forEach(file ->
                    found.computeIfAbsent(file, key -> new LinkedHashSet<>()).add(problem));
        });
    }

    private static boolean isSame(Instance left, Instance right) {
        return left.rootModule().equals(right.rootModule())
                && left.command().equals(right.command())
                && left.workspace().equals(right.workspace())
                && left.contents().inheritance().equals(right.contents().inheritance())
                && left.backend().type().equals(right.backend().type())
                && left.backend().attributes().sameAs(right.backend().attributes())
                && left.state()
                        .remoteStateBackend()
                        .type()
                        .equals(right.state().remoteStateBackend().type())
                && left.state()
                        .remoteStateBackend()
                        .attributes()
                        .sameAs(right.state().remoteStateBackend().attributes())
                && left.sections().sameAs(right.sections());
    }

    private static Problem duplicate(Instance first, Instance second) {
        return Problem.error(
                ProblemCode.DUPLICATE_INSTANCE,
                second.location(),
                "instance '" + second.name() + "' of stack '" + second.stack() + "' is configured differently at "
                        + first.location().fileAndLine() + " (manifests "
                        + first.manifest().file() + " and "
                        + second.manifest().file() + ")",
                "define it in one manifest, or give one of the manifests another stack name");
    }

    private List<Instance> distinct() {
        List<Instance> distinct = new ArrayList<>();
        for (ResolvedManifest manifest : manifests) {
            distinct.addAll(manifest.instances());
        }
        if (!repeated.isEmpty()) {
            distinct.removeIf(repeated::contains);
        }
        return distinct;
    }

    private void findWrongPlaces(List<Instance> distinct) {
        for (PlaceNames.Found wrong : PlaceNames.check(distinct, this::stackPlace)) {
            report(wrong.problem(), wrong.first(), wrong.second());
        }
    }

    /** The name that a manifest gives its stack, or its beginning where the file or a pattern names it. */
    private Location stackPlace(Instance instance) {
        String file = instance.manifest().file();
        return manifests.stream()
                .filter(manifest -> manifest.manifest().file().equals(file))
                .map(ResolvedManifest::declaredName)
                .filter(name -> name != null && name.text().equals(instance.stack()))
                .map(name -> Objects.requireNonNull(name).location())
                .findFirst()
                .orElse(new Location(file, 1, 1));
    }

    private void findCollisions(List<Instance> distinct) {
        for (StateCollisions.Collision collision : StateCollisions.find(distinct)) {
            // The same names in two Unicode forms are told as such.
            if (!StatePaths.isLocal(collision.first()) || !StatePaths.areTwins(collision.first(), collision.second())) {
                report(collision.problem(), collision.first(), collision.second());
            }
        }
    }

    /** Dependencies lead from one manifest to another, and so do their cycles. */
    private void findWrongDependencies(List<Instance> distinct) {
        for (OrderChecks.Found wrong : OrderChecks.check(distinct, broken())) {
            wrong.instances().forEach(instance -> report(wrong.problem(), instance, instance));
        }
    }

    private BrokenStacks broken() {
        Set<String> names = new HashSet<>();
        boolean nameless = false;
        for (ResolvedManifest manifest : manifests) {
            if (manifest.hasErrors()) {
                String declared = manifest.declaredStack();
                if (declared != null) {
                    names.add(declared);
                }
                manifest.instances().forEach(instance -> names.add(instance.stack()));
                nameless |= declared == null && manifest.instances().isEmpty();
            }
        }
        return new BrokenStacks(names, nameless);
    }

    private void report(Problem problem, ResolvedManifest manifest) {
        found.computeIfAbsent(manifest.manifest().file(), file -> new LinkedHashSet<>())
                .add(problem);
    }

    private void report(Problem problem, Instance first, Instance second) {
        for (Instance instance : List.of(first, second)) {
            found.computeIfAbsent(instance.manifest().file(), file -> new LinkedHashSet<>())
                    .add(problem);
        }
    }
}
