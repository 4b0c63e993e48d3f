package io.github.atmosmaven.workflow.compare;

import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.problem.AtmosException;
import io.github.atmosmaven.problem.Location;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** The form that a reference must have, whatever it is written in. */
final class ReferenceShape {

    static final String COMPONENTS = "components";
    static final String TERRAFORM = "terraform";

    private final Reference reference;
    private final Consumer<ReferenceInstance> instances;
    private final Set<Identity> seen = new HashSet<>();

    private record Identity(String stack, String instance) {}

    ReferenceShape(Reference reference, Consumer<ReferenceInstance> instances) {
        this.reference = reference;
        this.instances = instances;
    }

    /** The document as a whole is no map of stacks. */
    AtmosException noStacks(Location place) {
        return reference.otherDocument(place, "'" + reference.shown() + "' is no map of stacks");
    }

    /** Failure for a value that is no stack in the place of one. */
    AtmosException noStack(String name, Location place) {
        return reference.otherDocument(place, "'" + name + "' is no stack with components");
    }

    /** @param moved tells where in the document the place of a value is */
    void instance(String stack, String name, Value value, UnaryOperator<Location> moved) {
        Location place = moved.apply(value.location());
        if (!(value instanceof MapValue sections)) {
            throw reference.otherDocument(place, "'" + name + "' of '" + stack + "' has no sections");
        }
        if (sections.text("workspace") == null || !sections.containsKey("component")) {
            throw reference.otherDocument(
                    place, "'" + name + "' of '" + stack + "' lacks its workspace or its component");
        }
        if (!seen.add(new Identity(stack, name))) {
            throw reference.unreadable(place, "'" + name + "' of '" + stack + "' is there twice");
        }
        instances.accept(new ReferenceInstance(stack, name, sections));
    }
}
