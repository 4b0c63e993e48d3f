package io.github.atmosmaven.provision.s3;

import io.github.atmosmaven.backend.s3.S3Backend;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.problem.Location;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.provision.WantedStore;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A bucket that instances keep their state in: one piece of work, however many they are (D41).
 *
 * @param endpoint address of the store as the backend or the environment sets it; empty for AWS
 * @param backend says with which identity and where (D46)
 * @param location the value that names the bucket
 * @param instances instances whose state is kept there
 * @param tlsOnly true if the TLS-only policy is asked for, wherever the bucket is (D42)
 * @param contested reason why nobody may create it, though all may use it if it exists; null if there is none
 */
public record WantedBucket(
        String name,
        String region,
        String endpoint,
        S3Backend backend,
        Location location,
        List<Instance> instances,
        boolean tlsOnly,
        @Nullable Problem contested)
        implements WantedStore {

    public WantedBucket {
        instances = List.copyOf(instances);
    }

    @Override
    public String kind() {
        return "bucket";
    }

    @Override
    public String title() {
        return "S3 bucket '" + name + "'";
    }

    @Override
    public boolean isSameStore(WantedStore other) {
        return other instanceof WantedBucket bucket && name.equals(bucket.name) && endpoint.equals(bucket.endpoint);
    }
}
