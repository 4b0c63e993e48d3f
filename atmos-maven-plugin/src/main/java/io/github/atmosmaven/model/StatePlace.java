package io.github.atmosmaven.model;

import io.github.atmosmaven.model.value.MapValue;
import java.util.function.UnaryOperator;

/**
 * Everything that the address of one state is made of. Each part that is read is noted, so that a collision can say
 * where it was written (D32).
 */
public interface StatePlace extends AttributeReader {

    /** The workspace of the instance. */
    String workspace();

    /** Returns true for any workspace but the default one. */
    boolean isNamedWorkspace();

    /** The attributes of the backend. Reading them here notes nothing. */
    MapValue attributes();

    /**
     * An attribute, or the environment variable that stands for it, as it counts in the address.
     *
     * @param reading makes what counts of the text, which is empty if neither is set
     */
    String part(String attribute, UnaryOperator<String> reading);

    /** Text of an attribute, or of the environment variable that stands for it, which is no part by itself. */
    String unnoted(String attribute);

    /** Value of an environment variable; empty if it is not set. */
    String variable(String name);

    /** A path of a local state as the project sees it: a relative one starts from the instance's own directory (D39). */
    String localPath(String path);
}
