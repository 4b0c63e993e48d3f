package io.github.atmosmaven.provision;

import io.github.atmosmaven.backend.endpoint.AwsPartition;
import io.github.atmosmaven.problem.AtmosException;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.provision.BucketResult.Outcome;
import io.github.atmosmaven.provision.NotedBucket.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes one bucket be there, with secure settings if it is new (D42), untouched if it is not (D43).
 *
 * <p>A bucket that is new carries a tag from the call that creates it until the last call has put the final tags, so that
 * after a kill at any moment the next run knows its own half-made bucket and does the rest (D44). Where the tag cannot
 * come with the creation, a note covers the gap until it is there. Every call may be made again without harm, so two
 * builds at once both come to the same end.
 */
public final class EnsureBucket {

    /** Answers 200 to the creation of a bucket that the caller has already. */
    private static final String HOME_REGION = "us-east-1";

    private final StateBucket bucket;
    private final BucketStore store;
    private final Intents intents;
    private final boolean dryRun;
    private final BucketCalls calls;
    private final BucketSetup setup;
    private final List<String> planned = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private @Nullable Instant missingAt;
    private boolean justMade;

    public EnsureBucket(StateBucket bucket, BucketStore store, Intents intents, boolean dryRun, Patience patience) {
        this.bucket = bucket;
        this.store = store;
        this.intents = intents;
        this.dryRun = dryRun;
        this.calls = new BucketCalls(patience);
        this.setup = new BucketSetup(bucket, store, calls, intents);
    }

    private enum Found {
        MISSING,
        /** It carries our mark. */
        UNFINISHED,
        /** Our note alone says that it is ours, and nothing speaks against it. */
        NOTED,
        EXISTS
    }

    /** Never throws for what the cloud or the machine refuses: that is the outcome. */
    public BucketResult run() {
        try {
            Found found = look();
            return result(found == Found.MISSING ? create() : finish(found, Outcome.COMPLETED), null);
        } catch (CloudRefusal refusal) {
            problems.add(RefusalText.of(refusal, bucket, account(refusal)));
            return result(Outcome.FAILED, refusal);
        } catch (AtmosException failure) {
            problems.addAll(failure.problems());
            return result(Outcome.FAILED, failure);
        }
    }

    private BucketResult result(Outcome outcome, @Nullable Throwable cause) {
        problems.addAll(setup.problems());
        boolean made = outcome == Outcome.CREATED || outcome == Outcome.COMPLETED;
        String account = made ? store.account() : "";
        Optional<String> readers = account.isEmpty() ? Optional.empty() : StateReaders.ofOtherAccounts(bucket, account);
        boolean rehearsal = store.isRehearsal();
        if (!rehearsal) {
            readers.ifPresent(text -> problems.add(Problem.warning(
                    ProblemCode.STATE_ROLE_ELSEWHERE,
                    bucket.location(),
                    text,
                    "let a policy of the bucket admit the role, or name a role of its account that creates the bucket in"
                            + " assume_role")));
        }
        List<String> all = new ArrayList<>(calls.made());
        all.addAll(planned);
        return new BucketResult(
                bucket,
                outcome,
                account,
                List.copyOf(all),
                List.copyOf(problems),
                rehearsal
                        ? readers.map(
                                text -> text + "; on AWS a bucket is made in the account of your own"
                                        + " credentials, and where that is another, a policy of the bucket has to admit the role")
                        : Optional.empty(),
                cause);
    }

    private String account(CloudRefusal refusal) {
        return switch (refusal.kind()) {
            case FORBIDDEN, OWNED_BY_OTHER, OTHER_REGION, THROTTLED, CONFLICT -> store.account();
            default -> "";
        };
    }

