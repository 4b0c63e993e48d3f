package io.github.atmosmaven.provision.s3;

import io.github.atmosmaven.backend.endpoint.AwsPartition;

/** The bucket policy that refuses requests without TLS. A deny statement is never a public one. */
final class TlsPolicy {

    private TlsPolicy() {}

    static String of(String bucket, String region) {
        String arn = "arn:" + AwsPartition.ofArns(region) + ":s3:::" + bucket;
        return "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"AtmosTlsOnly\",\"Effect\":\"Deny\",\"Principal\":\"*\","
                + "\"Action\":\"s3:*\",\"Resource\":[\"" + arn + "\",\"" + arn + "/*\"],"
                + "\"Condition\":{\"Bool\":{\"aws:SecureTransport\":\"false\"}}}]}";
    }
}
