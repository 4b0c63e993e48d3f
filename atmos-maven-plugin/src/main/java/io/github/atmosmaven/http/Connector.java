package io.github.atmosmaven.http;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Opens connections: directly or by a proxy, plain or with TLS. */
public final class Connector {

    private static final int CONNECT_MILLIS = 10_000;
    private static final int READ_MILLIS = 60_000;
    private static final int UNAUTHORIZED_BY_PROXY = 407;

    private final Function<URI, @Nullable Proxy> proxies;
    private final Tls tls;
    /** Every socket before it may block, for whoever wants to end it. */
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    private volatile boolean isEnded;

    public Connector(Function<URI, @Nullable Proxy> proxies, Tls tls) {
        this.proxies = proxies;
        this.tls = tls;
    }

    /**
     * A connection that requests can be written to.
     *
     * @param proxy the one that a plain request is handed to whole; null where the server itself is at the other end
     */
    public record Connection(
            Socket raw, Socket socket, @Nullable Proxy proxy) {}

    public Connection open(URI target) throws IOException {
        boolean isSecure = "https".equalsIgnoreCase(target.getScheme());
        Proxy proxy = proxies.apply(target);
        String host = plain(target.getHost());
        int port = target.getPort() > 0 ? target.getPort() : isSecure ? 443 : 80;
        boolean isTunnel = proxy != null && proxy.scheme().equals("socks5");
        Socket raw = proxy == null
                ? connected(host, port)
                : isTunnel ? throughSocks(proxy, host, port) : connected(plain(proxy.host()), proxy.port());
        try {
            if (proxy == null || isTunnel) {
                return new Connection(raw, isSecure ? tls.over(raw, host, port) : raw, null);
            }
            Socket socket = proxy.scheme().equals("https") ? tls.over(raw, plain(proxy.host()), proxy.port()) : raw;
            if (!isSecure) {
                return new Connection(raw, socket, proxy);
            }
            tunnel(socket, proxy, (host.contains(":") ? "[" + host + "]" : host) + ":" + port);
            return new Connection(raw, tls.over(socket, host, port), null);
        } catch (IOException | RuntimeException e) {
            forget(raw);
            throw e;
        }
    }

    private static String plain(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    /** Tries all addresses of a name, since the first of them may be of a family that does not get out. */
    private Socket connected(String host, int port) throws IOException {
        IOException failure = null;
        for (InetAddress address : InetAddress.getAllByName(host)) {
            // Not the proxies of system properties, which Terraform does not see.
            Socket socket = new Socket(java.net.Proxy.NO_PROXY);
            try {
                connect(socket, new InetSocketAddress(address, port));
                return socket;
            } catch (IOException e) {
                forget(socket);
                failure = e;
            }
        }
        throw failure == null ? new java.net.UnknownHostException(host) : failure;
    }

    private Socket throughSocks(Proxy proxy, String host, int port) throws IOException {
        if (proxy.user() != null) {
            throw new ProxyRefusal(
                    "the proxy " + proxy.address() + " is a SOCKS proxy with user and password, which is not supported",
                    false);
        }
        InetSocketAddress address = new InetSocketAddress(plain(proxy.host()), proxy.port());
        Socket socket = new Socket(new java.net.Proxy(java.net.Proxy.Type.SOCKS, address));
        try {
            connect(socket, InetSocketAddress.createUnresolved(host, port));
            return socket;
        } catch (IOException e) {
            forget(socket);
            throw e;
        }
    }

    private void connect(Socket socket, InetSocketAddress address) throws IOException {
        open.add(socket);
        if (isEnded) {
            throw new SocketException("the client is closed");
        }
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(READ_MILLIS);
        socket.connect(address, CONNECT_MILLIS);
    }

    /** Ends every connection that there is, and lets no other begin. */
    public void endAll() {
        isEnded = true;
        for (Socket socket : open) {
            try {
                forget(socket);
            } catch (IOException e) {
                // it is of no use any more either way
            }
        }
    }

    public void forget(Socket socket) throws IOException {
        open.remove(socket);
        socket.close();
    }

    private static void tunnel(Socket socket, Proxy proxy, String target) throws IOException {
        String authorization = proxy.authorization();
        String request = "CONNECT " + target + " HTTP/1.1\r\nHost: " + target + "\r\n"
                + (authorization == null ? "" : "Proxy-Authorization: " + authorization + "\r\n") + "\r\n";
        OutputStream out = socket.getOutputStream();
        out.write(request.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
        AnswerHead answer = AnswerHead.read(socket.getInputStream());
        if (answer.status() >= 300) {
            throw refusal(proxy, answer);
        }
    }

    /** Throws where an answer is the proxy's own and no server's. */
    public static void requireAuthorized(Proxy proxy, AnswerHead answer) throws ProxyRefusal {
        if (answer.status() == UNAUTHORIZED_BY_PROXY) {
            throw refusal(proxy, answer);
        }
    }

    private static ProxyRefusal refusal(Proxy proxy, AnswerHead answer) {
        String who = "the proxy " + proxy.address();
        if (answer.status() != UNAUTHORIZED_BY_PROXY) {
            return new ProxyRefusal(who + " answers " + answer.shown(), answer.status() >= 500);
        }
        List<String> schemes = answer.headers().getOrDefault("Proxy-Authenticate", List.of());
        boolean isBasic = schemes.isEmpty()
                || schemes.stream()
                        .anyMatch(scheme -> scheme.toLowerCase(Locale.ROOT).contains("basic"));
        if (!isBasic) {
            return new ProxyRefusal(
                    who + " asks for " + ForeignAnswer.quoted(String.join(", ", schemes))
                            + ", and only Basic authentication is supported",
                    false);
        }
        return new ProxyRefusal(
                proxy.user() == null
                        ? who + " asks for user and password (407)"
                        : who + " does not accept its user and password (407)",
                false);
    }
}
