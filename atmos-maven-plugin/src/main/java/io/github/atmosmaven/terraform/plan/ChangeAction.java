package io.github.atmosmaven.terraform.plan;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Change that a plan makes to one resource or output. */
public enum ChangeAction {
    CREATE,
    UPDATE,
    DELETE,
    /** Another object takes the place of the one that is there, which is destroyed, or with {@code forget} left alone. */
    REPLACE,
    /** The object is dropped from the state and left alone. */
    FORGET,
    /** The object gets another address and stays as it is. */
    MOVE,
    /** The object is taken into the state and stays as it is. */
    IMPORT;

    /**
     * Returns the action that the words of a plan mean, or empty where they mean nothing that is listed: a read, or no
     * change.
     */
    static Optional<ChangeAction> of(List<String> words) {
        boolean creates = words.contains("create");
        boolean destroys = words.contains("delete");
        boolean forgets = words.contains("forget");
        if (creates) {
            return Optional.of(destroys || forgets ? REPLACE : CREATE);
        }
        if (destroys) {
            return Optional.of(DELETE);
        }
        if (words.contains("update")) {
            return Optional.of(UPDATE);
        }
        return forgets ? Optional.of(FORGET) : Optional.empty();
    }

    /** The word for documents and lists. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
