package io.github.atmosmaven.provision.s3;

import io.github.atmosmaven.InstanceOf;
import io.github.atmosmaven.ManifestText;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.provision.WantedStores;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Instances that ask for a bucket. */
public final class WantedInstance {

    private WantedInstance() {}

    /** An enabled instance with an s3 backend of these attributes, as YAML. */
    public static Instance s3(String name, String backend) {
        return s3(name, backend, "{backend: {enabled: true}}");
    }

    /** An instance with an s3 backend of these attributes and a section {@code provision} of its own, as YAML. */
    public static Instance s3(String name, String backend, String provision) {
        return of(name, "s3", backend, provision);
    }

    static Instance of(String name, String type, String backend, String provision) {
        return new InstanceOf("plat-dev", name)
                .backend(type, entries(backend))
                .section("provision", entries(provision))
                .get();
    }

    private static Map<String, Value> entries(String yaml) {
        MapValue map = ManifestText.map(yaml);
        Map<String, Value> entries = new LinkedHashMap<>();
        map.entries().forEach(entry -> entries.put(entry.key(), entry.value()));
        return entries;
    }

    /** The one bucket that an instance with this backend wants. */
    public static WantedBucket bucket(String backend) {
        List<WantedBucket> buckets = WantedStores.of(List.of(s3("vpc", backend)), new BucketClaims(Map.of()))
                .stores();
        if (buckets.size() != 1) {
            throw new IllegalArgumentException(backend);
        }
        return buckets.get(0);
    }
}
