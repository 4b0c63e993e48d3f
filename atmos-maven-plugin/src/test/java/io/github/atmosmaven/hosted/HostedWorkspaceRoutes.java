package io.github.atmosmaven.hosted;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Workspaces, their locks and their states. */
final class HostedWorkspaceRoutes {

    private final HostedService service;

    HostedWorkspaceRoutes(HostedService service) {
        this.service = service;
    }

    void addTo(HostedApi api, String organization) {
        api.on("GET", organization + "/workspaces()", (request, id) -> list(request));
        api.on("POST", organization + "/workspaces()", (request, id) -> create(request));
        api.on("GET", organization + "/workspaces/([^/]+)", (request, name) -> shown(named(name)));
        api.on("PATCH", organization + "/workspaces/([^/]+)", (request, name) -> update(request, named(name)));
        api.on("DELETE", organization + "/workspaces/([^/]+)", (request, name) -> delete(named(name)));
        api.on(
                "POST",
                organization + "/workspaces/([^/]+)/actions/safe-delete",
                (request, name) -> delete(named(name)));
        api.on("GET", "workspaces/([^/]+)", (request, id) -> shown(of(id)));
        api.on("PATCH", "workspaces/([^/]+)", (request, id) -> update(request, of(id)));
        api.on("DELETE", "workspaces/([^/]+)", (request, id) -> delete(of(id)));
        api.on("POST", "workspaces/([^/]+)/actions/safe-delete", (request, id) -> delete(of(id)));
        api.on("POST", "workspaces/([^/]+)/actions/lock", this::lock);
        api.on("POST", "workspaces/([^/]+)/actions/unlock", this::unlock);
        api.on("POST", "workspaces/([^/]+)/actions/force-unlock", (request, id) -> release(id));
        api.on("POST", "workspaces/([^/]+)/relationships/tags", this::tag);
        api.on("GET", "workspaces/([^/]+)/tag-bindings", (request, id) -> bindings(id));
        api.on("PATCH", "workspaces/([^/]+)/tag-bindings", this::bind);
        api.on("GET", "workspaces/([^/]+)/effective-tag-bindings", (request, id) -> HostedAnswer.data(200, List.of()));
        api.on("GET", "workspaces/([^/]+)/vars", (request, id) -> HostedAnswer.data(200, List.of()));
        api.on("GET", "workspaces/([^/]+)/all-vars", (request, id) -> HostedAnswer.data(200, List.of()));
        api.on("GET", "workspaces/([^/]+)/current-state-version", (request, id) -> currentState(id));
        api.on("GET", "workspaces/([^/]+)/current-state-version-outputs", (request, id) -> outputs(id));
        api.on("GET", "state-version-outputs/([^/]+)", (request, id) -> output(id));
        api.on("POST", "workspaces/([^/]+)/state-versions", this::addState);
        api.on("GET", "state-versions/([^/]+)", (request, id) -> state(service.states.of(id)));
    }

    Optional<HostedWorkspace> of(String id) {
        return service.workspaces.stream().filter(each -> each.id.equals(id)).findFirst();
    }

    private Optional<HostedWorkspace> named(String name) {
        return service.workspaces.stream()
                .filter(each -> each.name.equals(name))
                .findFirst();
    }

    private static HostedAnswer shown(Optional<HostedWorkspace> workspace) {
        return workspace.map(each -> HostedAnswer.data(200, each.document())).orElseGet(HostedAnswer::missing);
    }

    /** {@code search[name]} finds parts of names, so clients have to look again. */
    private HostedAnswer list(HostedRequest request) {
        String part = request.query().getOrDefault("search[name]", "");
        List<String> tags = Arrays.stream(
                        request.query().getOrDefault("search[tags]", "").split(","))
                .filter(tag -> !tag.isEmpty())
                .toList();
        return HostedAnswer.data(
                200,
                service.workspaces.stream()
                        .filter(each -> each.name.contains(part) && each.tags.containsAll(tags))
                        .sorted(Comparator.comparing(each -> each.name))
                        .map(HostedWorkspace::document)
                        .toList());
    }

    private HostedAnswer create(HostedRequest request) throws IOException {
        String name = request.attributes().path("name").asText();
        if (name.isEmpty() || named(name).isPresent()) {
            return HostedAnswer.error(422, "Name has already been taken");
        }
        HostedWorkspace added = service.workspace(name);
        request.data()
                .path("relationships")
                .path("tags")
                .path("data")
                .forEach(tag ->
                        added.tags.add(tag.path("attributes").path("name").asText()));
        update(request, Optional.of(added));
        return HostedAnswer.data(201, added.document());
    }

