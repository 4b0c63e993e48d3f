package io.github.atmosmaven.backend.endpoint;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of AWS whose names of buckets are unique within it only; {@code aws} itself is none of them. The one table of
 * partitions: state addresses, the resources of a policy and the question whose an endpoint is are answered from it.
 */
public enum AwsPartition {
    CHINA("aws-cn", "cn-"),
    GOVERNMENT("aws-us-gov", "us-gov-"),
    ISO("aws-iso", "us-iso-"),
    ISO_B("aws-iso-b", "us-isob-"),
    ISO_E("aws-iso-e", "eu-isoe-"),
    ISO_F("aws-iso-f", "us-isof-"),
    EUROPEAN("aws-eusc", "eusc-");

    private static final List<AwsPartition> ALL = List.of(values());

    private static final List<String> DOMAINS = List.of(
            ".amazonaws.com",
            ".amazonaws.com.cn",
            ".amazonaws.eu",
            ".c2s.ic.gov",
            ".sc2s.sgov.gov",
            ".cloud.adc-e.uk",
            ".csp.hci.ic.gov");

    private static final String SERVICE = "s3";

    private final String id;
    private final String regions;

    /** @param regions the start of the names of its regions */
    AwsPartition(String id, String regions) {
        this.id = id;
        this.regions = regions;
    }

    /** The name of the partition that a region is in; empty for {@code aws}. */
    static String ofRegion(String region) {
        for (AwsPartition partition : ALL) {
            if (region.startsWith(partition.regions)) {
                return partition.id;
            }
        }
        return "";
    }

    /** The partition as ARNs of a region name it: {@code aws}, {@code aws-cn}. */
    public static String ofArns(String region) {
        String partition = ofRegion(region);
        return partition.isEmpty() ? "aws" : partition;
    }

    /**
     * The name of the partition of a host that serves the S3 of AWS, whatever form the host name has; null for any
     * other host.
     */
    static @Nullable String ofS3Host(String host) {
        for (String domain : DOMAINS) {
            if (host.endsWith(domain)) {
                return ofLabels(host.substring(0, host.length() - domain.length()));
            }
        }
        return null;
    }

    /** The region is in a label of its own, as in {@code s3.eu-west-1}, or behind the name of the service. */
    private static @Nullable String ofLabels(String name) {
        String partition = null;
        for (String label : name.split("\\.", -1)) {
            boolean service = label.equals(SERVICE) || label.startsWith(SERVICE + "-");
            if (service && partition == null) {
                partition = "";
            }
            if (partition != null && partition.isEmpty()) {
                partition = ofRegion(without("fips-", without(SERVICE + "-", label)));
            }
        }
        return partition;
    }

    private static String without(String start, String label) {
        return label.startsWith(start) ? label.substring(start.length()) : label;
    }
}
