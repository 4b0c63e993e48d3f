package io.github.atmosmaven.terraform.plan;

import io.github.atmosmaven.json.JsonStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One entry of the changes of a plan, as it is read. The order of its members is nobody's promise. */
final class PlannedResource {

    private static final String MANAGED = "managed";

    private @Nullable String address;
    private @Nullable String previousAddress;
    private @Nullable String deposed;
    private @Nullable String mode;
    private @Nullable String type;
    private boolean imported;
    private final List<String> actions = new ArrayList<>(2);

    private PlannedResource() {}

    /** Reads an entry of {@code resource_changes}. */
    static PlannedResource read(JsonStream json) throws IOException {
        PlannedResource resource = new PlannedResource();
        json.object(name -> {
            switch (name) {
                case "address" -> resource.address = json.text();
                case "previous_address" -> resource.previousAddress = json.text();
                case "deposed" -> resource.deposed = json.text();
                case "mode" -> resource.mode = json.text();
                case "type" -> resource.type = json.text();
                case "change" -> resource.readActions(json);
                default -> json.skip();
            }
        });
        return resource;
    }

    /** Reads a change alone, such as that of an output. */
    static PlannedResource readChange(JsonStream json) throws IOException {
        PlannedResource output = new PlannedResource();
        output.readActions(json);
        return output;
    }

    private void readActions(JsonStream json) throws IOException {
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

    boolean isManaged() {
        return MANAGED.equals(mode);
    }

    boolean isMoved() {
        return previousAddress != null;
    }

    boolean isImported() {
        return imported;
    }

    boolean isIdle() {
        return actions.isEmpty() || actions.contains("no-op");
    }

    boolean does(String action) {
        return actions.contains(action);
    }

    Optional<ChangeAction> action() {
        return ChangeAction.of(actions);
    }

    /** The change for lists; empty for a data source, and for a resource that stays as it is. */
    Optional<Change> change() {
        return isManaged() ? listedAction().map(this::changeBy) : Optional.empty();
    }

    private Optional<ChangeAction> listedAction() {
        if (!isIdle()) {
            return action();
        }
        if (imported) {
            return Optional.of(ChangeAction.IMPORT);
        }
        return isMoved() ? Optional.of(ChangeAction.MOVE) : Optional.empty();
    }

    private Change changeBy(ChangeAction action) {
        return new Change(
                address == null ? "" : address,
                action,
                type == null ? "" : type,
                MANAGED,
                previousAddress,
                deposed,
                imported);
    }
}
