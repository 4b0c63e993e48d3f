package io.github.atmosmaven.terraform.plan;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One change of a plan, to a resource or to an output of the root module. It holds no values, since these may be secrets
 * (D35).
 *
 * @param address address of the resource; {@code output.<name>} for an output
 * @param type type of the resource; empty for an output
 * @param mode {@code managed} for a resource, {@code output} for an output; data sources have no changes
 * @param previousAddress address that the resource has in the state if the plan moves it; null if it stays where it is
 * @param deposed key of a deposed object, which a broken replacement has left behind; null for the object in force
 * @param imported true if the object is taken into the state
 */
public record Change(
        String address,
        ChangeAction action,
        String type,
        String mode,
        @Nullable String previousAddress,
        @Nullable String deposed,
        boolean imported) {

    static final String OUTPUT = "output";

    static Change ofOutput(String name, ChangeAction action) {
        return new Change(OUTPUT + "." + name, action, "", OUTPUT, null, null, false);
    }

    /** Returns true if an object of the cloud goes away and none takes its place. */
    public boolean destroys() {
        return !isOutput() && action == ChangeAction.DELETE;
    }

    /** Returns true if another object takes the place of one. */
    public boolean replaces() {
        return !isOutput() && action == ChangeAction.REPLACE;
    }

    public boolean isOutput() {
        return mode.equals(OUTPUT);
    }

    /** Copy with other addresses, parts of which are not for everyone (D79). */
    public Change inWords(UnaryOperator<String> words) {
        String previous = previousAddress == null ? null : words.apply(previousAddress);
        return new Change(words.apply(address), action, type, mode, previous, deposed, imported);
    }

    /** {@code aws_db_instance.main (deposed 1a2b3c4d)}, how lists name what is changed. */
    public String shown() {
        return address
                + (deposed == null ? "" : " (deposed " + deposed + ")")
                + (previousAddress == null ? "" : " (was " + previousAddress + ")");
    }
}
