package io.github.atmosmaven.provision;

import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.provision.BucketResult.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Makes one bucket be there, with secure settings if it is new (D42), untouched if it is not (D43).
 *
 * <p>A bucket that is new carries a tag from the call that creates it until the last call has put the final tags, so that
 * after a kill at any moment the next run knows its own half-made bucket and does the rest (D44). Every call may be made
 * again without harm, so two builds at once both come to the same end.
 */
public final class EnsureBucket {

    static final String UNFINISHED = "AtmosProvisioning";
    private static final String UNFINISHED_VALUE = "unfinished";
    private static final int ATTEMPTS = 6;
    private static final long FIRST_PAUSE_MILLIS = 100;

    private final StateBucket bucket;
    private final BucketStore store;
    private final Intents intents;
    private final boolean dryRun;
    private final Map<String, String> foreignTags = new LinkedHashMap<>();
    private final List<String> calls = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    public EnsureBucket(StateBucket bucket, BucketStore store, Intents intents, boolean dryRun) {
        this.bucket = bucket;
        this.store = store;
        this.intents = intents;
        this.dryRun = dryRun;
    }

    private enum Found {
        MISSING,
        UNFINISHED,
        EXISTS
    }

    /** Never throws for what the cloud refuses: that is the outcome. */
    public BucketResult run() {
        try {
            Outcome outcome = switch (look()) {
                case EXISTS -> Outcome.EXISTS;
                case UNFINISHED -> complete();
                case MISSING -> create();
            };
            return result(outcome, null);
        } catch (CloudRefusal refusal) {
            problems.add(RefusalText.of(refusal, bucket, account(refusal)));
            return result(Outcome.FAILED, refusal);
        }
    }

    private BucketResult result(Outcome outcome, @Nullable Throwable cause) {
        return new BucketResult(bucket, outcome, List.copyOf(calls), List.copyOf(problems), cause);
    }

    private String account(CloudRefusal refusal) {
        return switch (refusal.kind()) {
            case FORBIDDEN, OWNED_BY_OTHER, OTHER_REGION, THROTTLED, CONFLICT -> store.account();
            default -> "";
        };
    }

    /** One call tells all of it; the second is for an identity that may not read tags. */
    private Found look() {
        try {
            Map<String, String> tags = call("GetBucketTagging", store::tags);
            if (tags.containsKey(UNFINISHED)) {
                keep(tags);
                return Found.UNFINISHED;
            }
            intents.forget(bucket, store.cloud());
            return Found.EXISTS;
        } catch (CloudRefusal refusal) {
            return switch (refusal.kind()) {
                case MISSING -> Found.MISSING;
                case NO_TAGS -> intents.isNoted(bucket, store.cloud()) ? Found.UNFINISHED : Found.EXISTS;
                case FORBIDDEN -> lookWithoutTags(refusal);
                default -> throw refusal;
            };
        }
    }

    /** @param tagsRefused what the cloud said about the tags: the answer to HeadBucket has no words of its own */
    private Found lookWithoutTags(CloudRefusal tagsRefused) {
        try {
            call("HeadBucket", () -> {
                store.head();
                return true;
            });
            return intents.isNoted(bucket, store.cloud()) ? Found.UNFINISHED : Found.EXISTS;
        } catch (CloudRefusal refusal) {
            if (refusal.kind() == CloudRefusal.Kind.MISSING) {
                return Found.MISSING;
            }
            throw refusal.kind() == CloudRefusal.Kind.FORBIDDEN ? tagsRefused.or(refusal.action()) : refusal;
        }
    }

    private Outcome create() {
        Problem contested = bucket.contested();
        if (contested != null) {
            problems.add(contested);
            return Outcome.FAILED;
        }
        if (dryRun) {
            plan(BucketCall.NEW);
            return Outcome.WOULD_CREATE;
        }
        intents.note(bucket, store.cloud());
        try {
            createTagged();
        } catch (CloudRefusal refusal) {
            if (refusal.kind() != CloudRefusal.Kind.ALREADY_YOURS) {
                if (!mayHaveArrived(refusal)) {
                    intents.forget(bucket, store.cloud());
                }
                throw refusal;
            }
            // It was made since we looked: by another build, or by our own call, whose answer was lost and which the
            // client repeated. The note stays, because without tags it alone tells that the bucket is half-made.
            return look() == Found.UNFINISHED ? complete() : Outcome.EXISTS;
        }
        apply(BucketCall.UNFINISHED);
        return Outcome.CREATED;
    }

