package io.github.atmosmaven.aws;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpConfigurationOption;
import software.amazon.awssdk.http.urlconnection.ProxyConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.utils.AttributeMap;

/** Makes the HTTP client for a backend: its proxy, its certificates, its trust. */
final class HttpClients {

    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration READ = Duration.ofSeconds(60);

    private HttpClients() {}

    static SdkHttpClient of(S3Settings settings) {
        UrlConnectionHttpClient.Builder client = UrlConnectionHttpClient.builder()
                .connectionTimeout(CONNECT)
                .socketTimeout(READ)
                .proxyConfiguration(proxy(settings));
        String bundle = settings.textOr("custom_ca_bundle", "AWS_CA_BUNDLE");
        boolean tls = settings.environment().local() == null;
        if (bundle != null && tls) {
            TrustManager[] trusted = trust(bundle);
            client.tlsTrustManagersProvider(() -> trusted);
        }
        return settings.flag("insecure")
                ? client.buildWithDefaults(AttributeMap.builder()
                        .put(SdkHttpConfigurationOption.TRUST_ALL_CERTIFICATES, true)
                        .build())
                : client.build();
    }

    private static ProxyConfiguration proxy(S3Settings settings) {
        ProxyConfiguration.Builder proxy = ProxyConfiguration.builder().useEnvironmentVariablesValues(false);
        URI endpoint = settings.endpoint("s3");
        boolean plain = endpoint != null && "http".equals(endpoint.getScheme());
        String url = plain
                ? settings.textOr("http_proxy", "HTTP_PROXY", "http_proxy")
                : settings.textOr("https_proxy", "HTTPS_PROXY", "https_proxy");
        AwsEnvironment.Proxy mavens = url == null ? settings.environment().proxy() : null;
        URI chosen = mavens != null ? mavens.uri() : url == null ? null : S3Settings.uri("proxy", url, "http://");
        if (chosen == null || settings.environment().local() != null) {
            return proxy.useSystemPropertyValues(false).build();
        }
        userInfo(chosen, proxy);
        Set<String> direct = new HashSet<>(patterns(settings.textOr("no_proxy", "NO_PROXY", "no_proxy")));
        if (mavens != null) {
            direct.addAll(mavenPatterns(mavens.nonProxyHosts()));
        }
        return proxy.endpoint(URI.create(chosen.getScheme() + "://" + chosen.getHost() + ":" + port(chosen)))
                .nonProxyHosts(direct)
                .useSystemPropertyValues(false)
                .build();
    }

    private static void userInfo(URI url, ProxyConfiguration.Builder proxy) {
        String user = url.getUserInfo();
        if (user != null) {
            int colon = user.indexOf(':');
            proxy.username(colon < 0 ? user : user.substring(0, colon));
            proxy.password(colon < 0 ? "" : user.substring(colon + 1));
        }
    }

    private static int port(URI url) {
        if (url.getPort() > 0) {
            return url.getPort();
        }
        return "https".equals(url.getScheme()) ? 443 : 80;
    }

    static Set<String> patterns(@Nullable String hosts) {
        if (hosts == null) {
            return Set.of();
        }
        return Arrays.stream(hosts.split(","))
                .map(String::strip)
                .filter(host -> !host.isEmpty())
                .map(HttpClients::pattern)
                .collect(Collectors.toSet());
    }

    /** The {@code nonProxyHosts} of Maven's settings: a name stands for itself, {@code *} for anything. */
    static Set<String> mavenPatterns(String hosts) {
        return Arrays.stream(hosts.split("[|,]"))
                .map(String::strip)
                .filter(host -> !host.isEmpty())
                .map(host ->
                        Arrays.stream(host.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")))
                .collect(Collectors.toSet());
    }

    /** As Go reads it, and with it Terraform: a name stands for itself and everything below it. */
    private static String pattern(String host) {
        if (host.equals("*")) {
            return ".*";
        }
        String name = host.replaceFirst("^\\*?\\.", "");
        return (name.equals(host) ? "(.*\\.)?" : ".*\\.") + Pattern.quote(name);
    }

    /**
     * The certificates of a bundle, and nothing else: that is what a custom bundle means.
     *
     * @throws IllegalArgumentException when it cannot be read or holds none: calls would trust what they should not
     */
    private static TrustManager[] trust(String bundle) {
        try (InputStream in = Files.newInputStream(Path.of(bundle))) {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int number = 0;
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("ca-" + number++, certificate);
            }
            if (number == 0) {
                throw new IllegalArgumentException("custom_ca_bundle: '" + bundle + "' holds no certificate");
            }
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            return factory.getTrustManagers();
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("custom_ca_bundle: '" + bundle + "' holds no PEM certificates", e);
        } catch (IOException e) {
            throw new IllegalArgumentException("custom_ca_bundle: '" + bundle + "' cannot be read", e);
        }
    }
}
