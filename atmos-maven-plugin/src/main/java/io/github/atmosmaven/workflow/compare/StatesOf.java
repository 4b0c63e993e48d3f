package io.github.atmosmaven.workflow.compare;

import io.github.atmosmaven.backend.LocalPlace;
import io.github.atmosmaven.backend.PlaceVariables;
import io.github.atmosmaven.backend.StateAddresses;
import io.github.atmosmaven.backend.type.BackendTypes;
import io.github.atmosmaven.model.Backend;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.ModuleBackend;
import io.github.atmosmaven.problem.PathsFrom;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Places where the state of an instance is, by the answer of Atmos and by ours. */
final class StatesOf {

    private static final String DEFAULT = "default";
    private static final String FILE = "terraform.tfstate";

    private final OwnInstance own;
    private final Instance instance;
    private final ReferenceInstance reference;
    private final AtmosAnswer atmos;

    StatesOf(OwnInstance own, ReferenceInstance reference, AtmosAnswer atmos) {
        this.own = own;
        this.instance = own.instance();
        this.reference = reference;
        this.atmos = atmos;
    }

    /** The address of the state by what Atmos printed, in the form of ours. */
    String reference() {
        String type = reference.text("backend_type");
        ModuleBackend ofModule = instance.state().moduleBackend();
        Backend backend = ofModule != null
                ? ofModule.backend()
                : new Backend(BackendTypes.of(type.isEmpty() ? null : type), null, reference.map("backend"))
                        .with(instance.backend().additions());
        return StateAddresses.of(
                        backend,
                        atmos.workspace(),
                        null,
                        new LocalPlace(own.settings().directories().localStates(), instance.stack(), instance.name()),
                        new PlaceVariables(own.settings().environment(), reference.map("env")))
                .text();
    }

    /** The file that Atmos keeps the state in; null where that is the same file, or none. */
    @Nullable
    String fileInModule() {
        Path file = path();
        return file == null ? null : new PathsFrom(own.settings().directories().project()).shown(file);
    }

    /** Returns true if Atmos has written a state that is not where ours is looked for. */
    boolean isLeftBehind() {
        Path file = path();
        return file != null
                && Files.exists(file)
                && !Files.exists(own.settings()
                        .directories()
                        .project()
                        .resolve(instance.stateAddress().text()));
    }

    private @Nullable Path path() {
        if (instance.state().moduleBackend() != null || !instance.backendType().isLocal()) {
            return null;
        }
        boolean named = !instance.workspace().equals(DEFAULT);
        String attribute = reference.map("backend").text(named ? "workspace_dir" : "path");
        String written = attribute != null && !attribute.isEmpty() ? attribute : named ? "terraform.tfstate.d" : FILE;
        Path path = Path.of(written);
        if (path.isAbsolute()) {
            return null;
        }
        Path state = named ? path.resolve(instance.workspace()).resolve(FILE) : path;
        return own.settings()
                .directories()
                .project()
                .resolve(own.settings().directories().rootModules())
                .resolve(atmos.rootModule())
                .resolve(state)
                .normalize();
    }
}
