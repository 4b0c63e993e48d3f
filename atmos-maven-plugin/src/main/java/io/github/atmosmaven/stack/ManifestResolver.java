package io.github.atmosmaven.stack;

import io.github.atmosmaven.manifest.MergedManifest;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.TextValue;
import io.github.atmosmaven.problem.AtmosException;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.Problems;
import io.github.atmosmaven.stack.component.Component;
import io.github.atmosmaven.stack.component.Lineages;
import io.github.atmosmaven.stack.component.SectionTypeCheck;
import io.github.atmosmaven.stack.component.SectionTypes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Resolves the components of one top-level manifest. What is broken is reported and left out; the rest goes on (D18). */
final class ManifestResolver {

    private static final Comparator<Instance> ORDER =
            Comparator.comparing(Instance::stack).thenComparing(Instance::name);

    private final MergedManifest manifest;
    private final ResolutionContext context;
    private final Problems problems = new Problems();

    ManifestResolver(MergedManifest manifest, ResolutionContext context) {
        this.manifest = manifest;
        this.context = context;
    }

    ResolvedManifest resolve() {
        problems.addAll(manifest.problems());
        SectionTypes types = SectionTypeCheck.check(manifest, context.soundBodies(), problems::add);
        Lineages lineages = lineages();
        lineages.check();
        // A broken manifest too is told what is wrong with the backend types of terraform: (D70).
        ComponentResolver resolver = new ComponentResolver(manifest, context, lineages, problems::add);
        List<Instance> instances = new ArrayList<>();
        List<Instance> abstractOnes = new ArrayList<>();
        if (!manifest.hasErrors() && !types.isManifestBroken()) {
            for (Component component : lineages.components()) {
                boolean isUsable = !types.isBroken(component.name()) && lineages.isSound(component.name());
                Instance instance = isUsable ? bounded(resolver, component) : null;
                if (instance != null) {
                    Instance kept = types.hasForeignMetadata() ? instance.withoutAddress() : instance;
                    (component.isAbstract() ? abstractOnes : instances).add(kept);
                }
            }
        }
        instances.sort(ORDER);
        context.needed().note(instances);
        abstractOnes.sort(ORDER);
        return new ResolvedManifest(
                manifest.ref(),
                manifest.body().get("name") instanceof TextValue name ? name : null,
                List.copyOf(instances),
                List.copyOf(abstractOnes),
                problems.found());
    }

    private Lineages lineages() {
        MapValue components = manifest.body().at("components", "terraform") instanceof MapValue map
                ? map
                : MapValue.empty(manifest.body().location());
        // What a broken file would have brought is unknown: a base that is missing may be in it.
        Consumer<Problem> report = manifest.mayLackComponents() ? problem -> {} : problems::add;
        return new Lineages(
                components, context.settings().merging().listStrategy(), context.rootModules()::exists, report);
    }

    /** A component whose lists grow without end is told and left out, like any other that is broken (D24). */
    private @Nullable Instance bounded(ComponentResolver resolver, Component component) {
        try {
            return resolver.resolve(component);
        } catch (AtmosException.InvalidConfiguration e) {
            problems.addAll(e.problems());
            return null;
        }
    }
}
