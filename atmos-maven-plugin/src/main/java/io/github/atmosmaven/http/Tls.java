package io.github.atmosmaven.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** Whom a client trusts. */
public final class Tls {

    private final SSLSocketFactory sockets;
    private final boolean checksHost;

    private Tls(SSLSocketFactory sockets, boolean checksHost) {
        this.sockets = sockets;
        this.checksHost = checksHost;
    }

    /** The authorities that the Java of this build trusts. */
    public static Tls usual() {
        return new Tls((SSLSocketFactory) SSLSocketFactory.getDefault(), true);
    }

    /** Anybody: what {@code insecure} of a backend asks for. */
    public static Tls ofAnybody() {
        return new Tls(sockets(new TrustManager[] {new Anybody()}), false);
    }

    /**
     * The certificates of a bundle, and nothing else.
     *
     * @throws InvalidSetting for a bundle that cannot be used
     */
    public static Tls of(Path bundle) {
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int number = 0;
            for (Certificate certificate : certificates(bundle)) {
                store.setCertificateEntry("ca-" + number++, certificate);
            }
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            return new Tls(sockets(factory.getTrustManagers()), true);
        } catch (IOException e) {
            throw new InvalidSetting("custom_ca_bundle: '" + bundle + "' cannot be read", e);
        } catch (GeneralSecurityException e) {
            throw new InvalidSetting("custom_ca_bundle: '" + bundle + "' holds no PEM certificates", e);
        }
    }

    private static Collection<? extends Certificate> certificates(Path bundle)
            throws IOException, GeneralSecurityException {
        try (InputStream in = Files.newInputStream(bundle)) {
            Collection<? extends Certificate> certificates =
                    CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (certificates.isEmpty()) {
                throw new InvalidSetting("custom_ca_bundle: '" + bundle + "' holds no certificate");
            }
            return certificates;
        }
    }

    private static SSLSocketFactory sockets(TrustManager[] trust) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust, null);
            return context.getSocketFactory();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no TLS", e);
        }
    }

    /** Secures a connection with TLS and returns it after the handshake. */
    Socket over(Socket socket, String host, int port) throws IOException {
        SSLSocket secured = (SSLSocket) sockets.createSocket(socket, host, port, true);
        if (checksHost) {
            SSLParameters parameters = secured.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            secured.setSSLParameters(parameters);
        }
        secured.startHandshake();
        return secured;
    }

    /** Checks nothing. The extended kind, since Java would check host names for any other. */
    private static final class Anybody extends X509ExtendedTrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, @Nullable Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, @Nullable Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, @Nullable SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, @Nullable SSLEngine engine) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
