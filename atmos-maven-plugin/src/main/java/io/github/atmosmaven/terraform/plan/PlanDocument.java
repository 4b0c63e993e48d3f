package io.github.atmosmaven.terraform.plan;

import io.github.atmosmaven.json.JsonStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The part of {@code show -json <plan>} that tells what a plan would do. The document holds the whole state and may be
 * hundreds of megabytes, so it is read as it comes and its values are passed over: a tree of it, as data binding makes one,
 * would need ten times its size, and the values in it are nobody's business (D35).
 *
 * @param changes the numbers, as the tool counts them: a replaced resource is added and destroyed
 * @param list the changes, in the order of the document, resources first; no data sources, and nothing that stays as it is
 * @param hasChanges true if there is anything to apply, by the tool's own count
 * @param errored true if the tool saved the plan without being able to finish it
 */
public record PlanDocument(PlannedChanges changes, List<Change> list, boolean hasChanges, boolean errored) {

    public PlanDocument {
        list = List.copyOf(list);
    }

    /** @throws IOException when the text is no plan, with a reason that can be shown */
    public static PlanDocument read(InputStream bytes) throws IOException {
        Counting counting = new Counting();
        JsonStream.read(bytes, counting::plan);
        return counting.result();
    }

    private static final class Counting {

        private @Nullable String version;
        private @Nullable Boolean applyable;
        private boolean errored;
        private boolean found;
        private final List<Change> resources = new ArrayList<>();
        private final List<Change> outputs = new ArrayList<>();
        private int add;
        private int change;
        private int destroy;
        private int replace;
        private int imported;
        private int forget;
        private int move;

        void plan(JsonStream json) throws IOException {
            json.object(name -> {
                switch (name) {
                    case "format_version" -> version = json.text();
                    case "applyable" -> applyable = json.flag();
                    case "errored" -> errored = Boolean.TRUE.equals(json.flag());
                    case "resource_changes" -> json.list(() -> count(PlannedResource.read(json)));
                    case "output_changes" -> json.object(output -> count(output, PlannedResource.readChange(json)));
                    default -> json.skip();
                }
            });
        }

        private void count(PlannedResource resource) {
            found |= !resource.isIdle() || resource.isMoved() || resource.isImported();
            imported += resource.isImported() ? 1 : 0;
            if (resource.isIdle()) {
                move += resource.isMoved() ? 1 : 0;
            } else if (resource.isManaged()) {
                boolean creates = resource.does("create");
                boolean destroys = resource.does("delete");
                add += creates ? 1 : 0;
                destroy += destroys ? 1 : 0;
                replace += creates && destroys ? 1 : 0;
                change += resource.does("update") ? 1 : 0;
                forget += resource.does("forget") ? 1 : 0;
            }
            resource.change().ifPresent(resources::add);
        }

        private void count(String name, PlannedResource output) {
            found |= !output.isIdle();
            output.action().ifPresent(action -> outputs.add(Change.ofOutput(name, action)));
        }

        PlanDocument result() throws IOException {
            if (version == null) {
                throw new IOException("it does not describe a plan");
            }
            PlannedChanges changes =
                    new PlannedChanges(add, change, destroy, replace, imported, forget, move, outputs.size());
            resources.addAll(outputs);
            return new PlanDocument(changes, resources, applyable == null ? found : applyable, errored);
        }
    }
}
