package io.github.atmosmaven.stack.order;

import io.github.atmosmaven.model.value.TextValue;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A dependency on another component, as a manifest writes it.
 *
 * @param component name of the component, at the place of the dependency
 * @param stack name of the stack that has the component; {@code null} if the dependency names none
 * @param context name variables of the stack that has the component, for instance {@code stage}, by their names; those
 *     that are left out are the instance's own. Empty if the dependency names a stack or means its own one
 * @param isRead true if the state of the component is read, so that there must be one
 */
record WrittenDependency(TextValue component, @Nullable TextValue stack, Map<String, String> context, boolean isRead) {

    /** Variables that lead to a stack. */
    static final List<String> CONTEXT = List.of("namespace", "tenant", "environment", "stage");

    /** A dependency that is waited for, and no more. */
    WrittenDependency(TextValue component, @Nullable TextValue stack, Map<String, String> context) {
        this(component, stack, context, false);
    }

    /** The word between the two instances, in messages. */
    String verb() {
        return isRead ? " reads the state of " : " depends on ";
    }
}
