package io.github.atmosmaven.model;

import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.TextValue;
import io.github.atmosmaven.problem.Problem;
import java.util.Collection;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A type of backends, such as {@code s3}: everything that holds for all backends of the type. Package
 * {@code backend.type} describes the types. A backend gets its type there once, when it is resolved; nobody compares
 * names of types afterwards.
 */
public interface BackendType {

    /** Name of the type in manifests; empty for the type of an instance without a backend. */
    String name();

    /** Attributes of which something has to be known. */
    BackendAttributes attributes();

    /** Returns the address at which a state lives (D32). */
    String address(StatePlace place);

    /** Returns the place at the service that holds the state; null where none does. */
    default @Nullable HostedPlace hosted(StatePlace place) {
        return null;
    }

    /**
     * Returns the error for a type that {@code init} would refuse (D33), or null.
     *
     * @param written the value that sets the type
     */
    default @Nullable Problem refusal(TextValue written) {
        return null;
    }

    /**
     * Hint for a user who has two instances at one address. It names what tells states of this type apart.
     *
     * @param parts names of the parts that the address was made of
     */
    default String collisionHint(Collection<String> parts) {
        return "give one of them another " + String.join(", ", attributes().place()) + " or workspace";
    }

    /**
     * Returns the arguments of a data block that reads a state, secrets and paths as they are written; {@code null} where
     * no backend reads states of this type (remote-backend 10).
     *
     * @param attributes as the rendered file has them, without those that are null
     */
    default @Nullable RemoteState remoteState(MapValue attributes, StatePlace place) {
        return null;
    }

    /** Returns the attributes as the rendered file has them (D34, D37). */
    default MapValue rendered(MapValue attributes, String workspace, Supplier<Tool> tool) {
        return attributes;
    }

    /**
     * Returns the environment variable that replaces a secret attribute; empty if there is none, and null if the
     * attribute is no secret (D35).
     *
     * @param attribute with the blocks around it
     */
    default @Nullable String secretVariable(String attribute) {
        return attributes().secretVariable(attribute);
    }

    /** Environment variable that replaces the password in a URL; empty if there is none. */
    default String passwordVariable() {
        return "";
    }

    /** Returns true for the type of an instance without a backend. Its state is a local file (D39). */
    default boolean isNone() {
        return false;
    }

    /** Returns true if the state is a file of this machine (D39). */
    default boolean isLocal() {
        return false;
    }

    /**
     * Paths of a local state and of the states of its workspaces, as the backend writes them, by attribute; empty if the
     * state is no local file.
     */
    default Map<String, String> localPaths(MapValue attributes) {
        return Map.of();
    }

    /** Path of the state file of a workspace as the tool composes it; empty where the state is not kept in a file. */
    default String localState(MapValue attributes, String workspace) {
        return "";
    }

    /** Returns true if a service such as HCP Terraform holds the state and may run the plan. */
    default boolean isHosted() {
        return false;
    }

    /** Returns true if the backend keeps a state for each workspace. Otherwise there is only the default workspace. */
    default boolean hasWorkspaces() {
        return true;
    }

    /** Returns true if the backend itself names the one workspace, in place of the instance's own. */
    default boolean namesWorkspace(MapValue attributes) {
        return false;
    }

    /** Returns true if the backend is a block of {@code terraform} itself, and no {@code backend} block. */
    default boolean isBlock() {
        return false;
    }

    /** Returns true if attributes of any name may be maps, since no tool reads them. */
    default boolean isFreeForm() {
        return false;
    }

    /** Returns true if this plugin can create what the backend keeps its states in (D40). */
    default boolean canBeProvisioned() {
        return false;
    }

    /** Returns true if the local endpoint can stand in for the service of the backend (D50). */
    default boolean isServedByLocalEndpoint() {
        return false;
    }

    /**
     * Returns true if states can be reached without a network (D40).
     *
     * @param isLocalEndpoint true if the local endpoint stands in for AWS
     */
    default boolean isReachedOffline(boolean isLocalEndpoint) {
        return isLocal() || isLocalEndpoint && isServedByLocalEndpoint();
    }

    /**
     * The arguments of a data block {@code terraform_remote_state} that reads a state (remote-backend 10).
     *
     * @param backend the argument {@code backend}: name of the backend that reads the state
     * @param config the argument {@code config}
     * @param workspace the argument {@code workspace}; empty for a block without one
     */
    record RemoteState(String backend, MapValue config, String workspace) {

        /** These arguments with another configuration. */
        public RemoteState with(MapValue other) {
            return new RemoteState(backend, other, workspace);
        }
    }
}
