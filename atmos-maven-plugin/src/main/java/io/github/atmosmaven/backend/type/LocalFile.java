package io.github.atmosmaven.backend.type;

import io.github.atmosmaven.model.BackendAttributes;
import io.github.atmosmaven.model.BackendType.RemoteState;
import io.github.atmosmaven.model.StatePlace;
import io.github.atmosmaven.model.path.CleanPath;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.TextValue;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** A file of this machine (D39). */
sealed class LocalFile extends KnownType permits NoBackend {

    private static final String PATH = "path";
    private static final String WORKSPACES = "workspace_dir";
    private static final Map<String, String> DEFAULTS = Map.of(PATH, STATE_FILE, WORKSPACES, STATE_FILE + ".d");

    LocalFile() {
        this("local");
    }

    LocalFile(String name) {
        super(name, BackendAttributes.builder().place(PATH, WORKSPACES));
    }

    @Override
    public final boolean isLocal() {
        return true;
    }

    @Override
    public final String address(StatePlace place) {
        String attribute = place.isNamedWorkspace() ? WORKSPACES : PATH;
        String composed = place.part(attribute, DEFAULTS.getOrDefault(attribute, ""));
        // Into a project that is not composed itself leads only what is as written.
        String written = text(place.attributes(), attribute);
        String path = CleanPath.isAbsolute(written) ? written : composed;
        return place.localPath(place.isNamedWorkspace() ? CleanPath.join(path, place.workspace(), STATE_FILE) : path);
    }

    @Override
    public final Map<String, String> localPaths(MapValue attributes) {
        Map<String, String> paths = new LinkedHashMap<>();
        for (String attribute : attributes().place()) {
            String written = text(attributes, attribute);
            paths.put(attribute, written.isEmpty() ? DEFAULTS.getOrDefault(attribute, "") : written);
        }
        return paths;
    }

    @Override
    public final String localState(MapValue attributes, String workspace) {
        Map<String, String> paths = localPaths(attributes);
        return workspace.equals("default")
                ? paths.getOrDefault(PATH, "")
                : CleanPath.join(paths.getOrDefault(WORKSPACES, ""), workspace, STATE_FILE);
    }

    /** The file itself is read, so that no workspace has to be there. */
    @Override
    public final RemoteState remoteState(MapValue attributes, StatePlace place) {
        TextValue path = new TextValue(localState(attributes, place.workspace()), attributes.location());
        return new RemoteState(
                "local", MapValue.builder(attributes.location()).put(PATH, path).build(), "");
    }

    private static String text(MapValue attributes, String name) {
        return attributes.get(name) instanceof TextValue text ? text.text() : "";
    }

    @Override
    public String collisionHint(Collection<String> parts) {
        return "rename one of them, or give it a path of its own";
    }
}
