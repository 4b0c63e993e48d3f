package io.github.atmosmaven.aws;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Buckets of one account behind HTTP on the loopback interface, each with a fault of its own. */
final class FaultyS3 implements AutoCloseable {

    /** Effect of a fault on a call. */
    enum Effect {
        FORBIDDEN(403, "AccessDenied", false, false),
        CONFLICT(409, "OperationAborted", false, false),
        BROKEN(500, "InternalError", false, false),
        UNAVAILABLE_ONCE(503, "SlowDown", false, true),
        EXPIRED(400, "ExpiredToken", false, false),
        CUT_BEFORE(0, "", false, false),
        CONFLICT_BEHIND(409, "OperationAborted", true, false),
        BROKEN_BEHIND(500, "InternalError", true, false),
        EXPIRED_BEHIND(400, "ExpiredToken", true, false),
        CUT_BEHIND(0, "", true, false),
        /** The connection breaks in the middle of the answer. */
        TORN_BEHIND(200, "", true, false),
        REDIRECTED(307, "TemporaryRedirect", false, false),
        SLOWED_BEHIND(429, "TooManyRequests", true, false),
        CONDITION_BEHIND(412, "PreconditionFailed", true, false),
        TIMEOUT_BEHIND(400, "RequestTimeout", true, false),
        /** Somebody else answers: a captive portal, a load balancer, another service. */
        PAGE(200, "<!DOCTYPE html><html><title>Sign in</title></html>", false, false),
        NOTHING(200, "<>", false, false),
        OTHER_XML(200, "<Status>ok</Status>", false, false);

        private final int status;
        private final String code;
        private final boolean arrives;
        private final boolean once;

        /**
         * @param status 0 for a connection that is cut
         * @param code of an error, or the whole of an answer that does not come from S3
         */
        Effect(int status, String code, boolean arrives, boolean once) {
            this.status = status;
            this.code = code;
            this.arrives = arrives;
            this.once = once;
        }

        /** Returns true for an answer that does not come from S3. */
        boolean isForeign() {
            return code.startsWith("<");
        }

        /** Returns false if S3 itself may give such an answer to a call. */
        boolean isFaultOf(String call) {
            boolean isQuestion = call.startsWith("Get") || call.startsWith("List");
            return !isForeign() || this == PAGE || isQuestion;
        }

        private Answer answer() {
            return isForeign() ? new Answer(status, code.equals("<>") ? "" : code) : error(status, code);
        }
    }

    /** A fault of one operation. */
    record Fault(String operation, Effect effect) {}

    static final class Bucket {
        final Map<String, String> tags = new TreeMap<>();
        final List<String> settings = new CopyOnWriteArrayList<>();
        final Instant created = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        boolean hasObjects;
    }

    private record Answer(int status, String body) {}

    private static final Pattern TAG = Pattern.compile("<Key>([^<]*)</Key><Value>([^<]*)</Value>");
    private static final Map<String, String> SETTINGS = Map.of(
            "publicAccessBlock", "PutPublicAccessBlock",
            "versioning", "PutBucketVersioning",
            "encryption", "PutBucketEncryption",
            "lifecycle", "PutBucketLifecycleConfiguration",
            "policy", "PutBucketPolicy");

    final Map<String, Bucket> buckets = new ConcurrentHashMap<>();
    final Map<String, Fault> faults = new ConcurrentHashMap<>();
    /** Operations that are always forbidden, by bucket: what an identity lacks. */
    final Map<String, String> forbidden = new ConcurrentHashMap<>();
    /** Buckets whose fault has struck: a case whose call is never made proves nothing. */
    final Set<String> struck = ConcurrentHashMap.newKeySet();
    /** {@code bucket operation} of everything that changed something. */
    final List<String> writes = new CopyOnWriteArrayList<>();
    /** Buckets by the beginning of their names at which the tags of a creation are dropped. */
    final String droppingTags;
    /** An answer to everything, in place of that of S3. */
    volatile @Nullable String page;

    volatile int pageStatus = 200;

    /** Features of S3 that this store lacks. */
    volatile StoreHabits habits = StoreHabits.AWS;

