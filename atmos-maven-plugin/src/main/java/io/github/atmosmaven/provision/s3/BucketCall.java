package io.github.atmosmaven.provision.s3;

import java.util.ArrayList;
import java.util.List;

/** The calls that make a bucket, in their order: a dry run prints the list that the real run goes through (D47). */
public enum BucketCall {
    CREATE("CreateBucket", "tagged Name, ManagedBy=Atmos and as unfinished, owner enforced"),
    /**
     * Read of the tags after a creation. It is made if a successful answer does not prove that the bucket is new, or if
     * the tags of the creation may have been dropped.
     */
    CHECK("GetBucketTagging", "whether it is the one just made"),
    /** For a bucket that has no tag yet which says whose it is. */
    MARK("PutBucketTagging", "Name, ManagedBy=Atmos and as unfinished"),
    BLOCK_PUBLIC_ACCESS("PutPublicAccessBlock", "all four blocks"),
    ENABLE_VERSIONING("PutBucketVersioning", "Enabled"),
    ENCRYPT("PutBucketEncryption", "AES256"),
    PUT_POLICY("PutBucketPolicy", "TLS only"),
    FINISH("PutBucketTagging", "Name, ManagedBy=Atmos");

    private static final List<BucketCall> SETTINGS = List.of(BLOCK_PUBLIC_ACCESS, ENABLE_VERSIONING, ENCRYPT);

    private final String operation;
    private final String what;

    BucketCall(String operation, String what) {
        this.operation = operation;
        this.what = what;
    }

    /** Calls that follow once a bucket carries its mark. */
    static List<BucketCall> ofMarked(boolean tlsOnly) {
        List<BucketCall> calls = new ArrayList<>(SETTINGS);
        if (tlsOnly) {
            calls.add(PUT_POLICY);
        }
        calls.add(FINISH);
        return List.copyOf(calls);
    }

    /** Calls for a bucket that is known as ours by a note alone. */
    static List<BucketCall> ofNoted(boolean tlsOnly) {
        return then(List.of(MARK), ofMarked(tlsOnly));
    }

    /** @param checked true if the bucket is looked at after its creation */
    static List<BucketCall> ofMissing(boolean checked, boolean tlsOnly) {
        return then(checked ? List.of(CREATE, CHECK) : List.of(CREATE), ofMarked(tlsOnly));
    }

    private static List<BucketCall> then(List<BucketCall> first, List<BucketCall> rest) {
        List<BucketCall> all = new ArrayList<>(first);
        all.addAll(rest);
        return List.copyOf(all);
    }

    public String operation() {
        return operation;
    }

    /** {@code PutBucketVersioning (Enabled)}. */
    public String text() {
        return operation + " (" + what + ")";
    }
}
