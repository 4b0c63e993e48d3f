package io.github.atmosmaven.hosted;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A request as the service got it.
 *
 * @param path behind the base path of the API; with its slash for any other place
 * @param query parameters by name, without percent signs
 * @param token behind {@code Authorization: Bearer}; empty where there is none
 */
public record HostedRequest(String method, String path, Map<String, String> query, String token, byte[] body) {

    private static final String BEARER = "Bearer ";
    private static final ObjectMapper JSON = new ObjectMapper();

    static HostedRequest of(HttpExchange call, String base) throws IOException {
        String path = call.getRequestURI().getPath();
        String login = Objects.requireNonNullElse(call.getRequestHeaders().getFirst("Authorization"), "");
        return new HostedRequest(
                call.getRequestMethod(),
                path.startsWith(base) ? path.substring(base.length()) : path,
                query(Objects.requireNonNullElse(call.getRequestURI().getRawQuery(), "")),
                login.startsWith(BEARER) ? login.substring(BEARER.length()) : "",
                call.getRequestBody().readAllBytes());
    }

    private static Map<String, String> query(String raw) {
        Map<String, String> query = new LinkedHashMap<>();
        for (String pair : raw.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                query.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return query;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** {@code POST runs}. */
    public String line() {
        return method + " " + path;
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    JsonNode data() throws IOException {
        return body.length == 0
                ? MissingNode.getInstance()
                : JSON.readTree(body).path("data");
    }

    JsonNode attributes() throws IOException {
        return data().path("attributes");
    }

    /** The id of what the document is related to. */
    String related(String name) throws IOException {
        return data().path("relationships").path(name).path("data").path("id").asText();
    }
}
