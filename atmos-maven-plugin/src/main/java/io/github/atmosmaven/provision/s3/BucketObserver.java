package io.github.atmosmaven.provision.s3;

import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.provision.Presence;
import io.github.atmosmaven.provision.s3.NotedBucket.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds out in which state a bucket is, and changes nothing. It may look again at a bucket that was created meanwhile.
 */
final class BucketObserver {

    private final WantedBucket bucket;
    private final CloudBucket store;
    private final BucketNotes notes;
    private final BucketCalls calls;
    private final BucketSetup setup;
    private final List<Problem> warnings = new ArrayList<>();
    private boolean outdatedNote;
    private @Nullable Instant missingAt;
    private boolean justMade;

    /** @param setup keeps the tags that others put on an unfinished bucket, and knows those of a finished one */
    BucketObserver(WantedBucket bucket, CloudBucket store, BucketNotes notes, BucketCalls calls, BucketSetup setup) {
        this.bucket = bucket;
        this.store = store;
        this.notes = notes;
        this.calls = calls;
        this.setup = setup;
    }

    /** This run has made the bucket since it was looked at. */
    void bucketIsMade() {
        justMade = true;
    }

    /** Returns true if there is a note that says nothing any more. */
    boolean hasOutdatedNote() {
        return outdatedNote;
    }

    /** Time at which the cloud said that there is no such bucket; null if it did not, or named no time. */
    @Nullable
    Instant missingAt() {
        return missingAt;
    }

    List<Problem> warnings() {
        return List.copyOf(warnings);
    }

    /** One call tells all of it; the second is for an identity that may not read tags, or a store that has none. */
    Presence look() {
        try {
            return byTags(calls.get("GetBucketTagging", store::tags));
        } catch (CloudRefusal refusal) {
            return switch (refusal.kind()) {
                case MISSING -> missing(refusal);
                case NO_TAGS -> byNote(true);
                case FORBIDDEN -> lookWithoutTags(refusal);
                default -> {
                    if (isUnknownHere(refusal)) {
                        yield lookWithoutTags(refusal);
                    }
                    throw refusal;
                }
            };
        }
    }

    /** Returns true if the store says in any of the ways of other stores that it does not know a call. */
    boolean isUnknownHere(CloudRefusal refusal) {
        return !store.isAws() && refusal.isUnknownToStore();
    }

    private Presence missing(CloudRefusal refusal) {
        missingAt = refusal.answeredAt();
        return Presence.MISSING;
    }

    private Presence byTags(Map<String, String> tags) {
        if (tags.isEmpty()) {
            return byNote(true);
        }
        if (tags.containsKey(BucketSetup.UNFINISHED)) {
            setup.keep(tags);
            return Presence.UNFINISHED;
        }
        // A note that cannot be read says nothing against a bucket whose tags say enough.
        if (notes.exists()) {
            if (setup.areFinal(tags)) {
                forget();
            } else {
                leaveAlone("it has tags");
            }
        }
        return Presence.EXISTS;
    }

    /** @param tagsRefused refusal to read the tags; the answer to HeadBucket has no text of its own */
    private Presence lookWithoutTags(CloudRefusal tagsRefused) {
        try {
            calls.make("HeadBucket", store::head);
            return byNote(tagsRefused.kind() != CloudRefusal.Kind.FORBIDDEN);
        } catch (CloudRefusal refusal) {
            if (refusal.kind() == CloudRefusal.Kind.MISSING) {
                return missing(refusal);
            }
            boolean isSameRefusal =
                    refusal.kind() == CloudRefusal.Kind.FORBIDDEN && tagsRefused.kind() == CloudRefusal.Kind.FORBIDDEN;
            throw isSameRefusal ? tagsRefused.or(refusal.action()) : refusal;
        }
    }

    /** @param knownTagless true if it certainly has no tags; false if its tags are unknown */
    private Presence byNote(boolean knownTagless) {
        Optional<Note> note = notes.find();
        if (note.isEmpty()) {
            return Presence.EXISTS;
        }
        Verdict verdict = knownTagless || justMade
                ? new NotedBucket(store, calls, note.get(), justMade).verdict()
                : new Verdict(NotedBucket.Whose.UNKNOWN, "this identity lacks s3:GetBucketTagging");
        switch (verdict.whose()) {
            case OURS -> {
                return Presence.NOTED;
            }
            case SOMEBODYS -> leaveAlone(verdict.reason());
            case UNKNOWN -> leaveUndecided(verdict.reason());
        }
        return Presence.EXISTS;
    }

    private void leaveAlone(String reason) {
        warnings.add(Problem.warning(
                ProblemCode.BUCKET_NOT_COMPLETED,
                bucket.location(),
                "bucket '" + bucket.name() + "' is left as it is: a run was about to create it, but " + reason
                        + ", so somebody else made it or has worked on it since",
                "see for yourself that it has versioning and encryption; the note of that run is removed"));
        forget();
    }

    private void leaveUndecided(String reason) {
        warnings.add(Problem.warning(
                ProblemCode.BUCKET_NOT_COMPLETED,
                bucket.location(),
                "bucket '" + bucket.name() + "' is not completed, though an earlier run may have left it unfinished: "
                        + reason,
                "grant s3:ListAllMyBuckets and what else is missing and run again; where somebody else made the bucket,"
                        + " delete " + notes.place()));
    }

    /** Looking removes nothing: the note goes when the work is done. */
    private void forget() {
        outdatedNote = true;
    }
}
