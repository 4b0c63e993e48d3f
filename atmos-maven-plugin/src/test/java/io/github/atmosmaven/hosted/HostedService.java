package io.github.atmosmaven.hosted;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A service like HCP Terraform on a loopback address, for the real tool: workspaces with their states and locks, and runs,
 * which it does with the real tool and what was uploaded (remote-backend 12, 13). The tool finds it by a CLI configuration
 * file, which says where the services of {@link #HOST} are:
 *
 * <pre>{@code
 * try (HostedService service = new HostedService(directory)) {
 *     service.workspace("app-dev").executionMode = "remote";
 *     environment.put("TF_CLI_CONFIG_FILE", service.configuration("the token").toString());
 *     …
 * }
 * }</pre>
 */
public final class HostedService implements AutoCloseable {

    /** Host of the service, as a backend names it. No name server knows it. */
    public static final String HOST = "tfe.example.test";

    public static final String ORGANIZATION = "acme";

    /** A token that it takes from the start. */
    public static final String TOKEN = "hosted-canary-token.atlasv1.0123456789";

    static final String BASE = "/api/v2/";

    /** Versions of the API that it speaks; empty where it says none, as an old one does. */
    public volatile String version = "2.6";

    /** Tokens that it takes. */
    public final Set<String> tokens = new CopyOnWriteArraySet<>(Set.of(TOKEN));

    /** Modes that new workspaces have. */
    public volatile String executionMode = "local";

    final CopyOnWriteArrayList<HostedWorkspace> workspaces = new CopyOnWriteArrayList<>();
    final CopyOnWriteArrayList<HostedUpload> uploads = new CopyOnWriteArrayList<>();
    final HostedStates states = new HostedStates();
    final HostedRuns runs;
    private final List<HostedRequest> requests = new CopyOnWriteArrayList<>();
    private final String storagePath = "/storage/" + UUID.randomUUID() + "/";
    private final Path directory;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(HostedService::daemon);
    private final HostedApi api = new HostedApi(this);
    private final HostedStorage storage = new HostedStorage(this);
    private int workspaceCount;

    /** @param directory an existing directory, for what it writes */
    public HostedService(Path directory) throws IOException {
        this.directory = directory;
        this.runs = new HostedRuns(Files.createDirectories(directory.resolve("runs")), threads, states);
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "hosted service");
        thread.setDaemon(true);
        return thread;
    }

    /** Address of the API. */
    public String address() {
        return origin() + BASE;
    }

    private String origin() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Address of what is uploaded and downloaded; nobody can guess it. */
    String storageAddress() {
        return origin() + storagePath;
    }

    /** A CLI configuration file that leads to the service, with a token. */
    public Path configuration(String token) throws IOException {
        return write("with-token.tfrc", "credentials \"" + HOST + "\" {\n  token = \"" + token + "\"\n}\n");
    }

    /** One that leads to the service, and has no token. */
    public Path configuration() throws IOException {
        return write("without-token.tfrc", "");
    }

    private Path write(String name, String credentials) throws IOException {
        StringBuilder text = new StringBuilder("disable_checkpoint = true\nhost \"" + HOST + "\" {\n  services = {\n");
        for (String service : List.of("tfe.v2", "tfe.v2.1", "tfe.v2.2", "state.v2")) {
            text.append("    \"")
                    .append(service)
                    .append("\" = \"")
                    .append(address())
                    .append("\"\n");
        }
        return Files.writeString(directory.resolve(name), text + "  }\n}\n" + credentials);
    }

    /** The workspace of a name; it is made where it is missing. */
    public synchronized HostedWorkspace workspace(String name) {
        return workspaces.stream()
                .filter(each -> each.name.equals(name))
                .findFirst()
                .orElseGet(() -> {
                    HostedWorkspace added = new HostedWorkspace("ws-" + ++workspaceCount, name);
                    added.executionMode = executionMode;
                    workspaces.add(added);
                    return added;
                });
    }

    /** Names of its workspaces, sorted. */
    public List<String> names() {
        return workspaces.stream().map(each -> each.name).sorted().toList();
    }

    /** Requests in the order in which they came. */
    public List<HostedRequest> requests() {
        return List.copyOf(requests);
    }

    public List<HostedUpload> uploads() {
        return List.copyOf(uploads);
    }

    public List<HostedRun> runs() {
        return List.copyOf(runs.all);
    }

    private void answer(HttpExchange call) throws IOException {
        try (call) {
            HostedRequest request = HostedRequest.of(call, BASE);
            requests.add(request);
            HostedAnswer answer = answer(request);
            if (!version.isEmpty()) {
                call.getResponseHeaders().set("TFP-API-Version", version);
            }
            call.getResponseHeaders().set("TFP-AppName", "HCP Terraform");
            call.getResponseHeaders().set("Content-Type", "application/vnd.api+json");
            boolean isEmpty = answer.body().length == 0;
            call.sendResponseHeaders(answer.status(), isEmpty ? -1 : answer.body().length);
            if (!isEmpty) {
                call.getResponseBody().write(answer.body());
            }
        }
    }

    private HostedAnswer answer(HostedRequest request) throws IOException {
        if (request.path().startsWith(storagePath)) {
            return storage.answer(request, request.path().substring(storagePath.length()));
        }
        if (request.path().startsWith("/")) {
            return HostedAnswer.missing();
        }
        if (request.path().equals("ping")) {
            return HostedAnswer.NOTHING;
        }
        return tokens.contains(request.token()) ? api.answer(request) : HostedAnswer.error(401, "unauthorized");
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
