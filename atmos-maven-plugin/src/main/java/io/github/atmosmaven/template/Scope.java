package io.github.atmosmaven.template;

import io.github.atmosmaven.model.value.Value;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Values that a template may name. */
@FunctionalInterface
public interface Scope {

    /** Returns the value at a path of keys, or null where there is none. */
    @Nullable
    Value lookup(List<String> path);

    /** Returns true if a reference is to be filled in. Any other stays in the text as it is written. */
    default boolean fills(Reference reference) {
        return true;
    }

    /** Returns a scope with the same values that fills in only the references that are wanted. */
    default Scope filling(Predicate<Reference> wanted) {
        Scope all = this;
        return new Scope() {
            @Override
            public @Nullable Value lookup(List<String> path) {
                return all.lookup(path);
            }

            @Override
            public boolean fills(Reference reference) {
                return wanted.test(reference);
            }
        };
    }
}
