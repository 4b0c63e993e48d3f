package io.github.atmosmaven.aws;

import io.github.atmosmaven.aws.settings.AwsEnvironment;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.provision.s3.CloudBuckets;
import io.github.atmosmaven.provision.s3.S3StateStores;
import io.github.atmosmaven.provision.s3.WantedInstance;
import io.github.atmosmaven.workflow.ProvisionBackends;
import io.github.atmosmaven.workflow.ProvisionRequest;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A process of its own that provisions a bucket with the product's classes, and is there to be killed. */
final class ProvisionToKill {

    private ProvisionToKill() {}

    /** Arguments: the URL of S3, whether it stands for AWS, the directory of notes. */
    public static void main(String[] arguments) {
        boolean isAws = Boolean.parseBoolean(arguments[1]);
        new ProvisionBackends(new S3StateStores(stores(arguments[0], isAws)))
                .run(ProvisionRequest.of(List.of(instance(arguments[0], isAws)), Path.of(arguments[2])));
    }

    static Instance instance(String uri, boolean isAws) {
        String store = ", access_key: AKIATEST, secret_key: secret, endpoints: {s3: '" + uri + "', sts: '" + uri + "'}";
        return WantedInstance.s3(
                "vpc", "{bucket: acme-state, region: eu-west-1, max_retries: 1" + (isAws ? "" : store) + "}");
    }

    static CloudBuckets stores(String uri, boolean isAws) {
        AwsEnvironment environment = AwsEnvironment.of(Map.of());
        AwsEnvironment.Keys keys = new AwsEnvironment.Keys("AKIATEST", "secret", null);
        return new SdkBuckets(
                isAws ? environment.withLocal(new AwsEnvironment.Local(URI.create(uri), keys)) : environment);
    }
}
