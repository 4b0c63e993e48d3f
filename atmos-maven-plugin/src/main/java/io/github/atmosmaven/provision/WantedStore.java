package io.github.atmosmaven.provision;

import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.problem.Location;
import io.github.atmosmaven.problem.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A state store that instances want: one piece of work, however many they are (D41). */
public interface WantedStore {

    /** Noun for a store of this kind, for messages: {@code bucket}. */
    String kind();

    /** Name of the store, which its cloud knows it by. */
    String name();

    /** Kind and name for the result of a run, in the words of the documentation (D48): {@code S3 bucket 'acme'}. */
    String title();

    String region();

    /** The value that names the store. */
    Location location();

    /** Instances whose state is kept there. */
    List<Instance> instances();

    /** Reason why nobody may create the store, though all may use it where it exists; null if there is none. */
    @Nullable
    Problem contested();

    /** Returns true if both are the same store, whoever asks for it. */
    boolean isSameStore(WantedStore other);

    /** Kind and name in the middle of a message: {@code bucket 'acme'}. */
    default String text() {
        return kind() + " '" + name() + "'";
    }
}
