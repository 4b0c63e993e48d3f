package io.github.atmosmaven.backend.type;

import io.github.atmosmaven.backend.endpoint.S3Endpoint;
import io.github.atmosmaven.backend.s3.AccessRole;
import io.github.atmosmaven.backend.s3.S3Attributes;
import io.github.atmosmaven.backend.s3.S3Endpoints;
import io.github.atmosmaven.backend.s3.S3Place;
import io.github.atmosmaven.model.StatePlace;
import io.github.atmosmaven.model.Tool;
import io.github.atmosmaven.model.path.CleanPath;
import io.github.atmosmaven.model.value.MapValue;
import java.util.function.Supplier;

/** S3 of AWS, and stores that speak its protocol. */
public final class S3 extends KnownType {

    private static final int NESTED_ROLE_SINCE = 6;

    S3() {
        super(S3Endpoints.S3, S3Attributes.described());
    }

    @Override
    public String address(StatePlace place) {
        S3Place in = S3Place.of(place);
        String store = S3Endpoint.place(in.endpoint(), in.region());
        String path = place.isNamedWorkspace() ? CleanPath.join(in.prefix(), place.workspace(), in.key()) : in.key();
        return "s3://" + at(store) + in.bucket() + "/" + path;
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
