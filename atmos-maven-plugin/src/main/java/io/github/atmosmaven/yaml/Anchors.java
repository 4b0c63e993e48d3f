package io.github.atmosmaven.yaml;

import io.github.atmosmaven.problem.Location;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The anchors of a document, and the keys that cannot be taken away since an alias elsewhere uses what they carry (D19). */
final class Anchors {

    private final Map<String, Anchor> byName = new HashMap<>();
    private final List<Anchor> all = new ArrayList<>();
    private final List<Carrier> carriers = new ArrayList<>();
    /** Number of aliases read so far. */
    private int aliases;

    /**
     * A key with anchors in what it stands for.
     *
     * @param from index of the first of them
     * @param to index behind the last
     * @param aliases number of aliases that were read before its end
     */
    private record Carrier(Location key, int from, int to, int aliases) {}

    Anchor define(String name) {
        Anchor anchor = new Anchor();
        byName.put(name, anchor);
        all.add(anchor);
        return anchor;
    }

    /** The anchor that an alias names; null where there is none above it. */
    @Nullable
    Anchor use(String name) {
        aliases++;
        Anchor anchor = byName.get(name);
        if (anchor != null) {
            anchor.use(aliases);
        }
        return anchor;
    }

    int count() {
        return all.size();
    }

    /** @param before number of anchors before the key */
    void endOf(Location key, int before) {
        if (before < all.size()) {
            carriers.add(new Carrier(key, before, all.size(), aliases));
        }
    }

    /** Locations of the keys whose anchors are used after them. */
    Set<Location> used() {
        Set<Location> used = new HashSet<>();
        for (Carrier carrier : carriers) {
            for (Anchor anchor : all.subList(carrier.from(), carrier.to())) {
                if (anchor.lastUse() > carrier.aliases()) {
                    used.add(carrier.key());
                    break;
                }
            }
        }
        return used;
    }
}
