package io.github.atmosmaven.backend.type;

import io.github.atmosmaven.backend.endpoint.RegionalEndpoint;
import io.github.atmosmaven.model.BackendAttributes;
import io.github.atmosmaven.model.BackendType.RemoteState;
import io.github.atmosmaven.model.StatePlace;
import io.github.atmosmaven.model.value.MapValue;
import java.util.regex.Pattern;

/** Cloud Object Storage of Tencent. */
final class TencentCos extends KnownType {

    private static final RegionalEndpoint ENDPOINT = new RegionalEndpoint(
            Pattern.compile("cos(?:-internal)?\\.([a-z0-9-]+)\\.(?:myqcloud\\.com|tencentcos\\.cn)"));

    private static final String ROLE = "assume_role";

    TencentCos() {
        super(
                "cos",
                BackendAttributes.builder()
                        .place("bucket", "prefix", "key")
                        .needed("bucket")
                        .fromEnvironment("endpoint", "TENCENTCLOUD_ENDPOINT")
                        .fromEnvironment("region", "TENCENTCLOUD_REGION")
                        .maps(ROLE)
                        .files("shared_credentials_dir")
                        .secret("secret_key", "TENCENTCLOUD_SECRET_KEY")
                        .secret("security_token", "TENCENTCLOUD_SECURITY_TOKEN"));
    }

    @Override
    public String address(StatePlace place) {
        String store = ENDPOINT.place(place.part("endpoint", ""), place.part("region", ""));
        return "cos://" + at(store) + place.part("bucket", "") + "/"
                + keyed(place, place.part("prefix", ""), place.part("key", STATE_FILE));
    }

    /** The role is one of a set of blocks. */
    @Override
    public RemoteState remoteState(MapValue attributes, StatePlace place) {
        return inList(ROLE, super.remoteState(attributes, place));
    }
}
