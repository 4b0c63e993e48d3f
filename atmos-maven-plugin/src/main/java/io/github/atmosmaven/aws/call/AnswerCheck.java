package io.github.atmosmaven.aws.call;

import io.github.atmosmaven.http.ForeignAnswer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * Refuses answers that are not what the protocol says (D45): a captive portal or a load balancer answers 200 to anything,
 * and the SDK takes an empty result, or a null, out of it. A page with status 404 would be a missing bucket.
 */
final class AnswerCheck implements ExecutionInterceptor {

    private static final String S3 = "S3";
    private static final String STS = "STS";
    private static final String LISTING = "ListBucketResult";
    private static final int SERVER_FAILED = 500;

    /** The root element of the answer to each question of S3 that has one. */
    private static final Map<String, Set<String>> ROOTS = Map.ofEntries(
            Map.entry("GetBucketTagging", Set.of("Tagging")),
            Map.entry("GetBucketVersioning", Set.of("VersioningConfiguration")),
            Map.entry("GetBucketEncryption", Set.of("ServerSideEncryptionConfiguration")),
            Map.entry("GetPublicAccessBlock", Set.of("PublicAccessBlockConfiguration")),
            Map.entry("GetBucketOwnershipControls", Set.of("OwnershipControls")),
            Map.entry("GetBucketLocation", Set.of("LocationConstraint", "CreateBucketConfiguration")),
            Map.entry("GetBucketLifecycleConfiguration", Set.of("LifecycleConfiguration")),
            Map.entry("GetBucketLogging", Set.of("BucketLoggingStatus")),
            Map.entry("GetBucketPolicyStatus", Set.of("PolicyStatus")),
            Map.entry("GetObjectLockConfiguration", Set.of("ObjectLockConfiguration")),
            Map.entry("ListBuckets", Set.of("ListAllMyBucketsResult")),
            Map.entry("ListObjects", Set.of(LISTING)),
            Map.entry("ListObjectsV2", Set.of(LISTING)),
            Map.entry("ListObjectVersions", Set.of("ListVersionsResult")));

    private static final Set<String> ENDINGS = Set.of("Output", "Result", "Response");

    @Override
    public Optional<InputStream> modifyHttpResponseContent(
            Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
        byte[] body = context.responseBody().map(AnswerCheck::read).orElse(new byte[0]);
        String service = attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME);
        String operation = attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
        String complaint = complaint(service.toUpperCase(Locale.ROOT), operation, context.httpResponse(), body);
        if (complaint != null) {
            throw refusal(complaint, LISTING.equals(root(body)));
        }
        return context.responseBody().map(stream -> new ByteArrayInputStream(body));
    }

    private static byte[] read(InputStream stream) {
        try (stream) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw SdkClientException.create(String.valueOf(e.getMessage()), e);
        }
    }

    private static SdkClientException refusal(String complaint, boolean listing) {
        return SdkClientException.create(complaint, new ForeignAnswer(complaint, listing));
    }

    /** Fault of an answer; null if the answer is valid. */
    private static @Nullable String complaint(String service, String operation, SdkHttpResponse response, byte[] body) {
        int status = response.statusCode();
        boolean isWell = response.isSuccessful();
        if (status >= SERVER_FAILED || isWell && isPromised(service, operation, body, response)) {
            return null;
        }
        boolean isHead = operation.startsWith("Head");
        if (!isWell && (isHead && body.length == 0 || isError(service, operation, status, body))) {
            return null;
        }
        String location = response.firstMatchingHeader("Location")
                .filter(text -> status >= 300 && status < 400)
                .map(text -> " that leads to " + ForeignAnswer.firstLine(text.getBytes(StandardCharsets.UTF_8)))
                .orElse("");
        return "the answer to " + operation + " does not come from " + service + ": status " + status + location
                + ", and its first line is " + ForeignAnswer.firstLine(body);
    }

    private static boolean isPromised(String service, String operation, byte[] body, SdkHttpResponse response) {
        if (!service.equals(S3) && !service.equals(STS)) {
            return startsWith(body, '{');
        }
        if (service.equals(STS)) {
            return (operation + "Response").equals(root(body));
        }
        Set<String> roots = ROOTS.get(operation);
        if (roots != null) {
            String root = root(body);
            return root != null && (roots.contains(root) || isNamedAfter(operation, root));
        }
        if (operation.equals("GetBucketPolicy")) {
            return startsWith(body, '{');
        }
        if (operation.startsWith("Head")) {
            return response.firstMatchingHeader("Content-Type")
                    .filter(type -> type.startsWith("text/html"))
                    .isEmpty();
        }
        // Answers to changes hold nothing, or a word that differs from store to store.
        String text = new String(body, StandardCharsets.UTF_8).strip().toLowerCase(Locale.ROOT);
        return !text.startsWith("<!doctype html") && !text.startsWith("<html") && !"Error".equals(root(body));
    }

    /** Other stores name a document after the operation, as the service's own model does. */
    private static boolean isNamedAfter(String operation, String root) {
        return root.startsWith(operation) && ENDINGS.contains(root.substring(operation.length()));
    }

    private static boolean isError(String service, String operation, int status, byte[] body) {
        if (service.equals(STS)) {
            return "ErrorResponse".equals(root(body));
        }
        if (!service.equals(S3)) {
            return startsWith(body, '{');
        }
        // An empty 404 to a question would be a missing bucket on the word of any web server.
        boolean isEmptyRefusal = body.length == 0 && status != 404 && status / 100 == 4;
        return isEmptyRefusal || "Error".equals(root(body));
    }

    private static boolean startsWith(byte[] body, char first) {
        return new String(body, StandardCharsets.UTF_8).strip().startsWith(String.valueOf(first));
    }

    /** The name of the outermost element; null where the text is no XML. */
    private static @Nullable String root(byte[] body) {
        XMLInputFactory factory = XMLInputFactory.newInstance();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(body));
            String root = null;
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT && root == null) {
                    root = reader.getLocalName();
                }
            }
            return root;
        } catch (XMLStreamException e) {
            return null;
        }
    }
}
