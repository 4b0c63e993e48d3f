package io.github.atmosmaven.provision;

import java.util.Map;

/**
 * One bucket of a cloud, and the calls that are made for it. Each method is one call; it throws {@link CloudRefusal} when
 * the cloud refuses it.
 */
public interface BucketStore extends AutoCloseable {

    /** The tags; refused with {@code MISSING}, {@code NO_TAGS} and so on. */
    Map<String, String> tags();

    /** Whether it can be seen at all. */
    void head();

    /** @param tags set together with the bucket; none where the identity may not tag */
    void create(Map<String, String> tags, boolean ownership);

    void blockPublicAccess();

    void enableVersioning();

    void encrypt();

    void putPolicy(String policy);

    void putTags(Map<String, String> tags);

    /** The account that makes the calls, for messages; empty where it cannot be told. */
    String account();

    /** Which cloud it is: two with the same text share all names of buckets. */
    String cloud();

    @Override
    void close();
}
