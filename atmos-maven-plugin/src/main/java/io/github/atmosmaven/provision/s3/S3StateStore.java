package io.github.atmosmaven.provision.s3;

import io.github.atmosmaven.backend.endpoint.AwsPartition;
import io.github.atmosmaven.problem.AtmosException;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.provision.Intents;
import io.github.atmosmaven.provision.Presence;
import io.github.atmosmaven.provision.StateStore;
import io.github.atmosmaven.provision.StoreResult.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * The work on one bucket, which gets secure settings if it is new (D42) and is not touched if it is not (D43).
 *
 * <p>A bucket that is new carries a tag from the call that creates it until the last call has put the final tags, so that
 * after a kill at any moment the next run knows its own half-made bucket and does the rest (D44). Where the tag cannot
 * come with the creation, a note covers the gap until it is there. Every call may be made again without harm, so two
 * builds at once both come to the same end.
 */
final class S3StateStore implements StateStore {

    /** Answers 200 to the creation of a bucket that the caller has already. */
    private static final String HOME_REGION = "us-east-1";

    private final WantedBucket bucket;
    private final CloudBucket store;
    private final BucketNotes notes;
    private final BucketCalls calls;
    private final BucketSetup setup;
    private final BucketObserver observer;
    private final UnaryOperator<String> shown;

    /** @param shown takes what is secret out of words of the cloud */
    S3StateStore(
            WantedBucket bucket, CloudBucket store, Intents intents, Patience patience, UnaryOperator<String> shown) {
        this.bucket = bucket;
        this.shown = shown;
        this.store = store;
        this.notes = new BucketNotes(intents, bucket, store);
        this.calls = new BucketCalls(patience);
        this.setup = new BucketSetup(bucket, store, calls, notes);
        this.observer = new BucketObserver(bucket, store, notes, calls, setup);
    }

    @Override
    public Presence observe() {
        return told(observer::look);
    }

    @Override
    public List<String> plan(Presence found) {
        return steps(found).stream().map(BucketCall::text).toList();
    }

    @Override
    public Outcome apply(Presence found) {
        return told(() -> found == Presence.MISSING ? create() : finish(found, Outcome.COMPLETED));
    }

    /** Gives a refusal of the cloud the words that a user needs. */
    private <T> T told(Supplier<T> work) {
        try {
            return work.get();
        } catch (CloudRefusal refusal) {
            throw new AtmosException.CloudFailure(
                    List.of(RefusalText.of(refusal.inWords(shown), bucket, account(refusal))), refusal);
        }
    }

    @Override
    public Report report(Outcome outcome) {
        List<Problem> all = new ArrayList<>(observer.warnings());
        all.addAll(setup.problems());
        boolean isAccountOfInterest = outcome != Outcome.EXISTS && outcome != Outcome.FAILED;
        String account = isAccountOfInterest ? store.account() : "";
        Optional<String> readers = account.isEmpty() ? Optional.empty() : StateReaders.ofOtherAccounts(bucket, account);
        if (store.isRehearsal()) {
            Optional<String> remark = readers.map(text -> text + "; on AWS a bucket is made in the account of your own"
                    + " credentials, and where that is another, a policy of the bucket has to admit the role");
            return new Report(account, calls.made(), all, remark);
        }
        readers.ifPresent(text -> all.add(Problem.warning(
                ProblemCode.STATE_ROLE_ELSEWHERE,
                bucket.location(),
                text,
                "let a policy of the bucket admit the role, or name a role of its account that creates the bucket in"
                        + " assume_role")));
        return new Report(account, calls.made(), all, Optional.empty());
    }

    @Override
    public void close() {
        store.close();
    }

    private String account(CloudRefusal refusal) {
        return switch (refusal.kind()) {
            case FORBIDDEN, OWNED_BY_OTHER, OTHER_REGION, THROTTLED, CONFLICT -> store.account();
            default -> "";
        };
    }

    private Outcome create() {
        boolean certain = answersForCertain();
        notes.write(new Note(observer.missingAt(), Set.of()));
        try {
            boolean tagged = createTagged();
            calls.bucketIsThere();
            observer.bucketIsMade();
            Presence made = !certain ? lookAtNew() : tagged ? Presence.UNFINISHED : Presence.NOTED;
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

    private Presence lookAtNew() {
        Presence found = observer.look();
        if (found == Presence.MISSING) {
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
            if (refusal.kind() == CloudRefusal.Kind.FORBIDDEN || observer.isUnknownHere(refusal) || smaller) {
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
            notes.forget();
        }
        return refusal;
    }

    /** @param outcome outcome if there was something to do */
    private Outcome finish(Presence found, Outcome outcome) {
        if (found == Presence.EXISTS) {
            if (observer.hasOutdatedNote()) {
                notes.forget();
            }
            return Outcome.EXISTS;
        }
        setup.apply(steps(found));
        return outcome;
    }

    /** The calls that are planned and the calls that are made come from here (D47). */
    private List<BucketCall> steps(Presence found) {
        return switch (found) {
            case MISSING -> BucketCall.ofMissing(!answersForCertain(), wantsTlsOnly());
            case NOTED -> BucketCall.ofNoted(wantsTlsOnly());
            case UNFINISHED -> BucketCall.ofMarked(wantsTlsOnly());
            case EXISTS -> List.of();
        };
    }

    /** A policy that refuses requests without TLS locks everyone out of a store that is reached by http (D42). */
    private boolean wantsTlsOnly() {
        return store.isAws() || bucket.tlsOnly();
    }
}
