package io.github.atmosmaven.yaml;

import io.github.atmosmaven.problem.Location;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;

/** Counts the nodes and levels of a document as if every alias were written out, and enforces the limits of D24. */
final class DocumentSize {

    static final int MAX_LEVELS = 1_000;
    private static final long MAX_NODES = 1_000_000;

    private long nodes;
    private int deepest;

    long nodes() {
        return nodes;
    }

    /** The deepest level met since it was last set. */
    int deepest() {
        return deepest;
    }

    void setDeepest(int level) {
        deepest = level;
    }

    /**
     * Notes a node.
     *
     * @param level number of collections around it, and itself if it is one
     */
    void add(int level, Location at) {
        add(level, 1, at);
    }

    void add(int level, long more, Location at) {
        nodes += more;
        deepest = Math.max(deepest, level);
        if (level > MAX_LEVELS) {
            throw refused("the document nests deeper than 1,000 levels here", "flatten it", at);
        }
        if (nodes > MAX_NODES) {
            throw refused(
                    "the document has more than 1,000,000 values here, aliases written out",
                    "split the file, or use fewer aliases",
                    at);
        }
    }

    private static RefusedText refused(String message, String hint, Location at) {
        return new RefusedText(Problem.error(ProblemCode.LIMIT_EXCEEDED, at, message, hint));
    }
}
