package io.github.atmosmaven.localaws;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The running endpoint. It listens on the loopback interface only.
 *
 * <pre>{@code
 * try (LocalAws aws = LocalAws.start(new LocalAwsOptions(directory))) {
 *     run(aws.environment());
 * }
 * }</pre>
 */
public final class LocalAws implements AutoCloseable {

    /** The account of the throw-away credentials. */
    public static final String ACCOUNT = "111111111111";

    private static final int BAD_REQUEST = 400;

    private final HttpServer server;
    private final ExecutorService workers;
    private final LocalAwsOptions options;
    private final S3 s3;
    private final Clock clock = Clock.systemUTC();
    private final List<String> operations = new CopyOnWriteArrayList<>();

    private LocalAws(HttpServer server, ExecutorService workers, LocalAwsOptions options) {
        this.server = server;
        this.workers = workers;
        this.options = options;
        this.s3 = new S3(new Buckets(options.dataDirectory()));
    }

    public static LocalAws start(LocalAwsOptions options) throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), options.port()), 0);
        AtomicInteger number = new AtomicInteger();
        ExecutorService workers = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "local-aws-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        LocalAws aws = new LocalAws(server, workers, options);
        server.setExecutor(workers);
        server.createContext("/", aws::handle);
        server.start();
        return aws;
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The key of an account; every account exists. */
    public AwsKeys keysOf(String account) {
        return AwsKeys.ofAccount(account);
    }

    /** What a tool's environment needs to come here with the throw-away credentials, and nowhere else (D50). */
    public Map<String, String> environment() {
        AwsKeys keys = keysOf(ACCOUNT);
        Map<String, String> environment = new LinkedHashMap<>();
        // Of all services: what is not served here is to fail here, and not to reach AWS with these credentials.
        environment.put("AWS_ENDPOINT_URL", uri().toString());
        environment.put("AWS_ENDPOINT_URL_S3", uri().toString());
        environment.put("AWS_ENDPOINT_URL_STS", uri().toString());
        environment.put("AWS_ENDPOINT_URL_IAM", uri().toString());
        environment.put("AWS_ACCESS_KEY_ID", keys.accessKeyId());
        environment.put("AWS_SECRET_ACCESS_KEY", keys.secretAccessKey());
        environment.put("AWS_EC2_METADATA_DISABLED", "true");
        environment.put("NO_PROXY", "127.0.0.1,localhost");
        environment.put("no_proxy", "127.0.0.1,localhost");
        return environment;
    }

    /** Names of the operations so far, in the order they came. */
    public List<String> operations() {
        return List.copyOf(operations);
    }

    private void handle(HttpExchange exchange) throws IOException {
        String requestId = UUID.randomUUID().toString();
        Request request = new Request(
                exchange.getRequestMethod(),
                Objects.requireNonNullElse(exchange.getRequestURI().getRawPath(), "/"),
                Objects.requireNonNullElse(exchange.getRequestURI().getRawQuery(), ""),
                exchange.getRequestHeaders(),
                exchange.getRequestBody().readAllBytes());
        boolean sts = request.method().equals("POST")
                && request.header("Content-Type", "").startsWith("application/x-www-form-urlencoded");
        Response response;
        try {
            response = answer(request, sts);
        } catch (AwsError error) {
            response = sts ? Sts.error(error, requestId) : S3.error(error, requestId);
        } catch (UncheckedIOException full) {
            AwsError error = AwsError.cannotStore(full.getCause());
            response = sts ? Sts.error(error, requestId) : S3.error(error, requestId);
        } catch (RuntimeException bug) {
            AwsError error = new AwsError(500, "InternalError", String.valueOf(bug));
            response = sts ? Sts.error(error, requestId) : S3.error(error, requestId);
        }
        send(exchange, response, requestId);
    }

    private Response answer(Request request, boolean sts) {
        String operation = sts ? Sts.operation(request) : S3.operation(request);
        operations.add(operation);
        options.faults().before(operation);
        if (sts && operation.equals("AssumeRoleWithWebIdentity")) {
            return Sts.withWebIdentity(request, clock.instant());
        }
        SignatureCheck.Signed signed = SignatureCheck.check(request, clock.instant());
        return sts
                ? Sts.handle(request, signed, clock.instant())
                : s3.handle(operation, request, signed, clock.instant());
    }

    private static void send(HttpExchange exchange, Response response, String requestId) throws IOException {
        try (exchange) {
            Headers headers = exchange.getResponseHeaders();
            headers.set("x-amz-request-id", requestId);
            headers.set("x-amz-id-2", requestId);
            headers.set("Server", "atmos-local");
            response.headers().forEach(headers::set);
            boolean head = exchange.getRequestMethod().equals("HEAD");
            if (head && response.status() < BAD_REQUEST) {
                headers.set("Content-Length", String.valueOf(response.body().length));
            }
            boolean bodiless = head || response.body().length == 0;
            exchange.sendResponseHeaders(response.status(), bodiless ? -1 : response.body().length);
            if (!bodiless) {
                exchange.getResponseBody().write(response.body());
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }
}
