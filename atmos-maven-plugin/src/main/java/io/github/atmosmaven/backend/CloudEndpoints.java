package io.github.atmosmaven.backend;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which cloud an endpoint leads to: one of the cloud itself, however it is written, leads where the tool goes without any
 * endpoint; any other is a place of its own.
 */
public final class CloudEndpoints {

    private static final String GOOGLE = "googleapis.com";
    private static final Pattern TENCENT =
            Pattern.compile("cos(?:-internal)?\\.([a-z0-9-]+)\\.(?:myqcloud\\.com|tencentcos\\.cn)");
    private static final Pattern ALIBABA = Pattern.compile("oss-([a-z0-9-]+?)(?:-internal|-vpc)?\\.aliyuncs\\.com");

    private static final Map<String, String> AZURE = Map.of(
            "public", "",
            "azurepubliccloud", "",
            "management.azure.com", "",
            "government", "usgovernment",
            "usgov", "usgovernment",
            "azureusgovernmentcloud", "usgovernment",
            "management.usgovcloudapi.net", "usgovernment",
            "azurechinacloud", "china",
            "management.chinacloudapi.cn", "china");

    private CloudEndpoints() {}

    /** The partition that a bucket is in, whose names are unique within one only, or the endpoint; empty for AWS at large. */
    static String s3(String endpoint, String region) {
        if (endpoint.isEmpty()) {
            return AwsPartition.ofRegion(region);
        }
        ServerUrl server = ServerUrl.of(endpoint).or("https").withoutTrailingSlash();
        String partition = AwsPartition.ofS3Host(server.host());
        return partition == null ? server.toString() : partition;
    }

    /** Returns true if an S3 endpoint belongs to AWS, however it is reached. An empty endpoint stands for AWS. */
    public static boolean isAwsS3(String endpoint) {
        return endpoint.isEmpty()
                || AwsPartition.ofS3Host(ServerUrl.of(endpoint).host()) != null;
    }

    /** Empty for the storage of Google, whose names of buckets are unique within a universe. */
    static String gcs(String endpoint, String universe) {
        if (!endpoint.isEmpty()) {
            ServerUrl server = ServerUrl.of(endpoint).or("https").withoutTrailingSlash();
            if (!server.host().equals(GOOGLE) && !server.host().endsWith("." + GOOGLE)) {
                return server.toString();
            }
        }
        return universe.equalsIgnoreCase(GOOGLE) ? "" : universe.toLowerCase(Locale.ROOT);
    }

    /** The cloud of a storage account; empty for the public one. */
    static String azure(String environmentOrHost) {
        String name = environmentOrHost.isEmpty()
                ? ""
                : ServerUrl.of(environmentOrHost).host();
        return AZURE.getOrDefault(name, name);
    }

    /** The region where a bucket of Tencent is, or the endpoint. */
    static String cos(String endpoint, String region) {
        return regional(TENCENT, endpoint, region);
    }

    /** The region where a bucket of Alibaba is, or the endpoint. */
    static String oss(String endpoint, String region) {
        return regional(ALIBABA, endpoint, region);
    }

    private static String regional(Pattern own, String endpoint, String region) {
        if (endpoint.isEmpty()) {
            return region;
        }
        ServerUrl server = ServerUrl.of(endpoint).withoutTrailingSlash();
        Matcher host = own.matcher(server.host());
        if (!host.matches()) {
            return server.withoutScheme();
        }
        // One that is made to be fast leads to the region of the bucket.
        return host.group(1).startsWith("accelerate") ? region : host.group(1);
    }
}
