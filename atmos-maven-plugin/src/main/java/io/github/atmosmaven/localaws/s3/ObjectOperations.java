package io.github.atmosmaven.localaws.s3;

import io.github.atmosmaven.localaws.request.AwsChunks;
import io.github.atmosmaven.localaws.request.AwsError;
import io.github.atmosmaven.localaws.request.Body;
import io.github.atmosmaven.localaws.request.ByteRange;
import io.github.atmosmaven.localaws.request.CheckSums;
import io.github.atmosmaven.localaws.request.Request;
import io.github.atmosmaven.localaws.request.Response;
import io.github.atmosmaven.localaws.request.Xml;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Operations on single objects: put, get, delete, with conditions and versions. */
final class ObjectOperations {

    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);
    private static final String NO_VERSION = "null";

    private final Buckets buckets;
    private final String bucket;
    private final VersionStore store;

    ObjectOperations(Buckets buckets, String bucket) {
        this.buckets = buckets;
        this.bucket = bucket;
        this.store = new VersionStore(buckets.objects(bucket));
    }

    Response put(String key, Request request, Instant now) {
        try (Body content = AwsChunks.decode(request, buckets.incoming())) {
            CheckSums sums = CheckSums.of(content);
            sums.require(request);
            Response response = put(key, request, content, etag(request, sums), KeptHeaders.of(request), now);
            return CustomerKey.of(request).map(own -> own.answered(response)).orElse(response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The MD5 sum of the content, except where a key of the caller encrypts it: then S3 answers with another text. */
    private static String etag(Request request, CheckSums sums) {
        return "\"" + (CustomerKey.of(request).isPresent() ? newId() : sums.md5()) + "\"";
    }

    /** @param request request with the conditions */
    Response put(String key, Request request, Body content, String etag, Map<String, String> headers, Instant now) {
        return buckets.locked(bucket, () -> {
            checkConditions(key, request);
            return put(key, content, etag, headers, now);
        });
    }

    private Response put(String key, Body content, String etag, Map<String, String> headers, Instant now) {
        boolean versioned = isVersioned();
        String id = versioned ? newId() : NO_VERSION;
        ObjectVersion version =
                new ObjectVersion(key, id, store.nextFile(key), false, etag, content.size(), now, headers);
        List<ObjectVersion> replaced = versioned ? List.of() : unversioned(key);
        store.add(version, content);
        // Only now, so that a process killed in between leaves the new content and not none.
        replaced.forEach(store::remove);
        Response response = Response.ok().with("ETag", version.etag());
        for (Map.Entry<String, String> header : version.headers().entrySet()) {
            if (header.getKey().startsWith("x-amz-checksum") || header.getKey().startsWith("x-amz-server-side")) {
                response = response.with(header.getKey(), header.getValue());
            }
        }
        return versioned ? response.with("x-amz-version-id", id) : response;
    }

    private static String newId() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    /** Versions with the id {@code null}, the oldest first. There are several only after a process was killed. */
    private List<ObjectVersion> unversioned(String key) {
        List<ObjectVersion> unversioned = new ArrayList<>(store.versions(key).stream()
                .filter(version -> version.id().equals(NO_VERSION))
                .toList());
        Collections.reverse(unversioned);
        return unversioned;
    }

    private boolean isVersioned() {
        return versioning().equals("Enabled");
    }

    /** {@code Enabled}, {@code Suspended}, or empty where versioning was never on. */
    private String versioning() {
        return buckets.setting(bucket, SubResource.VERSIONING.parameter())
                .flatMap(body -> Xml.parse(body).textOf("Status"))
                .orElse("");
    }

    /** Both conditions of a put are decided under the lock of the bucket, so that of several writers one wins. */
    private void checkConditions(String key, Request request) {
        Optional<ObjectVersion> current = store.latest(key).filter(version -> !version.deleteMarker());
        String none = request.header("If-None-Match", "*");
        if (!none.equals("*")) {
            throw AwsError.notImplemented("If-None-Match with a tag, for what is written,");
        }
        if (request.header("If-None-Match") != null && current.isPresent()) {
            throw preconditionFailed();
        }
        String match = request.header("If-Match");
        if (match != null) {
            ObjectVersion version = current.orElseThrow(() -> noSuchKey(key));
            if (!sameTag(match, version.etag())) {
                throw preconditionFailed();
            }
        }
    }

    private static boolean sameTag(String left, String right) {
        return left.replace("\"", "").equals(right.replace("\"", ""));
    }

    private static AwsError preconditionFailed() {
        return new AwsError(412, "PreconditionFailed", "At least one of the pre-conditions you specified did not hold");
    }

    /** Under the lock, because description and content are two files, and no writer may come in between. */
    Response get(String key, Request request) {
        return buckets.locked(bucket, () -> read(key, request));
    }

    private Response read(String key, Request request) {
        ObjectVersion version = find(key, request);
        if (version.deleteMarker()) {
            throw request.query().containsKey("versionId")
                    ? new AwsError(
                            405, "MethodNotAllowed", "The specified method is not allowed against this resource.")
                    : noSuchKey(key);
        }
        Optional<CustomerKey> own = CustomerKey.of(request);
        CustomerKey.requireToRead(version, own);
        String match = request.header("If-None-Match");
        if (match != null && sameTag(match, version.etag())) {
            return new Response(304, Map.of("ETag", version.etag()), new byte[0]);
        }
        if (request.header("If-Match") != null && !sameTag(request.header("If-Match", ""), version.etag())) {
            throw preconditionFailed();
        }
        Body content = store.content(version);
        Response response = ByteRange.answer(request, content);
        response = response.with("ETag", version.etag())
                .with("Last-Modified", HTTP_DATE.format(version.time()))
                .with("Accept-Ranges", "bytes");
        if (!version.id().equals(NO_VERSION)) {
            response = response.with("x-amz-version-id", version.id());
        }
        boolean part = response.status() == 206;
        for (Map.Entry<String, String> header : version.headers().entrySet()) {
            // A checksum of the whole would not fit a part of it.
            boolean fits = !part || !header.getKey().startsWith("x-amz-checksum");
            if (fits && !header.getKey().equals(CustomerKey.MARK)) {
                response = response.with(header.getKey(), header.getValue());
            }
        }
        Response answer = response;
        return own.map(its -> its.answered(answer)).orElse(answer);
    }

    private ObjectVersion find(String key, Request request) {
        String id = request.query().get("versionId");
        if (id == null) {
            return store.latest(key).orElseThrow(() -> noSuchKey(key));
        }
        return store.versions(key).stream()
                .filter(version -> version.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new AwsError(404, "NoSuchVersion", "The specified version does not exist."));
    }

    private static AwsError noSuchKey(String key) {
        return new AwsError(404, "NoSuchKey", "The specified key does not exist.", Map.of("Key", key));
    }

    Response delete(String key, Request request, Instant now) {
        return buckets.locked(bucket, () -> {
            String match = request.header("If-Match");
            Optional<ObjectVersion> current = store.latest(key).filter(version -> !version.deleteMarker());
            if (match != null && !match.equals("*")) {
                if (current.isEmpty()) {
                    throw noSuchKey(key);
                }
                if (!sameTag(match, current.get().etag())) {
                    throw preconditionFailed();
                }
            }
            return delete(key, Optional.ofNullable(request.query().get("versionId")), now);
        });
    }

    private Response delete(String key, Optional<String> id, Instant now) {
        if (id.isPresent()) {
            return deleteVersion(key, id.get());
        }
        String versioning = versioning();
        boolean suspended = versioning.equals("Suspended");
        if (versioning.isEmpty()) {
            unversioned(key).forEach(store::remove);
            return Response.noContent();
        }
        // A suspended bucket keeps its versions: the marker hides them, and takes the place of the version "null".
        String marker = suspended ? NO_VERSION : newId();
        List<ObjectVersion> replaced = suspended ? unversioned(key) : List.of();
        store.add(new ObjectVersion(key, marker, store.nextFile(key), true, "", 0, now, Map.of()), Body.EMPTY);
        replaced.forEach(store::remove);
        return Response.noContent().with("x-amz-version-id", marker).with("x-amz-delete-marker", "true");
    }

    private Response deleteVersion(String key, String id) {
        boolean marker = false;
        for (ObjectVersion version : store.versions(key)) {
            if (version.id().equals(id)) {
                marker |= version.deleteMarker();
                store.remove(version);
            }
        }
        Response response = Response.noContent().with("x-amz-version-id", id);
        return marker ? response.with("x-amz-delete-marker", "true") : response;
    }

    Response deleteMany(Request request, Instant now) {
        Xml body = Xml.parse(AwsChunks.decode(request, buckets.incoming()).bytes());
        boolean quiet = body.textOf("Quiet").orElse("").equals("true");
        return buckets.locked(bucket, () -> {
            StringBuilder result = new StringBuilder("<DeleteResult>");
            for (Xml object : body.all("Object")) {
                String key = object.textOf("Key").orElse("");
                delete(key, object.textOf("VersionId"), now);
                result.append(quiet ? "" : "<Deleted>" + Xml.tag("Key", key) + "</Deleted>");
            }
            return Response.xml(result.append("</DeleteResult>").toString());
        });
    }

    Response copy(String key, Request request, Instant now) {
        String source = java.net.URLDecoder.decode(
                request.header("x-amz-copy-source", "").replaceFirst("^/", ""), StandardCharsets.UTF_8);
        if (!source.startsWith(bucket + "/")) {
            throw AwsError.notImplemented("Copying from another bucket");
        }
        ObjectVersion original = store.latest(source.substring(bucket.length() + 1))
                .filter(version -> !version.deleteMarker())
                .orElseThrow(() -> noSuchKey(source));
        CustomerKey.requireToRead(original, CustomerKey.ofSource(request));
        Response copied;
        try (Body content = store.content(original)) {
            copied = put(key, request, content, etag(request, CheckSums.of(content)), KeptHeaders.of(request), now);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Response answer = Response.xml("<CopyObjectResult>" + Xml.tag("LastModified", now.toString())
                + Xml.tag("ETag", copied.headers().getOrDefault("ETag", "")) + "</CopyObjectResult>");
        return CustomerKey.of(request).map(own -> own.answered(answer)).orElse(answer);
    }
}
