package io.github.atmosmaven.provision.s3;

import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.provision.Complaints;
import io.github.atmosmaven.provision.StoreClaims;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The claims of instances with s3 backends to buckets. */
public final class BucketClaims implements StoreClaims<WantedBucket> {

    private final Map<String, String> environment;
    private final UnfitBackends unfit = new UnfitBackends();
    private final Map<BucketClaim.Place, List<BucketClaim>> claims = new LinkedHashMap<>();

    /** @param environment of the caller, over which that of each instance stands (D75) */
    public BucketClaims(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    @Override
    public String backends() {
        return "s3 backends";
    }

    @Override
    public void add(Instance instance, Complaints complaints) {
        BucketClaim claim = BucketClaim.of(instance, environment);
        if (!unfit.refuses(claim, complaints)) {
            claims.computeIfAbsent(claim.place(), place -> new ArrayList<>()).add(claim);
        }
    }

    @Override
    public List<Problem> problems() {
        List<Problem> problems = new ArrayList<>(unfit.problems());
        for (List<BucketClaim> sameBucket : claims.values()) {
            Problem regions = BucketClaim.twoRegions(sameBucket);
            if (regions != null) {
                problems.add(regions);
            }
        }
        return problems;
    }

    @Override
    public List<WantedBucket> stores() {
        return claims.values().stream()
                .filter(sameBucket -> BucketClaim.twoRegions(sameBucket) == null)
                .flatMap(sameBucket -> BucketClaim.buckets(sameBucket).stream())
                .toList();
    }
}
