package io.github.atmosmaven.aws;

import io.github.atmosmaven.provision.BucketStore;
import io.github.atmosmaven.provision.BucketStores;
import io.github.atmosmaven.provision.StateBucket;

/** Opens buckets of S3. */
public final class S3BucketStores implements BucketStores {

    private final AwsEnvironment environment;

    public S3BucketStores(AwsEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public BucketStore open(StateBucket bucket) {
        S3BucketStore store = new S3BucketStore(bucket, environment);
        try {
            store.checkAccount();
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
        return store;
    }
}
