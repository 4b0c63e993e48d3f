package io.github.atmosmaven.hosted;

import java.util.Map;

/** Forms of JSON:API. */
final class HostedDocuments {

    private HostedDocuments() {}

    static Map<String, Object> document(String type, String id, Map<String, ?> attributes) {
        return Map.of("id", id, "type", type, "attributes", attributes);
    }

    static Map<String, Object> relation(String type, String id) {
        return Map.of("data", Map.of("id", id, "type", type));
    }
}
