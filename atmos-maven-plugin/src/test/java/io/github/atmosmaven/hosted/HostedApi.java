package io.github.atmosmaven.hosted;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The API for those who have a token. What it does not know is missing. */
final class HostedApi {

    private final List<Route> routes = new ArrayList<>();

    /** Answers requests of one form. */
    interface Handler {
        HostedAnswer answer(HostedRequest request, String id) throws IOException;
    }

    private record Route(String method, Pattern path, Handler handler) {}

    HostedApi(HostedService service) {
        String organization = "organizations/" + HostedService.ORGANIZATION;
        on("GET", organization + "()", (request, id) -> organization());
        on("GET", organization + "/entitlement-set()", (request, id) -> entitlements());
        on("GET", organization + "/projects()", (request, id) -> HostedAnswer.data(200, List.of()));
        new HostedWorkspaceRoutes(service).addTo(this, organization);
        new HostedRunRoutes(service).addTo(this, organization);
    }

    /** @param path with one group, which is the id; the first route that fits counts */
    void on(String method, String path, Handler handler) {
        routes.add(new Route(method, Pattern.compile(path), handler));
    }

    HostedAnswer answer(HostedRequest request) throws IOException {
        for (Route route : routes) {
            Matcher path = route.path().matcher(request.path());
            if (route.method().equals(request.method()) && path.matches()) {
                return route.handler().answer(request, path.group(1));
            }
        }
        return HostedAnswer.missing();
    }

    private static HostedAnswer organization() {
        return HostedAnswer.data(
                200, HostedDocuments.document("organizations", HostedService.ORGANIZATION, Map.of("name", "acme")));
    }

    private static HostedAnswer entitlements() {
        return HostedAnswer.data(
                200,
                HostedDocuments.document(
                        "entitlement-sets", "org-1", Map.of("operations", true, "state-storage", true)));
    }
}
