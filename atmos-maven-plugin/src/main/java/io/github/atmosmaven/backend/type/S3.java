package io.github.atmosmaven.backend.type;

import io.github.atmosmaven.backend.endpoint.S3Endpoint;
import io.github.atmosmaven.model.BackendAttributes;
import io.github.atmosmaven.model.StatePlace;
import io.github.atmosmaven.model.Tool;
import io.github.atmosmaven.model.path.CleanPath;
import io.github.atmosmaven.model.value.MapValue;
import java.util.function.Supplier;

/** S3 of AWS, and stores that speak its protocol. */
public final class S3 extends KnownType {

    private static final int NESTED_ROLE_SINCE = 6;

    S3() {
        super(
                S3Endpoints.S3,
                BackendAttributes.builder()
                        .place("bucket", "key", "workspace_key_prefix")
                        .needed("bucket", "key")
                        .prefix("workspace_key_prefix")
                        .fromEnvironment(S3Endpoints.BEFORE, S3Endpoints.variables(S3Endpoints.S3))
                        .fromEnvironment("region", "AWS_REGION", "AWS_DEFAULT_REGION")
                        .maps(
                                "assume_role",
                                "assume_role_tags",
                                "assume_role_with_web_identity",
                                S3Endpoints.BLOCK,
                                "lock_tags",
                                "state_tags")
                        .secret("access_key", "AWS_ACCESS_KEY_ID")
                        .secret("secret_key", "AWS_SECRET_ACCESS_KEY")
                        .secret("sse_customer_key", "AWS_SSE_CUSTOMER_KEY")
                        .secret("token", "AWS_SESSION_TOKEN")
                        .secret("assume_role_with_web_identity.web_identity_token", ""));
    }

    @Override
    public String address(StatePlace place) {
        String endpoint = S3Endpoints.of(S3Endpoints.S3, place);
        // The region says in which partition a bucket is, and no more.
        String store = S3Endpoint.place(endpoint, place.unnoted("region"));
        String bucket = place.part("bucket", "");
        String path = place.isNamedWorkspace()
                ? CleanPath.join(place.part("workspace_key_prefix", "env:"), place.workspace(), place.part("key", ""))
                : place.part("key", "");
        return "s3://" + at(store) + bucket + "/" + path;
    }

    /** Terraform knows {@code assume_role} from 1.6 on, every OpenTofu does (D37). */
    @Override
    public MapValue rendered(MapValue attributes, String workspace, Supplier<Tool> tool) {
        MapValue nested = AccessRole.nest(attributes);
        return nested == attributes || tool.get().isOpenTofu() || tool.get().isAtLeast(1, NESTED_ROLE_SINCE)
                ? nested
                : attributes;
    }

    @Override
    public boolean canBeProvisioned() {
        return true;
    }

    @Override
    public boolean isServedByLocalEndpoint() {
        return true;
    }
}
