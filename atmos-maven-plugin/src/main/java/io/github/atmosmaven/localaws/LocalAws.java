package io.github.atmosmaven.localaws;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.atmosmaven.localaws.request.AwsError;
import io.github.atmosmaven.localaws.request.Body;
import io.github.atmosmaven.localaws.request.Request;
import io.github.atmosmaven.localaws.request.Response;
import io.github.atmosmaven.localaws.request.ShortStream;
import io.github.atmosmaven.localaws.s3.Buckets;
import io.github.atmosmaven.localaws.s3.S3;
import io.github.atmosmaven.localaws.sign.AwsKeyRing;
import io.github.atmosmaven.localaws.sign.AwsKeys;
import io.github.atmosmaven.localaws.sign.SignatureCheck;
import io.github.atmosmaven.localaws.sign.Sts;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
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

    private static final String NOT_PROXIED = "127.0.0.1,localhost,::1,[::1]";
    private static final int BAD_REQUEST = 400;

    private final HttpServer server;
    private final ExecutorService workers;
    private final LocalAwsOptions options;
    private final S3 s3;
    private final Path incoming;
    private final AwsKeyRing keys = new AwsKeyRing();
    private final Clock clock = Clock.systemUTC();
    private final List<String> operations = new CopyOnWriteArrayList<>();

    private LocalAws(HttpServer server, ExecutorService workers, LocalAwsOptions options) {
        this.server = server;
        this.workers = workers;
        this.options = options;
        Buckets buckets = new Buckets(options.dataDirectory());
        this.incoming = buckets.incoming();
        this.s3 = new S3(buckets);
    }

    public static LocalAws start(LocalAwsOptions options) throws IOException {
        HttpServer server = listening(options);
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

    /** On the first address that can be bound: a machine may prefer one kind of addresses and have none of it. */
    private static HttpServer listening(LocalAwsOptions options) throws IOException {
        IOException failure = null;
        for (InetAddress address : options.addresses()) {
            try {
                return HttpServer.create(new InetSocketAddress(address, options.port()), 0);
            } catch (IOException e) {
                failure = e;
            }
        }
        throw failure == null ? new IOException("there is no loopback address") : failure;
    }

    /** The address that was bound; one of IPv6 is written in brackets. */
    public URI uri() {
        InetAddress bound = server.getAddress().getAddress();
        String host = bound instanceof Inet6Address
                ? "[" + bound.getHostAddress().replaceFirst("%.*", "") + "]"
                : bound.getHostAddress();
        return URI.create("http://" + host + ":" + server.getAddress().getPort());
    }

    /** The key of an account; every account exists. */
    public AwsKeys keysOf(String account) {
        return keys.ofAccount(account);
    }

    /** A token of a web identity that this endpoint takes for one. */
    public String webIdentityToken() {
        return keys.webIdentityToken();
    }

    /** Environment variables that lead a tool to this endpoint with throw-away credentials, and nowhere else (D50). */
    public Map<String, String> environment() {
        AwsKeys own = keysOf(ACCOUNT);
        Map<String, String> environment = new LinkedHashMap<>();
        // Of all services: what is not served here is to fail here, and not to reach AWS with these credentials.
        environment.put("AWS_ENDPOINT_URL", uri().toString());
        environment.put("AWS_ENDPOINT_URL_S3", uri().toString());
        environment.put("AWS_ENDPOINT_URL_STS", uri().toString());
        environment.put("AWS_ENDPOINT_URL_IAM", uri().toString());
        environment.put("AWS_ACCESS_KEY_ID", own.accessKeyId());
        environment.put("AWS_SECRET_ACCESS_KEY", own.secretAccessKey());
        environment.put("AWS_EC2_METADATA_DISABLED", "true");
        environment.put("NO_PROXY", NOT_PROXIED);
        environment.put("no_proxy", NOT_PROXIED);
        return environment;
    }

    /** Names of the operations so far, in the order they came. */
    public List<String> operations() {
        return List.copyOf(operations);
    }

    private void handle(HttpExchange exchange) throws IOException {
        String requestId = UUID.randomUUID().toString();
        Request head = head(exchange);
        boolean sts = head.method().equals("POST")
                && head.header("Content-Type", "").startsWith("application/x-www-form-urlencoded");
        Response response;
        try (exchange) {
            try {
                response = answer(head, exchange.getRequestBody(), sts);
            } catch (AwsError error) {
                response = sts ? Sts.error(error, requestId) : S3.error(error, requestId);
            } catch (UncheckedIOException full) {
                AwsError error = AwsError.cannotStore(Objects.requireNonNull(full.getCause()));
                response = sts ? Sts.error(error, requestId) : S3.error(error, requestId);
            } catch (RuntimeException bug) {
                AwsError error = new AwsError(500, "InternalError", String.valueOf(bug));
                response = sts ? Sts.error(error, requestId) : S3.error(error, requestId);
            }
            send(exchange, response, requestId);
        }
    }

    private static Request head(HttpExchange exchange) {
        return new Request(
                exchange.getRequestMethod(),
                Objects.requireNonNullElse(exchange.getRequestURI().getRawPath(), "/"),
                Objects.requireNonNullElse(exchange.getRequestURI().getRawQuery(), ""),
                exchange.getRequestHeaders(),
                Body.EMPTY);
    }

    /**
     * Answers a request after a check of its signature. The body of a request with a wrong signature is not read, unless
     * the signature can be checked only with the body.
     */
    private Response answer(Request head, InputStream sent, boolean sts) throws IOException {
        if (sts && SignatureCheck.isUnsigned(head)) {
            return webIdentity(head, sent);
        }
        SignatureCheck.Signed signed = null;
        if (SignatureCheck.isDeclared(head)) {
            signed = SignatureCheck.check(head, keys, clock.instant());
        } else {
            SignatureCheck.requireKnownKey(head, keys, clock.instant());
        }
        InputStream limited = signed == null ? new ShortStream(sent) : sent;
        try (Body body = Body.received(limited, incoming)) {
            Request request = head.with(body);
            if (signed == null) {
                signed = SignatureCheck.check(request, keys, clock.instant());
            }
            SignatureCheck.checkBody(request);
            return answer(request, signed, sts);
        }
    }

    /** The one operation that is not signed: a token that this process handed out is its proof. */
    private Response webIdentity(Request head, InputStream sent) throws IOException {
        try (Body body = Body.received(new ShortStream(sent), incoming)) {
            Request request = head.with(body);
            String operation = Sts.operation(request);
            if (!operation.equals("AssumeRoleWithWebIdentity")) {
                throw AwsError.accessDenied();
            }
            operations.add(operation);
            options.faults().before(operation);
            return Sts.withWebIdentity(request, keys, clock.instant());
        }
    }

    private Response answer(Request request, SignatureCheck.Signed signed, boolean sts) {
        String operation = sts ? Sts.operation(request) : S3.operation(request);
        operations.add(operation);
        options.faults().before(operation);
        return sts
                ? Sts.handle(request, signed, keys, clock.instant())
                : s3.handle(operation, request, signed, clock.instant());
    }

    private static void send(HttpExchange exchange, Response response, String requestId) throws IOException {
        Headers headers = exchange.getResponseHeaders();
        headers.set("x-amz-request-id", requestId);
        headers.set("x-amz-id-2", requestId);
        headers.set("Server", "atmos-local");
        response.headers().forEach(headers::set);
        try (Body body = response.body()) {
            boolean head = exchange.getRequestMethod().equals("HEAD");
            if (head && response.status() < BAD_REQUEST) {
                headers.set("Content-Length", String.valueOf(body.size()));
            }
            boolean bodiless = head || body.isEmpty();
            exchange.sendResponseHeaders(response.status(), bodiless ? -1 : body.size());
            if (!bodiless) {
                body.transferTo(exchange.getResponseBody());
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }
}
