package io.github.atmosmaven.manifest.locals;

import io.github.atmosmaven.manifest.file.ExpandedSize;
import io.github.atmosmaven.manifest.file.FileStep;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.MissingSpace;
import io.github.atmosmaven.model.value.NullValue;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.template.ScalarTyping;
import io.github.atmosmaven.template.Scope;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Fills the {@code locals} of a file into that file (semantics 4.11, D16). They are seen by no other file and are
 * no section of an instance. A file without {@code locals} is left alone.
 *
 * <p>References to {@code .locals} must resolve. Those to {@code .vars}, {@code .settings} and {@code .env} are filled
 * where the file itself has the value, and wait for the instance otherwise, like every other reference. The locals of a
 * component are another thing, and wait as well.
 */
public final class Locals implements FileStep {

    static final String LOCALS = "locals";
    private static final String TERRAFORM = "terraform";
    private static final String COMPONENTS = "components";
    private static final Set<String> OF_THE_FILE = Set.of("vars", "settings", "env");

    /** Sections with locals of their own, which the whole file sees: those of a later one win (semantics 4.11). */
    private static final List<String> OWNERS = List.of(TERRAFORM, "helmfile", "packer");

    /** Sections that no instance is made of, so that what is wrong with locals there breaks none. */
    private static final Set<String> OF_OTHERS = Set.of("helmfile", "packer", "ansible");

    private final ScalarTyping typing;

    public Locals(ScalarTyping typing) {
        this.typing = typing;
    }

    @Override
    public MapValue apply(MapValue manifest, Path file, Consumer<Problem> problems) {
        MapValue.Entry root = manifest.entry(LOCALS);
        MapValue terraform = manifest.map(TERRAFORM);
        MapValue.Entry inTerraform = terraform == null ? null : terraform.entry(LOCALS);
        if (root == null && OWNERS.stream().allMatch(owner -> manifest.at(owner, LOCALS) == null)) {
            return manifest;
        }
        MapValue body = without(manifest);
        // Both are looked at: one that is no map leaves open what it was to say, and nothing is missed in it.
        boolean sound = isSound(root, problems) & isSound(inTerraform, problems);
        if (!sound) {
            return body;
        }
        MapValue locals = locals(manifest, ofTheFile(body), problems);
        Scope alone = path -> local(locals, path);
        // What vars and the like say counts once their locals are filled; what is wrong with them is told below.
        MapValue sections = new LocalsFill(alone, typing, ignored -> {}).fillMap(ownSections(body));
        Scope ofTheFile = ofTheFile(sections);
        Scope all = path -> path.get(0).equals(LOCALS) ? alone.lookup(path) : ofTheFile.lookup(path);
        MapValue filled =
                filled(body, new LocalsFill(all, typing, problems), new LocalsFill(all, typing, ofOthers -> {}));
        if (new ExpandedSize().isWithinLimits(filled)) {
            return filled;
        }
        problems.accept(tooLarge(root != null ? root : inTerraform, "these locals let their file grow"));
        return body;
    }

    /** Locals of the sections, merged over those of the root. Each section sees the locals of the root. */
    private static MapValue locals(MapValue manifest, Scope ofTheFile, Consumer<Problem> problems) {
        MapValue root = MapValue.empty(manifest.location());
        MapValue atRoot = manifest.map(LOCALS);
        root = atRoot == null ? root : new LocalsResolver(atRoot, root, ofTheFile, problems).resolve();
        MapValue locals = root;
        for (String owner : OWNERS) {
            if (manifest.at(owner, LOCALS) instanceof MapValue raw) {
                Consumer<Problem> report = OF_OTHERS.contains(owner) ? ofOthers -> {} : problems;
                MapValue own = new LocalsResolver(raw, root, ofTheFile, report).resolve();
                MapValue.Builder all = locals.toBuilder().at(own.location());
                own.entries().stream()
                        .filter(entry -> raw.containsKey(entry.key()))
                        .forEach(all::put);
                locals = all.build();
            }
        }
        return locals;
    }

