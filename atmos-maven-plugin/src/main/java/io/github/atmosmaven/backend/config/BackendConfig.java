package io.github.atmosmaven.backend.config;

import io.github.atmosmaven.backend.type.BackendTypes;
import io.github.atmosmaven.model.BackendAdditions;
import io.github.atmosmaven.model.BackendType;
import io.github.atmosmaven.model.WrittenForms;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.problem.Location;
import io.github.atmosmaven.problem.PathsFrom;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The parameter {@code backendConfig}: files and {@code key=value} entries that {@code init} adds to backends (D32). An entry
 * reaches the instances of one backend type if the type stands before it, as in {@code s3:conf/state.hcl}, and all others
 * that have a {@code backend} block if none does.
 */
public final class BackendConfig {

    public static final BackendConfig NONE = new BackendConfig(List.of());

    /** File that places of entries name which are no file. */
    static final String PARAMETER = "backendConfig";

    private final List<Entry> entries;
    private final Map<String, BackendAdditions> byType = new ConcurrentHashMap<>();

    /** @param shown without a value, which may be a secret */
    private record Entry(@Nullable String type, ConfigEntry content, String shown) {

        boolean reaches(BackendType backend) {
            return type == null || type.equals(backend.name());
        }
    }

    private BackendConfig(List<Entry> entries) {
        this.entries = List.copyOf(entries);
    }

    /** Reads the files. What is wrong with them is reported, and counts as not written. */
    public static BackendConfig read(BackendConfigEntries written, Path project, Consumer<Problem> problems) {
        PathsFrom paths = new PathsFrom(project.toAbsolutePath().normalize());
        List<Entry> entries = new ArrayList<>();
        for (String text : written.written()) {
            String entry = text.strip();
            String type = type(entry);
            if (BackendTypes.of(type).isBlock()) {
                problems.accept(Problem.error(
                        ProblemCode.INVALID_PARAMETER,
                        null,
                        "the backendConfig '" + type
                                + ":…' cannot be used: Terraform and OpenTofu refuse -backend-config" + " for a " + type
                                + " block",
                        "write the attribute in the manifests, or set a variable of the environment"));
                continue;
            }
            String rest =
                    type == null ? entry : entry.substring(type.length() + 1).strip();
            ConfigEntry content = ConfigEntry.read(rest, entries.size() + 1, written, paths, problems);
            if (content != null) {
                entries.add(new Entry(type, content, entry.replaceFirst("(?s)=.*", "=…")));
            }
        }
        return entries.isEmpty() ? NONE : new BackendConfig(entries);
    }

    /** The type that an entry is for; null if it is for all. */
    private static @Nullable String type(String entry) {
        int colon = entry.indexOf(':');
        return colon > 0 && BackendTypes.names().contains(entry.substring(0, colon)) ? entry.substring(0, colon) : null;
    }

    /** The additions of the entries to the backends of a type. */
    public BackendAdditions of(BackendType type) {
        if (entries.isEmpty() || type.isNone() || type.isBlock()) {
            return BackendAdditions.NONE;
        }
        return byType.computeIfAbsent(type.name(), name -> added(type));
    }

    private BackendAdditions added(BackendType type) {
        MapValue.Builder attributes = MapValue.builder(new Location(PARAMETER, 1, 1));
        WrittenForms forms = WrittenForms.NONE;
        List<BackendAdditions.Argument> arguments = new ArrayList<>();
        for (Entry entry : entries) {
            if (entry.reaches(type)) {
                entry.content().attributes(type).entries().forEach(attributes::put);
                forms = forms.and(entry.content().forms());
                arguments.add(entry.content().argument());
            }
        }
        return arguments.isEmpty() ? BackendAdditions.NONE : new BackendAdditions(attributes.build(), forms, arguments);
    }

    /**
     * Warnings of entries that do nothing.
     *
     * @param all types of the backends of all instances
     */
    public List<Problem> unreached(Collection<BackendType> all) {
        List<BackendType> open =
                all.stream().filter(type -> !type.isNone() && !type.isBlock()).toList();
        List<Problem> warnings = new ArrayList<>();
        for (Entry entry : entries) {
            if (open.stream().noneMatch(entry::reaches)) {
                warnings.add(Problem.warning(
                        ProblemCode.INVALID_PARAMETER,
                        null,
                        "the entry '" + entry.shown() + "' of backendConfig reaches no instance: none has a backend"
                                + (entry.type() == null ? "" : " '" + entry.type() + "'"),
                        "leave it out, or write the type of the backend that it is for before it"));
            }
        }
        return warnings;
    }

    /** The error for a block that no argument can reach although entries are for all types; null if there is none. */
    public @Nullable Problem refusal(BackendType type, Location place) {
        if (!type.isBlock() || entries.stream().noneMatch(entry -> entry.type() == null)) {
            return null;
        }
        return Problem.error(
                ProblemCode.INVALID_PARAMETER,
                place,
                "Terraform and OpenTofu refuse -backend-config for a " + type.name()
                        + " block, and backendConfig has entries for all backend types",
                "write the type before the entries that other backends need: 's3:conf/state.hcl'");
    }

    /** Returns true if a place is that of an entry that is no file. */
    public static boolean isParameter(Location place) {
        return place.file().equals(PARAMETER);
    }

    /** The place as problems may have it; null for an entry that is no file. */
    public static @Nullable Location inFile(Location place) {
        return isParameter(place) ? null : place;
    }

    /** The place for the middle of a sentence. */
    public static String shown(Location place) {
        return isParameter(place) ? "entry " + place.line() + " of " + PARAMETER : place.fileAndLine();
    }
}
