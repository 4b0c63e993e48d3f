package io.github.atmosmaven.provision.s3;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Judges whether a bucket without tags is the one that a note speaks of (D44). It is while it is bare, and no older than
 * the note: the list of buckets has the date and names the caller's own only, the note has that of the answer which said
 * that the bucket was missing, so both are of the cloud's own clock.
 */
final class NotedBucket {

    /** Owner of the bucket. */
    enum Whose {
        OURS,
        SOMEBODYS,
        UNKNOWN
    }

    /** @param reason the middle of a sentence; empty where it is ours */
    record Verdict(Whose whose, String reason) {}

    private static final Verdict OURS = new Verdict(Whose.OURS, "");

    private final CloudBucket store;
    private final BucketCalls calls;
    private final Note note;
    private final boolean justMade;

    /**
     * @param justMade true if this run got the answer that there was no such bucket and then made one: then a refused
     *     look is not held against the bucket
     */
    NotedBucket(CloudBucket store, BucketCalls calls, Note note, boolean justMade) {
        this.store = store;
        this.calls = calls;
        this.note = note;
        this.justMade = justMade;
    }

    Verdict verdict() {
        try {
            if (wouldVersioningTell() && says("GetBucketVersioning", store::isVersioned)) {
                return somebodys("it has versioning");
            }
            if (!note.begun().contains(BucketCall.PUT_POLICY) && says("GetBucketPolicy", store::hasPolicy)) {
                return somebodys("it has a policy");
            }
            if (says("ListObjectsV2", store::hasObjects)) {
                return somebodys("it holds objects");
            }
            if (saysIfKnown("GetBucketEncryption", store::isEncryptedByKey)) {
                // One look more than bareness asks for: a key that somebody chose is never replaced.
                return somebodys("it is encrypted with a key of its own");
            }
            return saysIfKnown("GetBucketLifecycleConfiguration", store::hasLifecycle)
                    ? somebodys("it has a lifecycle rule")
                    : byDate();
        } catch (CloudRefusal refusal) {
            if (refusal.kind() == CloudRefusal.Kind.FORBIDDEN) {
                return new Verdict(Whose.UNKNOWN, "this identity lacks " + refusal.action());
            }
            throw refusal;
        }
    }

    /** Some stores keep versions from the start (Backblaze B2), so that it says nothing of a bucket made a moment ago. */
    private boolean wouldVersioningTell() {
        boolean isFromTheStart = justMade && !store.isAws();
        return !isFromTheStart && !note.begun().contains(BucketCall.ENABLE_VERSIONING);
    }

    private static Verdict somebodys(String reason) {
        return new Verdict(Whose.SOMEBODYS, reason);
    }

    /**
     * Asks the store for a feature of the bucket. Returns false if the store does not know the feature, or if the
     * caller may not ask about a bucket that was just created.
     */
    private boolean says(String operation, Supplier<Boolean> question) {
        try {
            return calls.get(operation, question);
        } catch (CloudRefusal refusal) {
            boolean lacking = !store.isAws() && refusal.isUnknownToStore();
            if (lacking || justMade && refusal.kind() == CloudRefusal.Kind.FORBIDDEN) {
                return false;
            }
            throw refusal;
        }
    }

    /** Asks as {@link #says} does for a setting that not every store has heard of. */
    private boolean saysIfKnown(String operation, Supplier<Boolean> question) {
        try {
            return says(operation, question);
        } catch (CloudRefusal refusal) {
            // A store that has not heard of a setting may list the objects instead (Ceph before Quincy).
            if (!store.isAws() && refusal.kind() == CloudRefusal.Kind.LISTING) {
                return false;
            }
            throw refusal;
        }
    }

    private Verdict byDate() {
        Instant missingAt = note.missingAt();
        if (missingAt == null) {
            return unless(justMade, "the note has no date, because the answer that said missing had none");
        }
        Optional<Instant> created;
        try {
            created = calls.get("ListBuckets", store::created);
        } catch (CloudRefusal refusal) {
            boolean lacking = !store.isAws() && refusal.isUnknownToStore();
            if (lacking || refusal.kind() == CloudRefusal.Kind.FORBIDDEN) {
                return unless(
                        justMade, lacking ? "the store lists no buckets" : "this identity lacks " + refusal.action());
            }
            throw refusal;
        }
        if (created.isEmpty()) {
            return unless(justMade, "it is not in the list of this account's buckets");
        }
        boolean older =
                created.get().truncatedTo(ChronoUnit.SECONDS).isBefore(missingAt.truncatedTo(ChronoUnit.SECONDS));
        return older ? somebodys("it is older than the note, of " + created.get()) : OURS;
    }

    private static Verdict unless(boolean ours, String reason) {
        return ours ? OURS : new Verdict(Whose.UNKNOWN, reason);
    }
}
