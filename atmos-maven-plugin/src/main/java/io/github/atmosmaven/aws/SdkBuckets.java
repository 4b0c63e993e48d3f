package io.github.atmosmaven.aws;

import io.github.atmosmaven.aws.call.Refusals;
import io.github.atmosmaven.aws.settings.AwsEnvironment;
import io.github.atmosmaven.http.InvalidSetting;
import io.github.atmosmaven.provision.s3.CloudBucket;
import io.github.atmosmaven.provision.s3.CloudBuckets;
import io.github.atmosmaven.provision.s3.WantedBucket;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;

/** Opens buckets of S3 with the AWS SDK. */
public final class SdkBuckets implements CloudBuckets {

    private final AwsEnvironment environment;

    public SdkBuckets(AwsEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public CloudBucket open(WantedBucket bucket) {
        SdkBucket opened = connect(bucket);
        try {
            opened.checkAccount();
        } catch (RuntimeException e) {
            opened.close();
            throw e;
        }
        return opened;
    }

    private SdkBucket connect(WantedBucket bucket) {
        try {
            return new SdkBucket(new BucketSession(bucket, environment));
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
