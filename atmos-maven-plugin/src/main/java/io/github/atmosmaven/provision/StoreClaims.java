package io.github.atmosmaven.provision;

import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.problem.Problem;
import java.util.List;

/**
 * Claims of instances to state stores of one kind. A store that several instances claim is one piece of work (D41).
 *
 * @param <W> a store of this kind as instances want it
 */
public interface StoreClaims<W extends WantedStore> {

    /** The backends whose stores are of this kind, for a hint: {@code s3 backends}. */
    String backends();

    /**
     * Takes the claim of an instance whose backend can be provisioned.
     *
     * @param complaints takes what the instance lacks; nothing is created for it then
     */
    void add(Instance instance, Complaints complaints);

    /** Faults of attribute values, and contradictions between claims. */
    List<Problem> problems();

    /** The stores that are claimed without contradiction, in the order of the first instance of each. */
    List<W> stores();
}
