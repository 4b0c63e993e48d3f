package io.github.atmosmaven.localaws.request;

import com.sun.net.httpserver.Headers;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request as it came.
 *
 * @param rawPath still encoded
 * @param rawQuery still encoded; empty where there is none
 * @param body body with the chunks of {@code aws-chunked} still in it
 */
public record Request(String method, String rawPath, String rawQuery, Headers headers, Body body) {

    public Request(String method, String rawPath, String rawQuery, Headers headers, byte[] body) {
        this(method, rawPath, rawQuery, headers, Body.of(body));
    }

    /** Copy of this request that carries the given body. */
    public Request with(Body received) {
        return new Request(method, rawPath, rawQuery, headers, received);
    }

    @Nullable
    public String header(String name) {
        return headers.getFirst(name);
    }

    public String header(String name, String otherwise) {
        String value = headers.getFirst(name);
        return value == null ? otherwise : value;
    }

    /** Query parameters, decoded; one without a value has the empty text. */
    public Map<String, String> query() {
        return parameters(rawQuery);
    }

    public static Map<String, String> parameters(String text) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String part : text.split("&")) {
            if (!part.isEmpty()) {
                int equals = part.indexOf('=');
                String name = equals < 0 ? part : part.substring(0, equals);
                String value = equals < 0 ? "" : part.substring(equals + 1);
                parameters.put(
                        URLDecoder.decode(name, StandardCharsets.UTF_8),
                        URLDecoder.decode(value, StandardCharsets.UTF_8));
            }
        }
        return parameters;
    }

    /** The path, decoded, without its leading slash. */
    public String path() {
        String path = URLDecoder.decode(rawPath.replace("+", "%2B"), StandardCharsets.UTF_8);
        return path.startsWith("/") ? path.substring(1) : path;
    }

    /** Parameters that do not change what is done: who signed, and how the answer is written. */
    private static final Set<String> NEUTRAL = Set.of("x-id");

    /** Names of the parameters that decide about the operation. */
    public List<String> decisive() {
        List<String> names = new ArrayList<>();
        for (String name : query().keySet()) {
            boolean signature = name.regionMatches(true, 0, "X-Amz-", 0, 6);
            if (!signature && !NEUTRAL.contains(name)) {
                names.add(name);
            }
        }
        return names;
    }
}
