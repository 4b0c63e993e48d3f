package io.github.atmosmaven.workflow.compare;

import io.github.atmosmaven.merge.ListStrategy;
import io.github.atmosmaven.model.BackendAttributes;
import io.github.atmosmaven.model.BackendType;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.Layer;
import io.github.atmosmaven.model.value.ListValue;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.TextValue;
import io.github.atmosmaven.model.value.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the decision that makes a value of one instance differ from that of Atmos; none is better than a wrong one. */
final class Explanations {

    private static final Set<String> OF_BASES = Set.of("backend_type", "remote_state_backend_type", "command");
    private static final Set<String> LOST_BEHIND_LOCALS = Set.of("vars", "settings", "env");
    /** Values that D10 keeps: account ids, dates, integers beyond 64 bits. */
    private static final Pattern KEPT =
            Pattern.compile("[+-]?0\\d{8,}|\\d{4}-\\d{1,2}-\\d{1,2}([Tt ].*)?|[+-]?\\d{19,}");

    private static final Pattern LOCALS = Pattern.compile("locals\\s*:.*");

    private final Instance instance;
    private final OwnInstance own;
    private final ReferenceInstance reference;

    Explanations(OwnInstance own, ReferenceInstance reference) {
        this.own = own;
        this.instance = own.instance();
        this.reference = reference;
    }

    /**
     * @param path way to the value in the document of an instance
     * @param theirs what Atmos printed there; null for nothing
     * @param ours what the plugin answers there; null for nothing
     */
    @Nullable
    Decision of(List<String> path, @Nullable Value theirs, @Nullable Value ours) {
        String section = path.get(0);
        boolean backend = section.equals("backend") || section.equals("remote_state_backend");
        if (section.startsWith("backend") && instance.state().moduleBackend() != null) {
            return Decision.BLOCK_OF_MODULE;
        }
        if (ours instanceof TextValue text && KEPT.matcher(text.text()).matches() && !(theirs instanceof TextValue)) {
            return Decision.KEPT_AS_TEXT;
        }
        if (theirs instanceof TextValue text && text.text().contains("<no value>")) {
            return backend || section.equals("workspace") ? Decision.TEMPLATES : Decision.NO_VALUE;
        }
        if (ours != null && ours.isDynamic()) {
            return Decision.TEMPLATES;
        }
        if (ours instanceof TextValue text && text.text().startsWith("!")) {
            return Decision.TEXT_IN_QUOTES;
        }
        if (backend && path.size() == 2 && isDefaultPrefix(section, path.get(1), theirs)) {
            return Decision.PREFIX;
        }
        if (backend && path.size() > 1 && isWrittenFlat(path)) {
            return Decision.FLAT_BACKEND;
        }
        if (ours != null && isFromBase(path, ours) && (OF_BASES.contains(section) || isListedTwice())) {
            return Decision.BASES;
        }
        if (ours instanceof ListValue list) {
            return isJoinedOtherwise(path, theirs, list) ? Decision.LISTS : null;
        }
        return theirs == null && ours != null && LOST_BEHIND_LOCALS.contains(section) && isBehindLocals(ours)
                ? Decision.LOCALS
                : null;
    }

    /** The prefix is written nowhere, and Atmos made it of the name of the root module (semantics 8.8). */
    private boolean isDefaultPrefix(String section, String attribute, @Nullable Value theirs) {
        BackendType type = section.equals("backend")
                ? instance.backend().type()
                : instance.state().remoteStateBackend().type();
        BackendAttributes.Prefix prefix = type.attributes().prefix();
        if (prefix == null || !attribute.equals(prefix.attribute()) || !(theirs instanceof TextValue text)) {
            return false;
        }
        String module = reference.metadata("component").isEmpty()
                ? reference.text("component")
                : reference.metadata("component");
        String expected = module.replace("/", own.settings().state().prefixSeparator());
        return prefix.isFile()
                ? text.text().endsWith(expected + prefix.suffix())
                : text.text().equals(expected) && !isWritten(section, attribute, type.name());
    }

