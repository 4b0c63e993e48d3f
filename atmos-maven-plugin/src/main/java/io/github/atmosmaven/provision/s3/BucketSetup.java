package io.github.atmosmaven.provision.s3;

import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.provision.s3.CloudRefusal.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Gives a bucket of ours its tags and settings (D42), and leaves out what its store does not know. */
final class BucketSetup {

    static final String UNFINISHED = "AtmosProvisioning";
    private static final String UNFINISHED_VALUE = "unfinished";

    /** Calls that leave a trace on a bucket which would be taken for the work of somebody else (D44). */
    private static final Set<BucketCall> TELLING = Set.of(BucketCall.ENABLE_VERSIONING, BucketCall.PUT_POLICY);

    private final WantedBucket bucket;
    private final CloudBucket store;
    private final BucketCalls calls;
    private final BucketNotes notes;
    private final Map<String, String> foreignTags = new LinkedHashMap<>();
    private final List<String> unknown = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private boolean tagless;

    BucketSetup(WantedBucket bucket, CloudBucket store, BucketCalls calls, BucketNotes notes) {
        this.bucket = bucket;
        this.store = store;
        this.calls = calls;
        this.notes = notes;
    }

    /** The last call replaces all tags: what others have put on a half-made bucket stays. AWS keeps its own itself. */
    void keep(Map<String, String> tags) {
        tags.forEach((key, value) -> {
            if (!key.equals(UNFINISHED) && !key.startsWith("aws:")) {
                foreignTags.put(key, value);
            }
        });
    }

    /** Returns true if these are the tags of a bucket that was created and finished here. */
    boolean areFinal(Map<String, String> tags) {
        return tags.entrySet().containsAll(ownTags().entrySet());
    }

    Map<String, String> markedTags() {
        Map<String, String> tags = finalTags();
        tags.put(UNFINISHED, UNFINISHED_VALUE);
        return tags;
    }

    private Map<String, String> finalTags() {
        Map<String, String> tags = new LinkedHashMap<>(foreignTags);
        tags.putAll(ownTags());
        return tags;
    }

    private Map<String, String> ownTags() {
        Map<String, String> tags = new LinkedHashMap<>();
        tags.put("Name", bucket.name());
        tags.put("ManagedBy", "Atmos");
        return tags;
    }

    void apply(List<BucketCall> wanted) {
        for (BucketCall each : wanted) {
            try {
                remember(each);
                calls.make(each.operation(), () -> apply(each));
            } catch (CloudRefusal refusal) {
                tolerate(each, refusal);
            }
        }
        notes.forget();
    }

    private void apply(BucketCall call) {
        switch (call) {
            case MARK -> store.putTags(markedTags());
            case BLOCK_PUBLIC_ACCESS -> store.blockPublicAccess();
            case ENABLE_VERSIONING -> store.enableVersioning();
            case ENCRYPT -> store.encrypt();
            case PUT_POLICY -> store.putPolicy(TlsPolicy.of(bucket.name(), bucket.region()));
            case FINISH -> store.putTags(finalTags());
            case CREATE, CHECK -> throw new IllegalArgumentException(call + " comes before");
        }
    }

    /** Without a mark on the bucket, only the note can tell a later run that this was our own doing. */
    private void remember(BucketCall call) {
        if (tagless && TELLING.contains(call)) {
            notes.find().ifPresent(known -> notes.write(known.with(call)));
        }
    }

    /** Takes a refusal that a bucket can do without, and throws every other one. */
    private void tolerate(BucketCall call, CloudRefusal refusal) {
        if (!store.isAws() && isUnknown(refusal)) {
            tagless |= call == BucketCall.MARK;
            if (!unknown.contains(call.operation())) {
                unknown.add(call.operation());
            }
        } else if (call == BucketCall.PUT_POLICY && refusal.kind() == Kind.FORBIDDEN) {
            problems.add(Problem.warning(
                    ProblemCode.SECURE_DEFAULT_SKIPPED,
                    bucket.location(),
                    "bucket '" + bucket.name() + "' has no policy that asks for TLS: this identity lacks "
                            + refusal.action(),
                    "grant " + refusal.action() + ", or put the policy there yourself"));
        } else {
            throw refusal;
        }
    }

    /** A store that passes over the name of a setting reads the call as a second creation. */
    private static boolean isUnknown(CloudRefusal refusal) {
        return refusal.isUnknownToStore()
                || refusal.kind() == Kind.ALREADY_YOURS
                || refusal.kind() == Kind.OWNED_BY_OTHER;
    }

    List<Problem> problems() {
        List<Problem> all = new ArrayList<>(problems);
        if (!unknown.isEmpty()) {
            all.add(Problem.warning(
                    ProblemCode.SECURE_DEFAULT_SKIPPED,
                    bucket.location(),
                    "bucket '" + bucket.name() + "' is created without settings that its store does not support: "
                            + String.join(", ", unknown),
                    unknown.contains(BucketCall.ENABLE_VERSIONING.operation())
                            ? "without versioning a state that is overwritten is lost: keep copies of it"
                            : null));
        }
        return all;
    }
}
