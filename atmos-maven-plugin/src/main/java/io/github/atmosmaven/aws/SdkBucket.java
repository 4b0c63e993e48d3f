package io.github.atmosmaven.aws;

import io.github.atmosmaven.backend.endpoint.AwsPartition;
import io.github.atmosmaven.provision.s3.CloudBucket;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** A bucket of S3, called through the AWS SDK. */
final class SdkBucket implements CloudBucket {

    private final BucketSession session;
    private final BucketReads reads;
    private final BucketWrites writes;
    private final CallersAccount account;

    /** @param session closed together with the bucket */
    SdkBucket(BucketSession session) {
        this.session = session;
        this.reads = new BucketReads(session);
        this.writes = new BucketWrites(session);
        this.account = new CallersAccount(session);
    }

    @Override
    public Map<String, String> tags() {
        return reads.tags();
    }

    @Override
    public void head() {
        reads.head();
    }

    @Override
    public Optional<Instant> created() {
        return reads.created();
    }

    @Override
    public boolean hasPolicy() {
        return reads.hasPolicy();
    }

    @Override
    public boolean isVersioned() {
        return reads.isVersioned();
    }

    @Override
    public boolean hasObjects() {
        return reads.hasObjects();
    }

    @Override
    public boolean hasLifecycle() {
        return reads.hasLifecycle();
    }

    @Override
    public boolean isEncryptedByKey() {
        return reads.isEncryptedByKey();
    }

    @Override
    public void create(Map<String, String> tags, boolean ownership) {
        writes.create(tags, ownership);
    }

    @Override
    public void blockPublicAccess() {
        writes.blockPublicAccess();
    }

    @Override
    public void enableVersioning() {
        writes.enableVersioning();
    }

    @Override
    public void encrypt() {
        writes.encrypt();
    }

    @Override
    public void putPolicy(String policy) {
        writes.putPolicy(policy);
    }

    @Override
    public void putTags(Map<String, String> tags) {
        writes.putTags(tags);
    }

    @Override
    public String account() {
        return account.account();
    }

    /** Refuses an account that the backend does not allow. */
    void checkAccount() {
        account.check();
    }

    @Override
    public String cloud() {
        if (isRehearsal()) {
            // The local endpoint is the same on every port.
            return "local";
        }
        return isAws() ? AwsPartition.ofArns(session.bucket().region()) : session.endpoint();
    }

    @Override
    public boolean isAws() {
        return session.isAws();
    }

    @Override
    public boolean isRehearsal() {
        return session.isRehearsal();
    }

    @Override
    public void close() {
        session.close();
    }
}
