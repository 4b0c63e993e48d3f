package io.github.atmosmaven.terraform.init;

import io.github.atmosmaven.hosted.ServerTokens;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.LocalStates;
import io.github.atmosmaven.model.Tool;
import io.github.atmosmaven.stack.order.StateReads;
import io.github.atmosmaven.terraform.module.RootModules;
import io.github.atmosmaven.terraform.reads.RemoteStates;
import io.github.atmosmaven.terraform.tool.ToolIdentity;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Settings that all commands of a run have in common.
 *
 * @param reads states of other instances that the instances read
 * @param localStates local states of the project (D39)
 * @param environment environment of the caller
 * @param identity identity that parameters of the build give the caller
 * @param tokens tokens that servers of the settings have for tools
 * @param additions environment variables that win over those of the caller and of the instances: they lead to the local
 *     endpoint (D50) and are empty without one
 * @param dataDirectory name of the tool's own directory in a working directory
 * @param executionRoot directory that paths in the tool's own words are shown relative to: the one in which the user
 *     started Maven
 * @param initTurns turns of {@code init} in the whole build
 * @param providers rules for providers
 * @param ignoresRemoteVersion true if another version of the tool than that of a workspace at a service may write there
 */
public record RunSettings(
        Path projectDirectory,
        RootModules rootModules,
        StateReads reads,
        LocalStates localStates,
        Map<String, String> environment,
        ToolIdentity identity,
        ServerTokens tokens,
        Map<String, String> additions,
        String dataDirectory,
        Path executionRoot,
        InitTurns initTurns,
        ProviderSettings providers,
        boolean ignoresRemoteVersion) {

    public RunSettings {
        environment = Map.copyOf(environment);
        additions = Map.copyOf(additions);
    }

    /**
     * Environments that add up to that of the tool: of the caller, of parameters of the build, of servers that have tokens,
     * of the local endpoint.
     */
    public List<Map<String, String>> environments() {
        return List.of(environment, identity.variables(), tokens.variables(), additions);
    }

    /** Data blocks by which instances read the states of others. */
    public RemoteStates remoteStates(Function<Instance, Tool> tools) {
        Map<String, String> all = new HashMap<>();
        environments().forEach(all::putAll);
        return new RemoteStates(
                reads, new RemoteStates.Surroundings(rootModules, localStates, all, isLocalEndpoint()), tools);
    }

    /** Returns true if the local endpoint stands in for AWS. */
    public boolean isLocalEndpoint() {
        return !additions.isEmpty();
    }
}
