package io.github.atmosmaven.provision.s3;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Makes the calls for one bucket, keeps their names, and tries again what is only refused for the moment. */
final class BucketCalls {

    private final Patience patience;
    private final List<String> made = new ArrayList<>();
    private boolean created;
    private boolean inDoubt;

    BucketCalls(Patience patience) {
        this.patience = patience;
    }

    List<String> made() {
        return List.copyOf(made);
    }

    /** The bucket is there from now on, though it may not be seen everywhere at once. */
    void bucketIsThere() {
        created = true;
    }

    /** Returns true if a creation may have arrived although its answer was a failure (D44). */
    boolean leaveDoubt() {
        return inDoubt;
    }

    void make(String operation, Runnable call) {
        get(operation, () -> {
            call.run();
            return true;
        });
    }

    <T> T get(String operation, Supplier<T> call) {
        for (int attempt = 1; ; attempt++) {
            try {
                made.add(operation);
                return call.get();
            } catch (CloudRefusal refusal) {
                inDoubt |= operation.equals(BucketCall.CREATE.operation()) && !refusal.isCertain();
                boolean passing = refusal.kind() == CloudRefusal.Kind.CONFLICT
                        || created && refusal.kind() == CloudRefusal.Kind.MISSING;
                if (!passing || attempt >= patience.attempts()) {
                    throw refusal;
                }
                patience.pause(attempt);
            }
        }
    }
}
