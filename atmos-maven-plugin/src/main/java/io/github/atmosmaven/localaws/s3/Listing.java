package io.github.atmosmaven.localaws.s3;

import io.github.atmosmaven.localaws.request.AwsError;
import io.github.atmosmaven.localaws.request.Response;
import io.github.atmosmaven.localaws.request.Xml;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lists the objects of a bucket, or their versions, page by page. */
final class Listing {

    private static final int PAGE = 1000;

    private final String bucket;
    private final List<ObjectVersion> versions;
    private final Map<String, String> query;
    private final String prefix;
    private final String delimiter;
    private final int limit;

    private final List<ObjectVersion> found = new ArrayList<>();
    private final Set<String> folders = new LinkedHashSet<>();
    private boolean truncated;
    private String last = "";
    private String lastVersion = "";

    Listing(String bucket, VersionStore store, Map<String, String> query) {
        this.bucket = bucket;
        this.versions = store.all();
        this.query = query;
        this.prefix = query.getOrDefault("prefix", "");
        this.delimiter = query.getOrDefault("delimiter", "");
        this.limit = limit(query.getOrDefault("max-keys", String.valueOf(PAGE)));
    }

    private static int limit(String maxKeys) {
        if (!maxKeys.matches("\\d{1,9}")) {
            throw new AwsError(400, "InvalidArgument", "Provided max-keys not an integer or within integer range");
        }
        return Math.min(PAGE, Integer.parseInt(maxKeys));
    }

    Response objects(boolean second) {
        String after = second
                ? query.getOrDefault("continuation-token", query.getOrDefault("start-after", ""))
                : query.getOrDefault("marker", "");
        String key = null;
        for (ObjectVersion version : versions) {
            boolean latest = !version.key().equals(key);
            key = version.key();
            if (latest && !version.deleteMarker() && compare(key, after) > 0) {
                take(version);
            }
        }
        StringBuilder text = new StringBuilder("<ListBucketResult>").append(head());
        text.append(Xml.tag("IsTruncated", String.valueOf(truncated)));
        if (second) {
            text.append(Xml.tag("KeyCount", String.valueOf(found.size() + folders.size())));
            text.append(truncated ? Xml.tag("NextContinuationToken", last) : "");
        } else {
            text.append(Xml.tag("Marker", name(after))).append(truncated ? Xml.tag("NextMarker", name(last)) : "");
        }
        for (ObjectVersion version : found) {
            text.append("<Contents>").append(entry(version)).append("</Contents>");
        }
        return Response.xml(
                text.append(prefixes()).append("</ListBucketResult>").toString());
    }

    Response versions() {
        String keyMarker = query.getOrDefault("key-marker", "");
        String versionMarker = query.getOrDefault("version-id-marker", "");
        boolean skipping = !keyMarker.isEmpty();
        for (ObjectVersion version : versions) {
            if (skipping && compare(version.key(), keyMarker) > 0) {
                skipping = false;
            }
            if (!skipping) {
                take(version);
            } else if (version.key().equals(keyMarker) && version.id().equals(versionMarker)) {
                skipping = false;
            }
        }
        StringBuilder text = new StringBuilder("<ListVersionsResult>").append(head());
        text.append(Xml.tag("IsTruncated", String.valueOf(truncated)));
        if (truncated) {
            text.append(Xml.tag("NextKeyMarker", name(last))).append(Xml.tag("NextVersionIdMarker", lastVersion));
        }
        String key = null;
        for (ObjectVersion version : found) {
            String name = version.deleteMarker() ? "DeleteMarker" : "Version";
            text.append('<').append(name).append('>').append(entry(version));
            text.append(Xml.tag("VersionId", version.id()))
                    .append(Xml.tag("IsLatest", String.valueOf(isLatest(version, key))))
                    .append("</")
                    .append(name)
                    .append('>');
            key = version.key();
        }
        return Response.xml(
                text.append(prefixes()).append("</ListVersionsResult>").toString());
    }

    private boolean isLatest(ObjectVersion version, @Nullable String before) {
        return !version.key().equals(before)
                && versions.stream()
                        .filter(each -> each.key().equals(version.key()))
                        .findFirst()
                        .filter(version::equals)
                        .isPresent();
    }

    private void take(ObjectVersion version) {
        String key = version.key();
        if (!key.startsWith(prefix) || truncated) {
            return;
        }
        int end = delimiter.isEmpty() ? -1 : key.indexOf(delimiter, prefix.length());
        String folder = end < 0 ? "" : key.substring(0, end + delimiter.length());
        if (folders.contains(folder)) {
            // What is below a folder that is listed counts as listed, so that the next page begins behind it.
            last = key;
            lastVersion = version.id();
            return;
        }
        if (found.size() + folders.size() >= limit) {
            // A page of nothing ends the listing: there is no place to go on from.
            truncated = limit > 0;
            return;
        }
        if (end >= 0) {
            folders.add(folder);
        } else {
            found.add(version);
        }
        last = key;
        lastVersion = version.id();
    }

    private static int compare(String left, String right) {
        return Arrays.compareUnsigned(left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
    }

    private String head() {
        return Xml.tag("Name", bucket)
                + Xml.tag("Prefix", name(prefix))
                + Xml.tag("MaxKeys", String.valueOf(limit))
                + (delimiter.isEmpty() ? "" : Xml.tag("Delimiter", name(delimiter)))
                + (isUrlEncoded() ? Xml.tag("EncodingType", "url") : "");
    }

    private String entry(ObjectVersion version) {
        String common = Xml.tag("Key", name(version.key()))
                + Xml.tag("LastModified", version.time().toString());
        return version.deleteMarker()
                ? common
                : common
                        + Xml.tag("ETag", version.etag())
                        + Xml.tag("Size", String.valueOf(version.size()))
                        + Xml.tag("StorageClass", "STANDARD");
    }

    private String prefixes() {
        StringBuilder text = new StringBuilder();
        folders.forEach(folder -> text.append("<CommonPrefixes>")
                .append(Xml.tag("Prefix", name(folder)))
                .append("</CommonPrefixes>"));
        return text.toString();
    }

    private boolean isUrlEncoded() {
        return query.getOrDefault("encoding-type", "").equals("url");
    }

    private String name(String text) {
        return isUrlEncoded()
                ? URLEncoder.encode(text, StandardCharsets.UTF_8)
                        .replace("%2F", "/")
                        .replace("+", "%20")
                : text;
    }
}
