package io.github.atmosmaven.provision.s3;

import io.github.atmosmaven.problem.AtmosException;
import io.github.atmosmaven.provision.Intents;
import io.github.atmosmaven.provision.StateStore;
import io.github.atmosmaven.provision.StateStores;
import io.github.atmosmaven.provision.StoreClaims;
import java.util.List;
import java.util.function.UnaryOperator;

/** State stores that are buckets of S3. */
public final class S3StateStores implements StateStores<WantedBucket> {

    private final CloudBuckets buckets;
    private final Patience patience;

    public S3StateStores(CloudBuckets buckets) {
        this(buckets, Patience.DEFAULT);
    }

    public S3StateStores(CloudBuckets buckets, Patience patience) {
        this.buckets = buckets;
        this.patience = patience;
    }

    @Override
    public StoreClaims<WantedBucket> claims() {
        return new BucketClaims(buckets.environment());
    }

    @Override
    public StateStore open(WantedBucket wanted, Intents intents, UnaryOperator<String> shown) {
        try {
            return new S3StateStore(wanted, buckets.open(wanted), intents, patience, shown);
        } catch (CloudRefusal refusal) {
            throw new AtmosException.CloudFailure(List.of(RefusalText.of(refusal.inWords(shown), wanted, "")), refusal);
        }
    }
}
