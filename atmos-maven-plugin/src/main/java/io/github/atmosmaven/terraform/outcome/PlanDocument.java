package io.github.atmosmaven.terraform.outcome;

import io.github.atmosmaven.json.JsonStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The part of {@code show -json <plan>} that tells what a plan would do. The document holds the whole state and may be
 * hundreds of megabytes, so it is read as it comes and its values are passed over.
 *
 * @param hasChanges true if there is anything to apply, by the tool's own count
 * @param errored true if the tool saved the plan without being able to finish it
 */
public record PlanDocument(PlannedChanges changes, boolean hasChanges, boolean errored) {

    /** @throws IOException when the text is no plan, with a reason that can be shown */
    static PlanDocument read(InputStream bytes) throws IOException {
        Counting counting = new Counting();
        JsonStream.read(bytes, counting::plan);
        return counting.result();
    }

    private static final class Counting {

        private @Nullable String version;
        private @Nullable Boolean applyable;
        private boolean errored;
        private boolean found;
        private int add;
        private int change;
        private int destroy;
        private int replace;
        private int imported;
        private int forget;
        private int move;
        private int outputs;

        void plan(JsonStream json) throws IOException {
            json.object(name -> {
                switch (name) {
                    case "format_version" -> version = json.text();
                    case "applyable" -> applyable = json.flag();
                    case "errored" -> errored = Boolean.TRUE.equals(json.flag());
                    case "resource_changes" -> json.list(() -> resource(json));
                    case "output_changes" -> json.object(output -> output(json));
                    default -> json.skip();
                }
            });
        }

        private void resource(JsonStream json) throws IOException {
            Resource resource = new Resource();
            json.object(name -> {
                switch (name) {
                    case "mode" -> resource.managed = "managed".equals(json.text());
                    case "previous_address" -> resource.moved = json.skip();
                    case "change" -> resource.change(json);
                    default -> json.skip();
                }
            });
            count(resource);
        }

        private void count(Resource resource) {
            List<String> actions = resource.actions;
            boolean idle = actions.isEmpty() || actions.contains("no-op");
            found |= !idle || resource.moved || resource.imported;
            if (resource.imported) {
                imported++;
            }
            if (idle) {
                move += resource.moved ? 1 : 0;
            } else if (resource.managed) {
                boolean creates = actions.contains("create");
                boolean destroys = actions.contains("delete");
                add += creates ? 1 : 0;
                destroy += destroys ? 1 : 0;
                replace += creates && destroys ? 1 : 0;
                change += actions.contains("update") ? 1 : 0;
                forget += actions.contains("forget") ? 1 : 0;
            }
        }

        private void output(JsonStream json) throws IOException {
            Resource output = new Resource();
            output.change(json);
            if (!output.actions.isEmpty() && !output.actions.contains("no-op")) {
                outputs++;
                found = true;
            }
        }

        PlanDocument result() throws IOException {
            if (version == null) {
                throw new IOException("it does not describe a plan");
            }
            PlannedChanges changes = new PlannedChanges(add, change, destroy, replace, imported, forget, move, outputs);
            return new PlanDocument(changes, applyable == null ? found : applyable, errored);
        }
    }

    /** One entry of the document; the order of its members is nobody's promise. */
    private static final class Resource {

        private boolean managed;
        private boolean moved;
        private boolean imported;
        private final List<String> actions = new ArrayList<>(2);

        void change(JsonStream json) throws IOException {
            json.object(name -> {
                switch (name) {
                    case "actions" ->
                        json.list(() -> {
                            String action = json.text();
                            if (action != null) {
                                actions.add(action);
                            }
                        });
                    case "importing" -> imported = json.skip();
                    default -> json.skip();
                }
            });
        }
    }
}
