package io.github.atmosmaven.backend.endpoint;

import org.jspecify.annotations.Nullable;

/** An endpoint of S3. One of AWS itself, however it is written, leads where the tool goes without any endpoint. */
public final class S3Endpoint {

    private S3Endpoint() {}

    /**
     * The partition that a bucket is in, whose names are unique within one only, or the endpoint; empty for AWS at large.
     */
    public static String place(String endpoint, String region) {
        if (endpoint.isEmpty()) {
            return AwsPartition.ofRegion(region);
        }
        ServerUrl server = ServerUrl.of(endpoint).or("https").withoutTrailingSlash();
        String partition = partition(server);
        return partition == null ? server.toString() : partition;
    }

    /** Returns true if an endpoint belongs to AWS, however it is reached. An empty endpoint stands for AWS. */
    public static boolean isAws(String endpoint) {
        return endpoint.isEmpty() || partition(ServerUrl.of(endpoint)) != null;
    }

    private static @Nullable String partition(ServerUrl server) {
        return AwsPartition.ofS3Host(server.host());
    }
}
