package io.github.atmosmaven.terraform.init;

import io.github.atmosmaven.model.Instance;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The option {@code -ignore-remote-version}. Commands that write states refuse a version of the tool that does not fit the
 * one of the workspace at a service; those that take the option then warn alone (remote-backend 8).
 */
public final class RemoteVersion {

    private static final String OPTION = "-ignore-remote-version";
    private static final Set<String> TAKING = Set.of("import", "taint", "untaint");
    private static final Set<String> TAKING_STATES = Set.of("mv", "rm", "push", "replace-provider");

    private final boolean isIgnored;

    public RemoteVersion(Instance instance, RunSettings settings) {
        this.isIgnored = settings.ignoresRemoteVersion() && Workspaces.isHosted(instance);
    }

    /** The argument of {@code init}. */
    List<String> initArguments() {
        return isIgnored ? List.of(OPTION) : List.of();
    }

    /** The words of a command, with the option behind it where it takes one. */
    public List<String> in(List<String> words) {
        int options = TAKING.contains(words.get(0))
                ? 1
                : words.get(0).equals("state") && words.size() > 1 && TAKING_STATES.contains(words.get(1)) ? 2 : 0;
        if (!isIgnored || options == 0) {
            return words;
        }
        List<String> all = new ArrayList<>(words);
        all.add(options, OPTION);
        return all;
    }
}
