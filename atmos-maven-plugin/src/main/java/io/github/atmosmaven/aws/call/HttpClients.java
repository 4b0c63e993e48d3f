package io.github.atmosmaven.aws.call;

import io.github.atmosmaven.aws.http.InvalidSetting;
import io.github.atmosmaven.aws.http.SocketHttpClient;
import io.github.atmosmaven.aws.http.Tls;
import io.github.atmosmaven.aws.settings.Proxies;
import io.github.atmosmaven.aws.settings.S3Settings;

/** Makes the HTTP client for all services of a backend: its proxies, its certificates, its trust. */
public final class HttpClients {

    private HttpClients() {}

    /** Throws {@link InvalidSetting} for settings that no client can be made with. */
    public static SocketHttpClient of(S3Settings settings) {
        if (settings.environment().local() != null) {
            return new SocketHttpClient(target -> null, Tls.usual());
        }
        return new SocketHttpClient(new Proxies(settings), tls(settings));
    }

    private static Tls tls(S3Settings settings) {
        if (settings.flag("insecure")) {
            return Tls.ofAnybody();
        }
        String bundle = settings.textOr("custom_ca_bundle", "AWS_CA_BUNDLE");
        return bundle == null ? Tls.usual() : Tls.of(settings.path(bundle));
    }
}
