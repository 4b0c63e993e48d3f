package io.github.atmosmaven.workflow.report;

import io.github.atmosmaven.json.JsonWriter;
import io.github.atmosmaven.provision.StoreResult;
import java.nio.file.Path;
import java.util.Locale;

/** Results of a run in {@code provision.json}, for scripts (D7). */
public final class ProvisionFile {

    private static final String NAME = "provision.json";

    private ProvisionFile() {}

    /** @param outputDirectory the output directory of the project */
    public static void write(Path outputDirectory, ProvisionResult result) {
        new ResultFile(outputDirectory, NAME).write(text(result));
    }

    /** Content of the file as it is written. */
    public static String text(ProvisionResult result) {
        JsonWriter json = JsonWriter.indented().object();
        json.name("buckets").list();
        result.stores().forEach(each -> write(each, json));
        return json.endList().endObject().end();
    }

    private static void write(StoreResult result, JsonWriter json) {
        json.object();
        if (!result.account().isEmpty()) {
            json.name("account").text(result.account());
        }
        json.name("bucket").text(result.store().name());
        json.name("calls").list();
        result.calls().forEach(json::text);
        json.endList();
        json.name("instances").list();
        result.store().instances().forEach(instance -> json.text(instance.stack() + "/" + instance.name()));
        json.endList();
        json.name("outcome").text(result.outcome().name().toLowerCase(Locale.ROOT));
        json.name("region").text(result.store().region());
        json.endObject();
    }
}
