package io.github.atmosmaven.aws;

import io.github.atmosmaven.aws.call.Refusals;
import io.github.atmosmaven.aws.http.InvalidSetting;
import io.github.atmosmaven.aws.settings.AwsEnvironment;
import io.github.atmosmaven.provision.s3.BucketStore;
import io.github.atmosmaven.provision.s3.BucketStores;
import io.github.atmosmaven.provision.s3.StateBucket;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;

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

    private S3BucketStore connect(StateBucket bucket) {
        try {
            return new S3BucketStore(bucket, environment);
        } catch (InvalidSetting e) {
            throw Refusals.of(e, "");
        } catch (SdkException e) {
            throw Refusals.of(e, "", bucket.region());
        }
    }

    @Override
    public Map<String, String> environment() {
        return environment.variables();
    }
}
