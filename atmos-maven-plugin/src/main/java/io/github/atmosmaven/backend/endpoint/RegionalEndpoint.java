package io.github.atmosmaven.backend.endpoint;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The endpoints of a store that has one in each region.
 *
 * @param ofStore pattern of the store's own hosts, with the region as first group
 */
public record RegionalEndpoint(Pattern ofStore) {

    /** The region where a bucket is, or the endpoint if it is none of the store's own. */
    public String place(String endpoint, String region) {
        if (endpoint.isEmpty()) {
            return region;
        }
        ServerUrl server = ServerUrl.of(endpoint).withoutTrailingSlash();
        Matcher host = ofStore.matcher(server.host());
        if (!host.matches()) {
            return server.withoutScheme();
        }
        // One that is made to be fast leads to the region of the bucket.
        return host.group(1).startsWith("accelerate") ? region : host.group(1);
    }
}
