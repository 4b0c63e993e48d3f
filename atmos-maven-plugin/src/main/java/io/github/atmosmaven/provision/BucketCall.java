package io.github.atmosmaven.provision;

import java.util.List;

/** The calls that make a bucket, in their order: a dry run prints the list that the real run goes through (D47). */
public enum BucketCall {
    CREATE("CreateBucket", "tagged Name, ManagedBy=Atmos and as unfinished, owner enforced"),
    BLOCK_PUBLIC_ACCESS("PutPublicAccessBlock", "all four blocks"),
    ENABLE_VERSIONING("PutBucketVersioning", "Enabled"),
    ENCRYPT("PutBucketEncryption", "AES256"),
    PUT_POLICY("PutBucketPolicy", "TLS only"),
    FINISH("PutBucketTagging", "Name, ManagedBy=Atmos");

    /** What a bucket needs that is not there. */
    public static final List<BucketCall> NEW = List.of(values());

    /** What a bucket needs that an earlier run left half-made. */
    public static final List<BucketCall> UNFINISHED = NEW.subList(1, NEW.size());

    private final String operation;
    private final String what;

    BucketCall(String operation, String what) {
        this.operation = operation;
        this.what = what;
    }

    public String operation() {
        return operation;
    }

    /** {@code PutBucketVersioning (Enabled)}. */
    public String text() {
        return operation + " (" + what + ")";
    }
}
