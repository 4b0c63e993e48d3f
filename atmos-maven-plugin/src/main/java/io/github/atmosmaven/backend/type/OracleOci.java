package io.github.atmosmaven.backend.type;

import io.github.atmosmaven.model.BackendAttributes;
import io.github.atmosmaven.model.StatePlace;
import io.github.atmosmaven.model.path.CleanPath;

/** Object Storage of Oracle. */
final class OracleOci extends KnownType {

    OracleOci() {
        super(
                "oci",
                BackendAttributes.builder()
                        .place("namespace", "bucket", "workspace_key_prefix", "key")
                        .needed("namespace", "bucket")
                        .fromEnvironment("region", "OCI_region", "region")
                        .fromEnvironment("namespace", "OCI_namespace", "namespace")
                        .fromEnvironment("bucket", "OCI_bucket", "bucket")
                        .fromEnvironment("key", "OCI_key", "key")
                        .fromEnvironment("workspace_key_prefix", "OCI_workspace_key_prefix", "workspace_key_prefix")
                        .files("private_key_path")
                        .secret("private_key", "OCI_private_key")
                        .secret("private_key_password", "OCI_private_key_password")
                        .secret("sse_customer_key", "OCI_sse_customer_key"));
    }

    @Override
    public String address(StatePlace place) {
        return "oci://" + at(place.part("region", "")) + place.part("namespace", "") + "/" + place.part("bucket", "")
                + "/" + path(place);
    }

    private static String path(StatePlace place) {
        if (!place.isNamedWorkspace()) {
            return place.part("key", STATE_FILE);
        }
        return CleanPath.join(
                place.part("workspace_key_prefix", "tf-state-env"), place.workspace(), place.part("key", STATE_FILE));
    }
}
