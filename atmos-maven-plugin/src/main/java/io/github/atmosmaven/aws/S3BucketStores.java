package io.github.atmosmaven.aws;

import io.github.atmosmaven.aws.settings.AwsEnvironment;
import io.github.atmosmaven.provision.s3.BucketStore;
import io.github.atmosmaven.provision.s3.BucketStores;
import io.github.atmosmaven.provision.s3.CloudRefusal;
import io.github.atmosmaven.provision.s3.StateBucket;
import java.util.Map;

/** Opens buckets of S3. */
public final class S3BucketStores implements BucketStores {

    private final AwsEnvironment environment;

    public S3BucketStores(AwsEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public BucketStore open(StateBucket bucket) {
        S3BucketStore store = connect(bucket);
        try {
            store.checkAccount();
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
        return store;
    }

    @Override
    public Map<String, String> environment() {
        return environment.variables();
    }

    /** The SDK and the JDK refuse values that are no number, address or duration before anything is called. */
    private S3BucketStore connect(StateBucket bucket) {
        try {
            return new S3BucketStore(bucket, environment);
        } catch (IllegalArgumentException e) {
            throw new CloudRefusal(CloudRefusal.Kind.INVALID_SETTING, "", String.valueOf(e.getMessage()), null, e);
        }
    }
}
