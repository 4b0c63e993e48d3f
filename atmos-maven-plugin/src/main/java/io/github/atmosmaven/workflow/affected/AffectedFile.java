package io.github.atmosmaven.workflow.affected;

import io.github.atmosmaven.affected.Affected;
import io.github.atmosmaven.affected.Reason;
import io.github.atmosmaven.files.AtomicFiles;
import io.github.atmosmaven.git.Commit;
import io.github.atmosmaven.json.FiniteNumbers;
import io.github.atmosmaven.json.JsonText;
import io.github.atmosmaven.json.JsonWriter;
import io.github.atmosmaven.model.value.TextValue;
import io.github.atmosmaven.model.value.Value;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Instances that a commit affects, in {@code affected.json}, for scripts (D7). */
public final class AffectedFile {

    private static final String NAME = "affected.json";

    private AffectedFile() {}

    public static void write(Path outputDirectory, FindAffected.Result result) {
        new AtomicFiles().writeIfChanged(outputDirectory.resolve(NAME), text(result), AtomicFiles.Access.DEFAULT);
    }

    /** Content of the file, the members of each object sorted. */
    public static String text(FindAffected.Result result) {
        return text(result.base(), result.head(), result.affected());
    }

    /** Document about several modules in the form of the file. */
    public static String text(Commit base, Commit head, List<Affected> affected) {
        JsonWriter json = JsonWriter.indented().object();
        json.name("base").text(base.id());
        json.name("head").text(head.id());
        json.name("instances").list();
        affected.forEach(each -> write(each, json));
        return json.endList().endObject().end();
    }

    private static void write(Affected affected, JsonWriter json) {
        json.object();
        json.name("instance").text(affected.identity().instance());
        json.name("reasons").list();
        affected.reasons().forEach(reason -> write(reason, json));
        json.endList();
        json.name("stack").text(affected.identity().stack());
        json.name("stateMoved").word(String.valueOf(affected.stateMoved()));
        json.name("status").text(affected.status().name().toLowerCase(Locale.ROOT));
        json.endObject();
    }

    private static void write(Reason reason, JsonWriter json) {
        json.object();
        write(reason.after(), json.name("after"));
        json.name("at").text(reason.places().last());
        write(reason.before(), json.name("before"));
        json.name("what").text(reason.what());
        json.endObject();
    }

    private static void write(@Nullable Value value, JsonWriter json) {
        if (value == null) {
            json.text(null);
        } else {
            JsonText.write(FiniteNumbers.orTexts(value), json);
        }
    }

    /** A value on one line, for people. */
    static String shown(@Nullable Value value) {
        if (value == null) {
            return "-";
        }
        return value instanceof TextValue ? value.toString() : JsonText.compact(FiniteNumbers.orTexts(value));
    }
}
