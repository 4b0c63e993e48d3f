package io.github.atmosmaven.provision.s3;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * One bucket as its cloud has it. Each method is one call, which decides nothing; it throws {@link CloudRefusal} if the
 * cloud refuses it.
 */
public interface CloudBucket extends AutoCloseable {

    /** The tags; refused with {@code MISSING}, {@code NO_TAGS} and so on. */
    Map<String, String> tags();

    /** Checks that the bucket exists and can be seen. */
    void head();

    /**
     * Returns the time of its creation from the list of the caller's own buckets; empty if the list does not have it.
     */
    Optional<Instant> created();

    boolean hasPolicy();

    /** Returns true if versioning is on, or once was. */
    boolean isVersioned();

    boolean hasObjects();

    /** Returns true if there is a lifecycle rule that the store does not give to every bucket. */
    boolean hasLifecycle();

    /** Returns true if the bucket is encrypted in another way than every new bucket. */
    boolean isEncryptedByKey();

    /** @param tags set together with the bucket; none where the identity may not tag */
    void create(Map<String, String> tags, boolean ownership);

    void blockPublicAccess();

    void enableVersioning();

    void encrypt();

    void putPolicy(String policy);

    void putTags(Map<String, String> tags);

    /** The account that makes the calls, for messages; empty where it cannot be told. */
    String account();

    /** Text that identifies the cloud. All names of buckets are shared between stores with the same text. */
    String cloud();

    /** Returns true if the store behaves as AWS does. Another store may lack features of AWS. */
    boolean isAws();

    /** Returns true if no real account is behind the store (D50). */
    boolean isRehearsal();

    @Override
    void close();
}