    /** Whether the bucket may be there although the answer says nothing of the kind. */
    private static boolean mayHaveArrived(CloudRefusal refusal) {
        return refusal.kind() == CloudRefusal.Kind.UNREACHABLE || refusal.kind() == CloudRefusal.Kind.OTHER;
    }

    private void createTagged() {
        Map<String, String> tags = finalTags();
        tags.put(UNFINISHED, UNFINISHED_VALUE);
        try {
            call(BucketCall.CREATE.operation(), () -> {
                store.create(tags, true);
                return true;
            });
        } catch (CloudRefusal refusal) {
            if (refusal.kind() != CloudRefusal.Kind.FORBIDDEN) {
                throw refusal;
            }
            // It may be the tags or the ownership that this identity may not set. The note covers the tags, and AWS
            // enforces the owner on every new bucket by itself.
            call(BucketCall.CREATE.operation(), () -> {
                store.create(Map.of(), false);
                return true;
            });
        }
    }

    private Outcome complete() {
        if (dryRun) {
            plan(BucketCall.UNFINISHED);
            return Outcome.WOULD_COMPLETE;
        }
        apply(BucketCall.UNFINISHED);
        return Outcome.COMPLETED;
    }

    private void plan(List<BucketCall> planned) {
        planned.forEach(call -> calls.add(call.text()));
    }

    private void apply(List<BucketCall> wanted) {
        for (BucketCall each : wanted) {
            try {
                call(each.operation(), () -> {
                    apply(each);
                    return true;
                });
            } catch (CloudRefusal refusal) {
                if (each != BucketCall.PUT_POLICY || refusal.kind() != CloudRefusal.Kind.FORBIDDEN) {
                    throw refusal;
                }
                problems.add(Problem.warning(
                        ProblemCode.SECURE_DEFAULT_SKIPPED,
                        bucket.location(),
                        "bucket '" + bucket.name() + "' has no policy that asks for TLS: this identity lacks "
                                + refusal.action(),
                        "grant " + refusal.action() + ", or put the policy there yourself"));
            }
        }
        intents.forget(bucket, store.cloud());
    }

    private void apply(BucketCall call) {
        switch (call) {
            case BLOCK_PUBLIC_ACCESS -> store.blockPublicAccess();
            case ENABLE_VERSIONING -> store.enableVersioning();
            case ENCRYPT -> store.encrypt();
            case PUT_POLICY -> store.putPolicy(TlsPolicy.of(bucket.name(), bucket.region()));
            case FINISH -> store.putTags(finalTags());
            case CREATE -> throw new IllegalArgumentException("a bucket is created before it is completed");
        }
    }

    /** The last call replaces all tags: what others have put on a half-made bucket stays. AWS keeps its own itself. */
    private void keep(Map<String, String> tags) {
        tags.forEach((key, value) -> {
            if (!key.equals(UNFINISHED) && !key.startsWith("aws:")) {
                foreignTags.put(key, value);
            }
        });
    }

    private Map<String, String> finalTags() {
        Map<String, String> tags = new LinkedHashMap<>(foreignTags);
        tags.put("Name", bucket.name());
        tags.put("ManagedBy", "Atmos");
        return tags;
    }

    private interface Call<T> {
        T make();
    }

    /** Waits and tries again while somebody else changes the bucket, or while a new bucket is not seen everywhere. */
    private <T> T call(String operation, Call<T> call) {
        for (int attempt = 1; ; attempt++) {
            try {
                calls.add(operation);
                return call.make();
            } catch (CloudRefusal refusal) {
                boolean passing = refusal.kind() == CloudRefusal.Kind.CONFLICT
                        || refusal.kind() == CloudRefusal.Kind.MISSING && isAfterCreate();
                if (!passing || attempt == ATTEMPTS) {
                    throw refusal;
                }
                pause(attempt);
            }
        }
    }

    private boolean isAfterCreate() {
        String create = BucketCall.CREATE.operation();
        return calls.contains(create) && !calls.get(calls.size() - 1).equals(create);
    }

    private static void pause(int attempt) {
        long pause = FIRST_PAUSE_MILLIS << attempt;
        try {
            Thread.sleep(pause / 2 + ThreadLocalRandom.current().nextLong(pause));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CloudRefusal(CloudRefusal.Kind.OTHER, "", "the build was interrupted", null, e);
        }
    }
}
