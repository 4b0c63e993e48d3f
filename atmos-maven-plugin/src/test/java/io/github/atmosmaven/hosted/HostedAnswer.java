package io.github.atmosmaven.hosted;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** An answer of the service. */
record HostedAnswer(int status, byte[] body) {

    static final HostedAnswer NOTHING = new HostedAnswer(204, new byte[0]);

    private static final ObjectMapper JSON = new ObjectMapper();

    static HostedAnswer bytes(byte[] body) {
        return new HostedAnswer(200, body);
    }

    /** @param data one document, or a list of them */
    static HostedAnswer data(int status, Object data) {
        return json(status, Map.of("data", data));
    }

    static HostedAnswer data(Object data, List<?> included) {
        return json(200, Map.of("data", data, "included", included));
    }

    static HostedAnswer error(int status, String title) {
        return json(status, Map.of("errors", List.of(Map.of("status", Integer.toString(status), "title", title))));
    }

    static HostedAnswer missing() {
        return error(404, "not found");
    }

    private static HostedAnswer json(int status, Object document) {
        try {
            return new HostedAnswer(status, JSON.writeValueAsString(document).getBytes(StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