    private HostedAnswer update(HostedRequest request, Optional<HostedWorkspace> workspace) throws IOException {
        JsonNode attributes = request.attributes();
        workspace.ifPresent(each -> {
            each.terraformVersion = attributes.path("terraform-version").asText(each.terraformVersion);
            each.executionMode = attributes.path("execution-mode").asText(each.executionMode);
        });
        return shown(workspace);
    }

    private HostedAnswer delete(Optional<HostedWorkspace> workspace) {
        if (workspace.isEmpty()) {
            return HostedAnswer.missing();
        }
        service.workspaces.remove(workspace.get());
        return HostedAnswer.NOTHING;
    }

    private HostedAnswer lock(HostedRequest request, String id) {
        Optional<HostedWorkspace> workspace = of(id);
        synchronized (service) {
            if (workspace.isPresent() && workspace.get().isLocked()) {
                return HostedAnswer.error(409, "workspace already locked");
            }
            workspace.ifPresent(each -> each.holder = request.token());
        }
        return shown(workspace);
    }

    private HostedAnswer unlock(HostedRequest request, String id) {
        Optional<HostedWorkspace> workspace = of(id);
        if (workspace.isPresent() && !workspace.get().holder.equals(request.token())) {
            return HostedAnswer.error(409, "workspace is not locked by this token");
        }
        return release(id);
    }

    private HostedAnswer release(String id) {
        Optional<HostedWorkspace> workspace = of(id);
        workspace.ifPresent(HostedWorkspace::unlock);
        return shown(workspace);
    }

    private HostedAnswer tag(HostedRequest request, String id) throws IOException {
        List<String> tags = new ArrayList<>();
        request.data()
                .forEach(tag -> tags.add(tag.path("attributes").path("name").asText()));
        of(id).ifPresent(each -> each.tags.addAll(tags));
        return HostedAnswer.NOTHING;
    }

    private HostedAnswer bind(HostedRequest request, String id) throws IOException {
        List<String> tags = new ArrayList<>();
        request.data()
                .forEach(tag -> tags.add(tag.path("attributes").path("key").asText()));
        of(id).ifPresent(each -> each.tags.addAll(tags));
        return bindings(id);
    }

    private HostedAnswer bindings(String id) {
        List<Map<String, Object>> bindings = of(id).stream()
                .flatMap(each -> each.tags.stream())
                .map(tag -> Map.<String, Object>of(
                        "id", "tb-" + tag, "type", "tag-bindings", "attributes", Map.of("key", tag, "value", "")))
                .toList();
        return HostedAnswer.data(200, bindings);
    }

    private Optional<HostedState> newest(String workspace) {
        return of(workspace)
                .map(HostedWorkspace::uploaded)
                .flatMap(all -> all.stream().reduce((one, next) -> next));
    }

    private HostedAnswer state(Optional<HostedState> state) {
        return state.map(each -> HostedAnswer.data(200, each.document(service.storageAddress())))
                .orElseGet(HostedAnswer::missing);
    }

    private HostedAnswer currentState(String workspace) {
        return state(newest(workspace));
    }

    private HostedAnswer outputs(String workspace) throws IOException {
        Optional<HostedState> state = newest(workspace);
        return state.isEmpty()
                ? HostedAnswer.missing()
                : HostedAnswer.data(200, state.get().outputs(true));
    }

    private HostedAnswer output(String id) throws IOException {
        Optional<HostedState> state = service.states.of(id.substring(0, Math.max(0, id.indexOf('.'))));
        if (state.isPresent()) {
            for (Map<String, Object> output : state.get().outputs(false)) {
                if (id.equals(output.get("id"))) {
                    return HostedAnswer.data(200, output);
                }
            }
        }
        return HostedAnswer.missing();
    }

    private HostedAnswer addState(HostedRequest request, String id) throws IOException {
        Optional<HostedWorkspace> workspace = of(id);
        if (workspace.isEmpty()) {
            return HostedAnswer.missing();
        }
        HostedState added = service.states.add(workspace.get());
        String state = request.attributes().path("state").asText();
        if (!state.isEmpty()) {
            added.bytes = Base64.getDecoder().decode(state);
            service.runs.discardOutdated(added.workspace);
        }
        return HostedAnswer.data(201, added.document(service.storageAddress()));
    }
}