    private boolean isWritten(String section, String attribute, String type) {
        return levels(section).anyMatch(level -> level.containsKey(attribute) || level.at(type, attribute) != null);
    }

    private boolean isWrittenFlat(List<String> path) {
        return levels(path.get(0)).anyMatch(level -> level.containsKey(path.get(1)));
    }

    private Stream<MapValue> levels(String section) {
        return instance.contents().layers().stream()
                .map(layer -> layer.sections().map(section))
                .filter(level -> level != null);
    }

    private boolean isFromBase(List<String> path, Value ours) {
        // A remote state has the type of the backend where nobody gives it one.
        String section = path.get(0).endsWith("backend_type") ? "backend_type" : path.get(0);
        return instance.contents().layers().stream()
                .filter(layer -> layer.kind() == Layer.Kind.BASE)
                .flatMap(layer -> Stream.of(section, path.get(0))
                        .map(key -> layer.sections().get(key)))
                .anyMatch(written -> written != null
                        && written.leaves().anyMatch(leaf -> leaf.location().equals(ours.location())));
    }

    private boolean isListedTwice() {
        if (!(instance.section("metadata").get("inherits") instanceof ListValue bases)) {
            return false;
        }
        Set<String> seen = new HashSet<>();
        boolean twice = bases.items().stream().anyMatch(base -> !seen.add(base.toString()));
        return twice
                || instance.contents().layers().stream()
                        .anyMatch(layer -> layer.sections().containsKey("component"));
    }

    private boolean isJoinedOtherwise(List<String> path, @Nullable Value theirs, ListValue ours) {
        String own = instance.section("settings").text("list_merge_strategy");
        ListStrategy strategy = own == null
                ? this.own.settings().merging().listStrategy()
                : ListStrategy.of(own).orElse(ListStrategy.REPLACE);
        return strategy == ListStrategy.MERGE
                || theirs instanceof ListValue list && (isRepeated(list, ours) || isEndOfJoined(list, ours))
                || instance.contents().layers().stream()
                        .map(layer -> layer.sections().at(path.toArray(String[]::new)))
                        .anyMatch(value -> value != null && value.hasAppends());
    }

    /** Atmos joins a list of overrides once for each import on the way (semantics 4.6). */
    private static boolean isRepeated(ListValue theirs, ListValue ours) {
        List<Value> left = new ArrayList<>();
        for (Value item : theirs.items()) {
            if (left.stream().noneMatch(item::sameAs)) {
                left.add(item);
            }
        }
        return left.size() < theirs.items().size()
                && left.size() == ours.items().size()
                && left.stream().allMatch(item -> ours.items().stream().anyMatch(item::sameAs));
    }

    /** Atmos forgets at the next merge of files that a list is to be joined (semantics 3.10). */
    private static boolean isEndOfJoined(ListValue theirs, ListValue ours) {
        int missing = ours.items().size() - theirs.items().size();
        long files = ours.items().stream()
                .map(item -> item.location().file())
                .distinct()
                .count();
        return missing > 0
                && files > 1
                && new ListValue(ours.items().subList(missing, ours.items().size()), ours.location()).sameAs(theirs);
    }

    /** A file on the way to the one that has the value has locals (semantics 2.13). */
    private boolean isBehindLocals(Value ours) {
        List<String> chain =
                instance.manifest().importChains().get(ours.location().file());
        return chain != null && chain.subList(0, chain.size() - 1).stream().anyMatch(this::hasLocals);
    }

    private boolean hasLocals(String file) {
        Path manifest = own.settings().directories().project().resolve(file);
        try (Stream<String> lines = Files.lines(manifest)) {
            return lines.anyMatch(line -> LOCALS.matcher(line).matches());
        } catch (IOException | java.io.UncheckedIOException e) {
            // It was read a moment ago; without it there is no explanation.
            return false;
        }
    }
}
