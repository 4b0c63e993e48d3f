package io.github.atmosmaven.hosted;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Configurations that are uploaded, and runs. */
final class HostedRunRoutes {

    private final HostedService service;
    private final HostedWorkspaceRoutes workspaces;

    HostedRunRoutes(HostedService service) {
        this.service = service;
        this.workspaces = new HostedWorkspaceRoutes(service);
    }

    void addTo(HostedApi api, String organization) {
        api.on("POST", "workspaces/([^/]+)/configuration-versions", this::addUpload);
        api.on("GET", "configuration-versions/([^/]+)", (request, id) -> upload(id));
        api.on("POST", "runs()", (request, id) -> addRun(request));
        api.on("GET", "runs/([^/]+)", this::run);
        api.on("GET", "runs/([^/]+)/run-events", (request, id) -> HostedAnswer.data(200, List.of()));
        api.on("POST", "runs/([^/]+)/actions/apply", (request, id) -> apply(id));
        api.on("POST", "runs/([^/]+)/actions/discard", (request, id) -> discard(id));
        api.on("POST", "runs/([^/]+)/actions/cancel", (request, id) -> discard(id));
        api.on("GET", "workspaces/([^/]+)/runs", (request, id) -> HostedAnswer.data(200, List.of()));
        api.on("GET", organization + "/runs/queue()", (request, id) -> HostedAnswer.data(200, List.of()));
        api.on("GET", "plans/plan-([^/]+)", (request, id) -> plan(id));
        api.on("GET", "plans/plan-([^/]+)/json-output", (request, id) -> document(id, false));
        api.on("GET", "plans/plan-([^/]+)/json-output-redacted", (request, id) -> document(id, true));
        api.on("GET", "applies/apply-([^/]+)", (request, id) -> application(id));
    }

    private Optional<HostedRun> of(String id) {
        return service.runs.all.stream().filter(each -> each.id.equals(id)).findFirst();
    }

    private HostedAnswer addUpload(HostedRequest request, String id) throws IOException {
        Optional<HostedWorkspace> workspace = workspaces.of(id);
        if (workspace.isEmpty()) {
            return HostedAnswer.missing();
        }
        boolean speculative = request.attributes().path("speculative").asBoolean();
        synchronized (service) {
            HostedUpload upload = new HostedUpload("cv-" + (service.uploads.size() + 1), workspace.get(), speculative);
            service.uploads.add(upload);
            return HostedAnswer.data(201, upload.document(service.storageAddress()));
        }
    }

    private HostedAnswer upload(String id) {
        return service.uploads.stream()
                .filter(each -> each.id.equals(id))
                .findFirst()
                .map(each -> HostedAnswer.data(200, each.document(service.storageAddress())))
                .orElseGet(HostedAnswer::missing);
    }

    private HostedAnswer addRun(HostedRequest request) throws IOException {
        String configuration = request.related("configuration-version");
        Optional<HostedUpload> upload = service.uploads.stream()
                .filter(each -> each.id.equals(configuration))
                .findFirst();
        Optional<HostedWorkspace> workspace = workspaces.of(request.related("workspace"));
        if (upload.isEmpty() || workspace.isEmpty()) {
            return HostedAnswer.missing();
        }
        synchronized (service) {
            HostedRun run = new HostedRun(
                    "run-" + (service.runs.all.size() + 1), workspace.get(), upload.get(), request.attributes());
            service.runs.begin(run);
            return HostedAnswer.data(201, run.document());
        }
    }

    private HostedAnswer run(HostedRequest request, String id) {
        Optional<HostedRun> found = of(id);
        if (found.isEmpty()) {
            return HostedAnswer.missing();
        }
        HostedRun run = found.get();
        return HostedAnswer.data(run.document(), List.of(run.plan(service.storageAddress()), run.workspace.document()));
    }

    private HostedAnswer plan(String id) {
        return of(id).map(run -> HostedAnswer.data(200, run.plan(service.storageAddress())))
                .orElseGet(HostedAnswer::missing);
    }

    private HostedAnswer application(String id) {
        return of(id).map(run -> HostedAnswer.data(200, run.apply(service.storageAddress())))
                .orElseGet(HostedAnswer::missing);
    }

    /** The document with all values is for those who may administer the workspace. */
    private HostedAnswer document(String id, boolean isRedacted) {
        return of(id).filter(run -> isRedacted || !run.workspace.hidesPlans)
                .map(run -> isRedacted ? run.shownDocument : run.planDocument)
                .filter(document -> document.length > 0)
                .map(HostedAnswer::bytes)
                .orElseGet(HostedAnswer::missing);
    }

    private HostedAnswer apply(String id) {
        return acted(of(id).map(service.runs::apply));
    }

    private HostedAnswer discard(String id) {
        return acted(of(id).map(service.runs::discard));
    }

    private static HostedAnswer acted(Optional<Boolean> isDone) {
        if (isDone.isEmpty()) {
            return HostedAnswer.missing();
        }
        return isDone.get() ? new HostedAnswer(202, new byte[0]) : HostedAnswer.error(409, "transition not allowed");
    }
}
