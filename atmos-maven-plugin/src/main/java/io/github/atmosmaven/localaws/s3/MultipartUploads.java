package io.github.atmosmaven.localaws.s3;

import io.github.atmosmaven.localaws.request.AwsChunks;
import io.github.atmosmaven.localaws.request.AwsError;
import io.github.atmosmaven.localaws.request.Body;
import io.github.atmosmaven.localaws.request.CheckSums;
import io.github.atmosmaven.localaws.request.Hashes;
import io.github.atmosmaven.localaws.request.PartStream;
import io.github.atmosmaven.localaws.request.Request;
import io.github.atmosmaven.localaws.request.Response;
import io.github.atmosmaven.localaws.request.Xml;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Objects that come in parts, as Terraform sends a state of more than 5 MB. Each upload has a folder with a description
 * and a file for each part; the object appears when the upload is completed, and then the folder goes.
 */
final class MultipartUploads {

    private static final String DESCRIPTION = "upload";
    private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");
    private static final int MOST_PARTS = 10_000;
    private static final int SMALLEST_PART = 5 * 1024 * 1024;

    private final Buckets buckets;
    private final String bucket;
    private final ObjectOperations objects;

    MultipartUploads(Buckets buckets, String bucket, ObjectOperations objects) {
        this.buckets = buckets;
        this.bucket = bucket;
        this.objects = objects;
    }

    Response create(String key, Request request, Instant now) {
        Map<String, String> headers = KeptHeaders.of(request);
        String id = UUID.randomUUID().toString().replace("-", "");
        ObjectVersion description = new ObjectVersion(key, id, DESCRIPTION, false, "", 0, now, headers);
        Buckets.write(buckets.upload(bucket, id).resolve(DESCRIPTION), description.describe());
        Response response = Response.xml("<InitiateMultipartUploadResult>" + Xml.tag("Bucket", bucket)
                + Xml.tag("Key", key) + Xml.tag("UploadId", id) + "</InitiateMultipartUploadResult>");
        return CustomerKey.of(request).map(own -> own.answered(response)).orElse(response);
    }

    Response putPart(String key, Request request) {
        Path folder = folder(key, request);
        Path file = folder.resolve(part(request.query().getOrDefault("partNumber", "")));
        Optional<CustomerKey> own = CustomerKey.of(request);
        CustomerKey.requireForPart(description(folder), own);
        Response response;
        try (Body content = AwsChunks.decode(request, buckets.incoming())) {
            CheckSums sums = CheckSums.of(content);
            sums.require(request);
            Buckets.write(file, content);
            response = Response.ok().with("ETag", "\"" + sums.md5() + "\"");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (Map.Entry<String, String> header : KeptHeaders.of(request).entrySet()) {
            if (header.getKey().startsWith("x-amz-checksum")) {
                response = response.with(header.getKey(), header.getValue());
            }
        }
        Response answer = response;
        return own.map(its -> its.answered(answer)).orElse(answer);
    }

    /** The name of the file of a part. */
    private static String part(String number) {
        if (!number.matches("\\d{1,5}") || Integer.parseInt(number) < 1 || Integer.parseInt(number) > MOST_PARTS) {
            throw new AwsError(400, "InvalidArgument", "Part number must be an integer between 1 and 10000, inclusive");
        }
        return String.format("part-%05d", Integer.parseInt(number));
    }

    Response complete(String key, Request request, Instant now) {
        Path folder = folder(key, request);
        List<Xml> parts = inOrder(
                Xml.parse(AwsChunks.decode(request, buckets.incoming()).bytes()).all("Part"));
        ByteArrayOutputStream sums = new ByteArrayOutputStream();
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            Path part = folder.resolve(file(parts.get(i)));
            sums.writeBytes(HexFormat.of().parseHex(sum(part, parts.get(i), i == parts.size() - 1)));
            files.add(part);
        }
        String etag = "\"" + Hashes.md5(sums.toByteArray()) + "-" + parts.size() + "\"";
        Map<String, String> headers = description(folder).headers();
        Response put;
        try (InputStream all = new PartStream(files);
                Body content = Body.received(all, buckets.incoming())) {
            put = objects.put(key, request, content, etag, headers, now);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Buckets.delete(folder);
        Response response =
                Response.xml("<CompleteMultipartUploadResult>" + Xml.tag("Location", "/" + bucket + "/" + key)
                        + Xml.tag("Bucket", bucket) + Xml.tag("Key", key) + Xml.tag("ETag", etag)
                        + "</CompleteMultipartUploadResult>");
        String version = put.headers().get("x-amz-version-id");
        return version == null ? response : response.with("x-amz-version-id", version);
    }

    private static List<Xml> inOrder(List<Xml> parts) {
        String last = "";
        for (Xml part : parts) {
            String file = file(part);
            if (file.compareTo(last) <= 0) {
                throw new AwsError(400, "InvalidPartOrder", "The list of parts was not in ascending order.");
            }
            last = file;
        }
        if (parts.isEmpty()) {
            throw new AwsError(400, "MalformedXML", "The upload has no parts");
        }
        return parts;
    }

    private static String file(Xml part) {
        return part(part.textOf("PartNumber").orElse(""));
    }

    /** The MD5 of a part, which the request has to name. */
    private static String sum(Path file, Xml part, boolean isLast) {
        if (!Files.isRegularFile(file)) {
            throw new AwsError(400, "InvalidPart", "One or more of the specified parts could not be found.");
        }
        try (Body content = Body.of(file)) {
            String sum = CheckSums.of(content).md5();
            if (!part.textOf("ETag").orElse("").replace("\"", "").equals(sum)) {
                throw new AwsError(400, "InvalidPart", "The entity tag of a part did not match.");
            }
            if (content.size() < SMALLEST_PART && !isLast) {
                throw new AwsError(
                        400, "EntityTooSmall", "Your proposed upload is smaller than the minimum allowed size");
            }
            return sum;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Response abort(String key, Request request) {
        Buckets.delete(folder(key, request));
        return Response.noContent();
    }

    private Path folder(String key, Request request) {
        String id = request.query().getOrDefault("uploadId", "");
        Path folder = buckets.upload(bucket, ID.matcher(id).matches() ? id : "none");
        if (Buckets.read(folder.resolve(DESCRIPTION)).isEmpty()
                || !description(folder).key().equals(key)) {
            throw new AwsError(404, "NoSuchUpload", "The specified multipart upload does not exist.");
        }
        return folder;
    }

    private static ObjectVersion description(Path folder) {
        byte[] text = Buckets.read(folder.resolve(DESCRIPTION))
                .orElseThrow(() -> new AwsError(404, "NoSuchUpload", "The specified multipart upload does not exist."));
        return ObjectVersion.read(DESCRIPTION, text);
    }
}
