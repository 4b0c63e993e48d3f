package io.github.atmosmaven.localaws.request;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An answer.
 *
 * @param headers beside those that every answer has
 */
public record Response(int status, Map<String, String> headers, Body body) {

    public Response(int status, Map<String, String> headers, byte[] body) {
        this(status, headers, Body.of(body));
    }

    public static Response ok() {
        return new Response(200, Map.of(), new byte[0]);
    }

    public static Response noContent() {
        return new Response(204, Map.of(), new byte[0]);
    }

    public static Response xml(String body) {
        return xml(200, body);
    }

    public static Response xml(int status, String body) {
        String document = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + body;
        return new Response(
                status, Map.of("Content-Type", "application/xml"), document.getBytes(StandardCharsets.UTF_8));
    }

    public Response with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Response(status, more, body);
    }
}