    static Problem tooLarge(MapValue.@Nullable Entry local, String message) {
        return Problem.error(
                ProblemCode.LIMIT_EXCEEDED,
                local == null ? null : local.keyLocation(),
                message + " beyond 1,000,000 values or 1,000 levels",
                "use them less often inside each other");
    }

    private static MapValue without(MapValue manifest) {
        MapValue.Builder body = manifest.toBuilder().remove(LOCALS);
        for (String owner : OWNERS) {
            MapValue.Entry entry = manifest.entry(owner);
            if (entry != null && entry.value() instanceof MapValue section && section.containsKey(LOCALS)) {
                body.put(entry.withValue(section.toBuilder().remove(LOCALS).build()));
            }
        }
        return body.build();
    }

    private static boolean isSound(MapValue.@Nullable Entry section, Consumer<Problem> problems) {
        if (section == null || section.value() instanceof MapValue) {
            return true;
        }
        problems.accept(Problem.error(
                ProblemCode.WRONG_TYPE,
                section.keyLocation(),
                "locals must be a map, not " + section.value().aKind(),
                MissingSpace.hint(section.value(), "write 'locals: {name: value}', or remove the key")));
        return false;
    }

    private static MapValue ownSections(MapValue body) {
        MapValue.Builder sections = MapValue.builder(body.location());
        body.entries().stream()
                .filter(entry -> OF_THE_FILE.contains(entry.key()))
                .forEach(sections::put);
        return sections.build();
    }

    /** Finds what the file's own sections say; what is still a template there is not known yet. */
    private static Scope ofTheFile(MapValue sections) {
        return path -> {
            Value value = path.size() > 1 && OF_THE_FILE.contains(path.get(0))
                    ? sections.at(path.toArray(String[]::new))
                    : null;
            return value == null || value instanceof NullValue || value.isDynamic() ? null : value;
        };
    }

    private static @Nullable Value local(MapValue locals, List<String> path) {
        return path.get(0).equals(LOCALS)
                ? locals.at(path.subList(1, path.size()).toArray(String[]::new))
                : null;
    }

    private static MapValue filled(MapValue body, LocalsFill fill, LocalsFill ofOthers) {
        MapValue.Builder filled = MapValue.builder(body.location());
        for (MapValue.Entry entry : fill.fillKeys(body).entries()) {
            LocalsFill its = OF_OTHERS.contains(entry.key()) ? ofOthers : fill;
            boolean components = entry.key().equals(COMPONENTS);
            filled.put(
                    entry.withValue(components ? filledKinds(entry.value(), fill, ofOthers) : its.fill(entry.value())));
        }
        return filled.build();
    }

    private static Value filledKinds(Value components, LocalsFill fill, LocalsFill ofOthers) {
        if (!(components instanceof MapValue kinds)) {
            return fill.fill(components);
        }
        MapValue.Builder filled = MapValue.builder(kinds.location());
        for (MapValue.Entry kind : fill.fillKeys(kinds).entries()) {
            LocalsFill its = kind.key().equals(TERRAFORM) ? fill : ofOthers;
            filled.put(kind.withValue(filledComponents(kind.value(), its)));
        }
        return filled.build();
    }

    /** Each component, with its own locals left to it. */
    private static Value filledComponents(Value kind, LocalsFill fill) {
        if (!(kind instanceof MapValue components)) {
            return fill.fill(kind);
        }
        MapValue.Builder filled = MapValue.builder(components.location());
        for (MapValue.Entry component : fill.fillKeys(components).entries()) {
            MapValue own = component.value() instanceof MapValue body ? body.map(LOCALS) : null;
            LocalsFill its = own == null ? fill : fill.leaving(own.keys());
            filled.put(component.withValue(its.fill(component.value())));
        }
        return filled.build();
    }
}
