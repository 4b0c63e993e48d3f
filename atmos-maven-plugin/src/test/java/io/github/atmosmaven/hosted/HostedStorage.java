package io.github.atmosmaven.hosted;

import java.util.Map;

/** Place of what is uploaded and downloaded as it is. It asks for no token, so none has to come. */
final class HostedStorage {

    private static final String MOST = "65536";

    private final HostedService service;

    HostedStorage(HostedService service) {
        this.service = service;
    }

    HostedAnswer answer(HostedRequest request, String path) {
        String kind = path.substring(0, Math.max(0, path.indexOf('/')));
        String id = path.substring(path.indexOf('/') + 1);
        return switch (request.method() + " " + kind) {
            case "PUT uploads" -> upload(id, request.body());
            case "PUT states" -> state(id, request.body());
            case "PUT json-states" -> HostedAnswer.bytes(new byte[0]);
            case "GET states" ->
                service.states
                        .of(id)
                        .map(state -> HostedAnswer.bytes(state.bytes))
                        .orElseGet(HostedAnswer::missing);
            case "GET plan-logs" -> log(id, request.query(), true);
            case "GET apply-logs" -> log(id, request.query(), false);
            default -> HostedAnswer.missing();
        };
    }

    private HostedAnswer upload(String id, byte[] archive) {
        service.uploads.stream().filter(each -> each.id.equals(id)).forEach(each -> each.archive = archive);
        return HostedAnswer.bytes(new byte[0]);
    }

    private HostedAnswer state(String id, byte[] bytes) {
        service.states.of(id).ifPresent(state -> {
            state.bytes = bytes;
            service.runs.discardOutdated(state.workspace);
        });
        return HostedAnswer.bytes(new byte[0]);
    }

    private HostedAnswer log(String id, Map<String, String> query, boolean isOfPlan) {
        return service.runs().stream()
                .filter(run -> run.id.equals(id))
                .findFirst()
                .map(run -> isOfPlan ? run.planLog : run.applyLog)
                .map(log -> HostedAnswer.bytes(log.read(
                        Integer.parseInt(query.getOrDefault("offset", "0")),
                        Integer.parseInt(query.getOrDefault("limit", MOST)))))
                .orElseGet(HostedAnswer::missing);
    }
}
