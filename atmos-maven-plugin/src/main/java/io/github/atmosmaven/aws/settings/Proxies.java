package io.github.atmosmaven.aws.settings;

import io.github.atmosmaven.aws.http.InvalidSetting;
import io.github.atmosmaven.aws.http.Proxy;
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
        Proxy shared = parsed("http_proxy", settings.text("http_proxy"));
        this.plain = own(settings, "http_proxy", null);
        // A proxy for plain requests serves those with TLS too where only the backend, and it alone, is given one.
        this.secure = own(settings, "https_proxy", shared);
        this.mayUseMavensForPlain = plain == null && !settings.isEmptied("http_proxy");
        this.mayUseMavensForSecure = secure == null && !settings.isEmptied("https_proxy");
        this.noProxy = NoProxy.of(settings.textOr("no_proxy", "NO_PROXY", "no_proxy"));
        this.mavens = settings.environment().identity().proxies();
    }

    private static @Nullable Proxy own(S3Settings settings, String key, @Nullable Proxy otherwise) {
        if (settings.isEmptied(key)) {
            return null;
        }
        Proxy named = parsed(key, settings.textOr(key, key.toUpperCase(Locale.ROOT), key));
        return named == null ? otherwise : named;
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