    /** Runs before a call is done, with its operation. */
    volatile Consumer<String> before = operation -> {};

    /** Runs when it is done, before it is answered. */
    volatile Consumer<String> after = operation -> {};

    private final HttpServer server;
    private final ExecutorService workers = Executors.newCachedThreadPool();

    FaultyS3(String droppingTags) throws IOException {
        this.droppingTags = droppingTags;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(workers);
        server.createContext("/", this::handle);
        server.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String foreign = page;
            if (foreign != null) {
                send(exchange, new Answer(pageStatus, foreign));
                return;
            }
            String path = exchange.getRequestURI().getPath();
            String query = String.valueOf(exchange.getRequestURI().getQuery());
            String name = path.equals("/") ? query.replaceFirst(".*prefix=([^&]*).*", "$1") : path.substring(1);
            String operation = operation(exchange.getRequestMethod(), path, query);
            before.accept(operation);
            Effect effect = effect(name, operation);
            if (effect != null && !effect.arrives) {
                fail(exchange, effect);
                return;
            }
            Answer refusal = refusal(operation, name, exchange.getRequestHeaders(), body);
            Answer answer = refusal == null ? answer(operation, name, body) : refusal;
            after.accept(operation);
            if (effect != null) {
                fail(exchange, effect);
                return;
            }
            send(exchange, answer);
        }
    }

    private @Nullable Answer refusal(String operation, String name, Headers headers, String body) {
        if (habits.lists(operation) && buckets.containsKey(name)) {
            return new Answer(200, "<ListBucketResult><Name>" + name + "</Name></ListBucketResult>");
        }
        return habits.refusal(operation, headers.keySet(), body)
                .map(refused -> error(refused.status(), refused.code()))
                .orElse(null);
    }

    private @Nullable Effect effect(String bucket, String operation) {
        if (operation.equals(forbidden.get(bucket))) {
            return Effect.FORBIDDEN;
        }
        Fault fault = faults.get(bucket);
        if (fault == null || !fault.operation().equals(operation)) {
            return null;
        }
        struck.add(bucket);
        if (fault.effect().once) {
            faults.remove(bucket);
        }
        return fault.effect();
    }

    private static void fail(HttpExchange exchange, Effect effect) throws IOException {
        // Closed without an answer, the connection is cut.
        if (effect == Effect.TORN_BEHIND) {
            exchange.sendResponseHeaders(effect.status, 1000);
            exchange.getResponseBody().write("<Cre".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
        } else if (effect.status > 0) {
            send(exchange, effect.answer());
        }
    }

    private static String operation(String method, String path, String query) {
        if (path.equals("/")) {
            return method.equals("POST") ? "GetCallerIdentity" : "ListBuckets";
        }
        String setting = query.replaceFirst("[=&].*", "");
        if (setting.equals("tagging")) {
            return method.equals("GET") ? "GetBucketTagging" : "PutBucketTagging";
        }
        if (SETTINGS.containsKey(setting)) {
            String put = SETTINGS.get(setting);
            return method.equals("GET") ? "G" + put.substring(1).replaceFirst("ut", "et") : put;
        }
        return switch (method) {
            case "HEAD" -> "HeadBucket";
            case "GET" -> "ListObjectsV2";
            default -> "CreateBucket";
        };
    }

    private Answer answer(String operation, String name, String body) {
        if (operation.equals("GetCallerIdentity")) {
            return new Answer(
                    200,
                    "<GetCallerIdentityResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\">"
                            + "<GetCallerIdentityResult><Account>111111111111</Account></GetCallerIdentityResult>"
                            + "</GetCallerIdentityResponse>");
        }
        Bucket bucket = buckets.get(name);
        if (operation.equals("ListBuckets")) {
            return list(name, bucket);
        }
        if (operation.equals("CreateBucket")) {
            return create(name, bucket, body);
        }
        if (bucket == null) {
            return error(404, "NoSuchBucket");
        }
        if (operation.startsWith("Put")) {
            writes.add(name + " " + operation);
            if (operation.equals("PutBucketTagging")) {
                bucket.tags.clear();
                tag(bucket, body);
            } else if (!bucket.settings.contains(operation)) {
                bucket.settings.add(operation);
            }
            return new Answer(200, "");
        }
        return read(operation, bucket);
    }

    private static Answer list(String name, @Nullable Bucket bucket) {
        String entry = bucket == null
                ? ""
                : "<Bucket><Name>" + name + "</Name><CreationDate>" + bucket.created + "</CreationDate></Bucket>";
        return new Answer(200, "<ListAllMyBucketsResult><Buckets>" + entry + "</Buckets></ListAllMyBucketsResult>");
    }

    private Answer create(String name, @Nullable Bucket known, String body) {
        if (known != null) {
            return body.contains("LocationConstraint") ? error(409, "BucketAlreadyOwnedByYou") : new Answer(200, "");
        }
        writes.add(name + " CreateBucket");
        Bucket made = new Bucket();
        if (!name.startsWith(droppingTags)) {
            tag(made, body);
        }
        buckets.put(name, made);
        return new Answer(200, "");
    }

    private static void tag(Bucket bucket, String body) {
        Matcher tag = TAG.matcher(body);
        while (tag.find()) {
            bucket.tags.put(tag.group(1), tag.group(2));
        }
    }

    private Answer read(String operation, Bucket bucket) {
        boolean set = bucket.settings.contains(operation.replaceFirst("G", "P").replaceFirst("et", "ut"));
        return switch (operation) {
            case "GetBucketTagging" -> bucket.tags.isEmpty() ? error(404, habits.noTags()) : tags(bucket);
            case "GetBucketVersioning" ->
                new Answer(
                        200,
                        "<VersioningConfiguration>"
                                + (set || habits.isAlwaysVersioned() ? "<Status>Enabled</Status>" : "")
                                + "</VersioningConfiguration>");
            case "GetBucketPolicy" -> set ? new Answer(200, "{}") : error(404, "NoSuchBucketPolicy");
            case "GetBucketEncryption" ->
                new Answer(
                        200,
                        "<ServerSideEncryptionConfiguration><Rule><ApplyServerSideEncryptionByDefault>"
                                + "<SSEAlgorithm>" + (bucket.settings.contains("KMS") ? "aws:kms" : "AES256")
                                + "</SSEAlgorithm></ApplyServerSideEncryptionByDefault></Rule>"
                                + "</ServerSideEncryptionConfiguration>");
            case "GetBucketLifecycleConfiguration" ->
                set || habits.abortsUploads()
                        ? new Answer(
                                200,
                                "<LifecycleConfiguration><Rule><Status>Enabled</Status>"
                                        + (set ? "<Expiration><Days>9</Days></Expiration>" : StoreHabits.ABORTED)
                                        + "</Rule></LifecycleConfiguration>")
                        : error(404, "NoSuchLifecycleConfiguration");
            case "ListObjectsV2" ->
                new Answer(
                        200,
                        "<ListBucketResult>" + (bucket.hasObjects ? "<Contents><Key>a</Key></Contents>" : "")
                                + "</ListBucketResult>");
            default -> new Answer(200, "");
        };
    }

    private static Answer tags(Bucket bucket) {
        StringBuilder set = new StringBuilder("<Tagging><TagSet>");
        bucket.tags.forEach(
                (key, value) -> set.append("<Tag><Key>" + key + "</Key><Value>" + value + "</Value></Tag>"));
        return new Answer(200, set.append("</TagSet></Tagging>").toString());
    }

    private static Answer error(int status, String code) {
        return new Answer(status, "<Error><Code>" + code + "</Code><Message>on purpose</Message></Error>");
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        boolean bodiless = body.length == 0 || exchange.getRequestMethod().equals("HEAD");
        exchange.getResponseHeaders().set("Connection", "close");
        exchange.getResponseHeaders()
                .set("Content-Type", answer.body().startsWith("<!DOCTYPE html") ? "text/html" : "application/xml");
        exchange.sendResponseHeaders(answer.status(), bodiless ? -1 : body.length);
        if (!bodiless) {
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }
}
