package io.github.atmosmaven.aws.settings;

import io.github.atmosmaven.backend.s3.S3Network;
import io.github.atmosmaven.http.InvalidSetting;
import io.github.atmosmaven.http.MavenProxy;
import io.github.atmosmaven.http.Proxy;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Chooses the proxy on the way to a URL, by the rules that Terraform's backend follows. */
public final class Proxies implements Function<URI, @Nullable Proxy> {

    private final @Nullable Proxy plain;
    private final @Nullable Proxy secure;
    private final boolean mayUseMavensForPlain;
    private final boolean mayUseMavensForSecure;
    private final NoProxy noProxy;
    private final List<MavenProxy> mavens;

    /** Throws {@link InvalidSetting} for a URL that names no proxy. */
    public Proxies(S3Settings settings) {
        S3Network.Proxies own = settings.backend().network().proxies();
        Proxy shared = isEmptied(own.http()) ? null : parsed("http_proxy", own.http());
        this.plain = chosen(settings, "http_proxy", own.http(), null);
        // A proxy for plain requests serves those with TLS too where only the backend, and it alone, is given one.
        this.secure = chosen(settings, "https_proxy", own.https(), shared);
        this.mayUseMavensForPlain = plain == null && !isEmptied(own.http());
        this.mayUseMavensForSecure = secure == null && !isEmptied(own.https());
        this.noProxy = NoProxy.of(settings.or(own.excluded(), "NO_PROXY", "no_proxy"));
        this.mavens = settings.environment().identity().proxies();
    }

    /** @param name name of the attribute, and of the variable as well */
    private static @Nullable Proxy chosen(
            S3Settings settings, String name, @Nullable String own, @Nullable Proxy otherwise) {
        if (isEmptied(own)) {
            return null;
        }
        Proxy named = parsed(name, settings.or(own, name.toUpperCase(Locale.ROOT), name));
        return named == null ? otherwise : named;
    }

    private static boolean isEmptied(@Nullable String proxy) {
        return proxy != null && proxy.isEmpty();
    }

    private static @Nullable Proxy parsed(String key, @Nullable String url) {
        return url == null ? null : Proxy.parse(key, url);
    }

    @Override
    public @Nullable Proxy apply(URI target) {
        if (noProxy.isDirect(target)) {
            return null;
        }
        boolean isSecure = "https".equalsIgnoreCase(target.getScheme());
        Proxy named = isSecure ? secure : plain;
        boolean mayUseMavens = isSecure ? mayUseMavensForSecure : mayUseMavensForPlain;
        return mayUseMavens ? MavenProxy.choose(mavens, target) : named;
    }
}
