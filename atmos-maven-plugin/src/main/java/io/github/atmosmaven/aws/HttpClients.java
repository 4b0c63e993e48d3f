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
import java.util.Collection;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpConfigurationOption;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.utils.AttributeMap;

/** Makes the HTTP client for a service of a backend: its proxy, its certificates, its trust. */
final class HttpClients {

    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration READ = Duration.ofSeconds(60);

    private HttpClients() {}

    /**
     * Throws {@link IllegalArgumentException} for settings that no client can be made with.
     *
     * @param endpoint of the service; null for AWS itself
     */
    static SdkHttpClient of(S3Settings settings, @Nullable URI endpoint) {
        UrlConnectionHttpClient.Builder client = UrlConnectionHttpClient.builder()
                .connectionTimeout(CONNECT)
                .socketTimeout(READ)
                .proxyConfiguration(Proxies.of(settings, endpoint));
        if (settings.flag("insecure")) {
            return client.buildWithDefaults(AttributeMap.builder()
                    .put(SdkHttpConfigurationOption.TRUST_ALL_CERTIFICATES, true)
                    .build());
        }
        String bundle = settings.textOr("custom_ca_bundle", "AWS_CA_BUNDLE");
        if (bundle != null && settings.environment().local() == null) {
            TrustManager[] trust = trust(settings.path(bundle));
            client.tlsTrustManagersProvider(() -> trust);
        }
        return client.build();
    }

    /** The certificates of a bundle, and nothing else: that is what a custom bundle means. */
    private static TrustManager[] trust(Path bundle) {
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int number = 0;
            for (Certificate certificate : certificates(bundle)) {
                store.setCertificateEntry("ca-" + number++, certificate);
            }
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            return factory.getTrustManagers();
        } catch (IOException e) {
            throw new IllegalArgumentException("custom_ca_bundle: '" + bundle + "' cannot be read", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("custom_ca_bundle: '" + bundle + "' holds no PEM certificates", e);
        }
    }

    private static Collection<? extends Certificate> certificates(Path bundle)
            throws IOException, GeneralSecurityException {
        try (InputStream in = Files.newInputStream(bundle)) {
            Collection<? extends Certificate> certificates =
                    CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (certificates.isEmpty()) {
                throw new IllegalArgumentException("custom_ca_bundle: '" + bundle + "' holds no certificate");
            }
            return certificates;
        }
    }
}
