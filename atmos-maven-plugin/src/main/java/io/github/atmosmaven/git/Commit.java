package io.github.atmosmaven.git;

/**
 * A commit that a user named.
 *
 * @param name the name as the user wrote it, for instance {@code origin/main}
 * @param id the full object name
 */
public record Commit(String name, String id) {

    private static final int SHORT = 10;

    /** The name, with the id where that says more. */
    public String shown() {
        String start = id.substring(0, Math.min(SHORT, id.length()));
        return id.startsWith(name) ? start : name + " (" + start + ")";
    }
}
