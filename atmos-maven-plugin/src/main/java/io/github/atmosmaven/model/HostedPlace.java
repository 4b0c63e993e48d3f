package io.github.atmosmaven.model;

/**
 * Place of a state at a service such as HCP Terraform, and the names that its workspace has (remote-backend 6, 11).
 *
 * @param host the service as it is written, with a port at most
 * @param organization empty where nothing names one
 * @param workspace name at the service
 * @param prefix part of that name that the tool puts before the workspace of the instance; empty without one
 * @param local value of {@code terraform.workspace} in operations that run here; where they run at the service it is
 *     {@code workspace}
 */
public record HostedPlace(String host, String organization, String workspace, String prefix, String local) {

    /** Returns true if {@code terraform.workspace} is one thing here and another at the service. */
    public boolean isNamedTwice() {
        return !local.equals(workspace);
    }
}