    /** One call tells all of it; the second is for an identity that may not read tags, or a store that has none. */
    private Found look() {
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

    private boolean isUnknownHere(CloudRefusal refusal) {
        return !store.isAws() && refusal.isUnknownToStore();
    }

    private Found missing(CloudRefusal refusal) {
        missingAt = refusal.answeredAt();
        return Found.MISSING;
    }

    private Found byTags(Map<String, String> tags) {
        if (tags.isEmpty()) {
            return byNote(true);
        }
        if (tags.containsKey(BucketSetup.UNFINISHED)) {
            setup.keep(tags);
            return Found.UNFINISHED;
        }
        // A note that cannot be read says nothing against a bucket whose tags say enough.
        if (intents.hasNote(bucket, store.cloud())) {
            if (setup.areFinal(tags)) {
                forget();
            } else {
                leaveAlone("it has tags");
            }
        }
        return Found.EXISTS;
    }

    /** @param tagsRefused what the cloud said about the tags: the answer to HeadBucket has no words of its own */
    private Found lookWithoutTags(CloudRefusal tagsRefused) {
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

    /** @param knownTagless whether it is known that it has no tags, and not only unknown which */
    private Found byNote(boolean knownTagless) {
        Optional<Note> note = intents.find(bucket, store.cloud());
        if (note.isEmpty()) {
            return Found.EXISTS;
        }
        Verdict verdict = knownTagless || justMade
                ? new NotedBucket(store, calls, note.get(), justMade).verdict()
                : new Verdict(NotedBucket.Whose.UNKNOWN, "this identity lacks s3:GetBucketTagging");
        switch (verdict.whose()) {
            case OURS -> {
                return Found.NOTED;
            }
            case SOMEBODYS -> leaveAlone(verdict.reason());
            case UNKNOWN -> leaveUndecided(verdict.reason());
        }
        return Found.EXISTS;
    }

    private void leaveAlone(String reason) {
        problems.add(Problem.warning(
                ProblemCode.BUCKET_NOT_COMPLETED,
                bucket.location(),
                "bucket '" + bucket.name() + "' is left as it is: a run was about to create it, but " + reason
                        + ", so somebody else made it or has worked on it since",
                "see for yourself that it has versioning and encryption; the note of that run is removed"));
        forget();
    }

    private void leaveUndecided(String reason) {
        problems.add(Problem.warning(
                ProblemCode.BUCKET_NOT_COMPLETED,
                bucket.location(),
                "bucket '" + bucket.name() + "' is not completed, though an earlier run may have left it unfinished: "
                        + reason,
                "grant s3:ListAllMyBuckets and what else is missing and run again; where somebody else made the bucket,"
                        + " delete " + intents.place(bucket, store.cloud())));
    }

    private void forget() {
        if (!dryRun) {
            intents.forget(bucket, store.cloud());
        }
    }

    private Outcome create() {
        Problem contested = bucket.contested();
        if (contested != null) {
            problems.add(contested);
            return Outcome.FAILED;
        }
        boolean certain = answersForCertain();
        if (dryRun) {
            plan(BucketCall.ofMissing(!certain, wantsTlsOnly()));
            return Outcome.WOULD_CREATE;
        }
        intents.note(bucket, store.cloud(), new Note(missingAt, Set.of()));
        try {
            boolean tagged = createTagged();
            calls.bucketIsThere();
            justMade = true;
            Found made = !certain ? lookAtNew() : tagged ? Found.UNFINISHED : Found.NOTED;
            return finish(made, Outcome.CREATED);
        } catch (AlreadyYours known) {
            // It was made since we looked: by another build, or by our own call, whose answer was lost and which the
            // client repeated. The note stays, because without tags it alone tells that the bucket is half-made.
            calls.bucketIsThere();
            return finish(lookAtNew(), Outcome.COMPLETED);
        }
    }

    /**
     * Returns true if a successful creation proves that the bucket is new and has its tags. The smaller partitions may
     * lag behind.
     */
    private boolean answersForCertain() {
        return store.isAws() && isInLargestPartition() && !bucket.region().equals(HOME_REGION);
    }

    private boolean isInLargestPartition() {
        return AwsPartition.ofArns(bucket.region()).equals("aws");
    }

    /** Thrown within this class alone. */
    private static final class AlreadyYours extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private Found lookAtNew() {
        Found found = look();
        if (found == Found.MISSING) {
            throw new CloudRefusal(
                    CloudRefusal.Kind.OTHER, "s3:CreateBucket", "it is made and cannot be seen yet", null, null);
        }
        return found;
    }

    /**
     * Creates the bucket; returns true if its tags came with the request. The note is taken back if certainly nothing
     * was created.
     */
    private boolean createTagged() {
        try {
            create(setup.markedTags(), true);
            return true;
        } catch (CloudRefusal refusal) {
            // It may be the tags or the ownership that this identity may not set, or the store does not know. The note
            // covers the tags, and AWS enforces the owner on every new bucket by itself.
            boolean smaller = store.isAws() && !isInLargestPartition() && refusal.isUnknownToStore();
            if (refusal.kind() == CloudRefusal.Kind.FORBIDDEN || isUnknownHere(refusal) || smaller) {
                createPlain();
                return false;
            }
            throw refused(refusal);
        }
    }

    private void createPlain() {
        try {
            create(Map.of(), false);
        } catch (CloudRefusal refusal) {
            throw refused(refusal);
        }
    }

    private void create(Map<String, String> tags, boolean ownership) {
        calls.make(BucketCall.CREATE.operation(), () -> store.create(tags, ownership));
    }

    private RuntimeException refused(CloudRefusal refusal) {
        if (refusal.kind() == CloudRefusal.Kind.ALREADY_YOURS) {
            return new AlreadyYours();
        }
        if (!calls.leaveDoubt()) {
            intents.forget(bucket, store.cloud());
        }
        return refusal;
    }

    /** @param outcome where there was something to do */
    private Outcome finish(Found found, Outcome outcome) {
        if (found == Found.EXISTS) {
            return Outcome.EXISTS;
        }
        List<BucketCall> wanted =
                found == Found.NOTED ? BucketCall.ofNoted(wantsTlsOnly()) : BucketCall.ofMarked(wantsTlsOnly());
        if (dryRun) {
            plan(wanted);
            return Outcome.WOULD_COMPLETE;
        }
        setup.apply(wanted);
        return outcome;
    }

    /** A policy that refuses requests without TLS locks everyone out of a store that is reached by http (D42). */
    private boolean wantsTlsOnly() {
        return store.isAws() || bucket.tlsOnly();
    }

    private void plan(List<BucketCall> wanted) {
        wanted.forEach(call -> planned.add(call.text()));
    }
}
