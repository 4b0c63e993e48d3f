package io.github.atmosmaven.terraform.module;

import io.github.atmosmaven.model.Backend;
import io.github.atmosmaven.model.BackendType;
import io.github.atmosmaven.model.ModuleBackend;
import io.github.atmosmaven.model.WrittenForms;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.problem.Location;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * References of one file of a module to other modules, to files and to state. Content that cannot be understood is left
 * to the tool, which says so in its own words.
 *
 * @param sources of the modules it calls
 * @param paths of files and folders that it reads or writes
 * @param backends its {@code backend} and {@code cloud} blocks
 * @param sensitive names of the variables that it declares {@code sensitive}
 * @param workspaceReads places that read {@code terraform.workspace}
 * @param remoteStates data blocks that it has, or refers to
 */
record ModuleFile(
        List<Source> sources,
        List<Source> paths,
        List<OwnBackend> backends,
        Set<String> sensitive,
        Set<Location> workspaceReads,
        RemoteStateNames remoteStates) {

    static final ModuleFile EMPTY =
            new ModuleFile(List.of(), List.of(), List.of(), Set.of(), Set.of(), RemoteStateNames.NONE);

    /** Text as written that names a module, a file or a folder. */
    record Source(String text, Location location) {}

    /**
     * A backend that the module has of its own (D76).
     *
     * @param attributes the attributes that are plain text, those of blocks and objects in it as maps
     * @param expressions the others by name, {@code workspaces.name} and the like included
     * @param forms of the names
     */
    record OwnBackend(
            BackendType type,
            MapValue attributes,
            Map<String, Location> expressions,
            WrittenForms forms,
            Location location) {

        ModuleBackend seen() {
            return new ModuleBackend(new Backend(type, location, attributes), expressions, forms, location);
        }
    }

    static ModuleFile read(Path file, String displayName) throws IOException {
        return displayName.endsWith(".json")
                ? new ModuleJson(displayName).read(file)
                : new ModuleHcl(displayName).read(file);
    }
}
