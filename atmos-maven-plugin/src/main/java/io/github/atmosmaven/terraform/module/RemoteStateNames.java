package io.github.atmosmaven.terraform.module;

import java.util.HashSet;
import java.util.Set;

/**
 * Data blocks {@code terraform_remote_state} of a root module, by their names.
 *
 * @param declared blocks that the module has itself
 * @param named blocks that its expressions refer to
 */
public record RemoteStateNames(Set<String> declared, Set<String> named) {

    /** Of a module without any. */
    public static final RemoteStateNames NONE = new RemoteStateNames(Set.of(), Set.of());

    public RemoteStateNames {
        declared = Set.copyOf(declared);
        named = Set.copyOf(named);
    }

    /** Returns true if the module refers to a block that it does not have. */
    public boolean lack(String name) {
        return named.contains(name) && !declared.contains(name);
    }

    /** The names of two files of a module together. */
    RemoteStateNames and(RemoteStateNames other) {
        Set<String> allDeclared = new HashSet<>(declared);
        allDeclared.addAll(other.declared);
        Set<String> allNamed = new HashSet<>(named);
        allNamed.addAll(other.named);
        return new RemoteStateNames(allDeclared, allNamed);
    }
}
