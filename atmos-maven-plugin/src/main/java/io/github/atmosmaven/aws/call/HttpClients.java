package io.github.atmosmaven.aws.call;

import io.github.atmosmaven.aws.settings.Proxies;
import io.github.atmosmaven.aws.settings.S3Settings;
import io.github.atmosmaven.backend.s3.S3Network;
import io.github.atmosmaven.http.InvalidSetting;
import io.github.atmosmaven.http.Tls;

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
        S3Network.Trust trust = settings.backend().network().trust();
        if (trust.isBlind()) {
            return Tls.ofAnybody();
        }
        String bundle = settings.or(trust.bundle(), "AWS_CA_BUNDLE");
        return bundle == null ? Tls.usual() : Tls.of(settings.path(bundle));
    }
}
