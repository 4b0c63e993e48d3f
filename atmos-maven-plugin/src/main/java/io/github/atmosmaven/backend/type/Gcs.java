package io.github.atmosmaven.backend.type;

import io.github.atmosmaven.backend.endpoint.ServerUrl;
import io.github.atmosmaven.model.BackendAttributes;
import io.github.atmosmaven.model.StatePlace;
import io.github.atmosmaven.model.path.CleanPath;
import java.util.Locale;

/** Cloud Storage of Google. */
final class Gcs extends KnownType {

    private static final String GOOGLE = "googleapis.com";

    Gcs() {
        super(
                "gcs",
                BackendAttributes.builder()
                        .place("bucket", "prefix")
                        .needed("bucket")
                        .prefix("prefix")
                        .fromEnvironment(
                                "storage_custom_endpoint",
                                "GOOGLE_BACKEND_STORAGE_CUSTOM_ENDPOINT",
                                "GOOGLE_STORAGE_CUSTOM_ENDPOINT")
                        .fromEnvironment("universe_domain", "GOOGLE_BACKEND_UNIVERSE_DOMAIN")
                        .secret("access_token", "GOOGLE_OAUTH_ACCESS_TOKEN")
                        .secret("credentials", "GOOGLE_BACKEND_CREDENTIALS")
                        .secret("encryption_key", "GOOGLE_ENCRYPTION_KEY"));
    }

    @Override
    public String address(StatePlace place) {
        String store = store(place.part("storage_custom_endpoint", ""), place.part("universe_domain", ""));
        String bucket = place.part("bucket", "");
        String prefix = withoutStart("/", place.part("prefix", ""));
        return "gs://" + at(store) + bucket + "/" + CleanPath.join(prefix, place.workspace() + ".tfstate");
    }

    /** Empty for the storage of Google, whose names of buckets are unique within a universe. */
    private static String store(String endpoint, String universe) {
        if (!endpoint.isEmpty()) {
            ServerUrl server = ServerUrl.of(endpoint).or("https").withoutTrailingSlash();
            if (!server.host().equals(GOOGLE) && !server.host().endsWith("." + GOOGLE)) {
                return server.toString();
            }
        }
        return universe.equalsIgnoreCase(GOOGLE) ? "" : universe.toLowerCase(Locale.ROOT);
    }
}
