package io.github.atmosmaven.backend.type;

import io.github.atmosmaven.backend.endpoint.RegionalEndpoint;
import io.github.atmosmaven.model.BackendAttributes;
import io.github.atmosmaven.model.BackendType.RemoteState;
import io.github.atmosmaven.model.StatePlace;
import io.github.atmosmaven.model.value.MapValue;
import java.util.regex.Pattern;

/** Object Storage Service of Alibaba. */
final class AlibabaOss extends KnownType {

    private static final RegionalEndpoint ENDPOINT =
            new RegionalEndpoint(Pattern.compile("oss-([a-z0-9-]+?)(?:-internal|-vpc)?\\.aliyuncs\\.com"));

    private static final String ROLE = "assume_role";

    AlibabaOss() {
        super(
                "oss",
                BackendAttributes.builder()
                        .place("bucket", "prefix", "key")
                        .needed("bucket")
                        .fromEnvironment(
                                "endpoint", "ALICLOUD_OSS_ENDPOINT", "ALIBABA_CLOUD_OSS_ENDPOINT", "OSS_ENDPOINT")
                        .fromEnvironment("region", "ALICLOUD_REGION", "ALIBABA_CLOUD_REGION", "ALICLOUD_DEFAULT_REGION")
                        .maps(ROLE)
                        .files("shared_credentials_file")
                        .secret("secret_key", "ALICLOUD_SECRET_KEY")
                        .secret("security_token", "ALICLOUD_SECURITY_TOKEN"));
    }

    @Override
    public String address(StatePlace place) {
        String prefix = withoutStart("/", withoutStart("./", place.part("prefix", "env:")));
        String store = ENDPOINT.place(place.part("endpoint", ""), place.part("region", ""));
        return "oss://" + at(store) + place.part("bucket", "") + "/"
                + keyed(place, prefix, place.part("key", STATE_FILE));
    }

    /** The role is one of a set of blocks. */
    @Override
    public RemoteState remoteState(MapValue attributes, StatePlace place) {
        return inList(ROLE, super.remoteState(attributes, place));
    }
}
