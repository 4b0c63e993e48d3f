package io.github.atmosmaven.localaws.s3;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One version of an object, or a delete marker.
 *
 * @param id id of the version; the text {@code null} if versioning is off
 * @param file name of the file that holds it, in the order of time
 * @param headers headers that are given back with the content
 */
public record ObjectVersion(
        String key,
        String id,
        String file,
        boolean deleteMarker,
        String etag,
        long size,
        Instant time,
        Map<String, String> headers) {

    byte[] describe() {
        StringBuilder text = new StringBuilder();
        line(text, "key", key);
        line(text, "id", id);
        line(text, "deleteMarker", String.valueOf(deleteMarker));
        line(text, "etag", etag);
        line(text, "size", String.valueOf(size));
        line(text, "time", time.toString());
        headers.forEach((name, value) -> line(text, "header." + name, value));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append(name)
                .append('=')
                .append(value.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r"))
                .append('\n');
    }

    static ObjectVersion read(String file, byte[] description) {
        Map<String, String> values = new LinkedHashMap<>();
        Map<String, String> headers = new LinkedHashMap<>();
        for (String line : new String(description, StandardCharsets.UTF_8).split("\n")) {
            int equals = line.indexOf('=');
            String name = line.substring(0, equals);
            String value = unescape(line.substring(equals + 1));
            if (name.startsWith("header.")) {
                headers.put(name.substring("header.".length()), value);
            } else {
                values.put(name, value);
            }
        }
        return new ObjectVersion(
                values.getOrDefault("key", ""),
                values.getOrDefault("id", ""),
                file,
                Boolean.parseBoolean(values.get("deleteMarker")),
                values.getOrDefault("etag", ""),
                Long.parseLong(values.getOrDefault("size", "0")),
                Instant.parse(values.getOrDefault("time", "1970-01-01T00:00:00Z")),
                headers);
    }

    private static String unescape(String text) {
        StringBuilder value = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                char next = text.charAt(++i);
                value.append(next == 'n' ? '\n' : next == 'r' ? '\r' : next);
            } else {
                value.append(c);
            }
        }
        return value.toString();
    }
}
