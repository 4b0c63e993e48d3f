package io.github.atmosmaven.affected;

import io.github.atmosmaven.model.Utf8Order;
import java.util.Comparator;

/** Names by which an instance is known in both commits. */
public record Identity(String stack, String instance) implements Comparable<Identity> {

    private static final Comparator<Identity> ORDER = Comparator.comparing(Identity::stack, Utf8Order.INSTANCE)
            .thenComparing(Identity::instance, Utf8Order.INSTANCE);

    @Override
    public int compareTo(Identity other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return stack + "/" + instance;
    }
}
