package io.github.atmosmaven.http;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Fetches files of one server. Redirects are followed to {@code https} alone, and the credentials of the caller stay with
 * the server that they are for. What breaks off is tried again.
 */
public final class Downloads {

    private static final int ATTEMPTS = 3;
    private static final int MOST_REDIRECTS = 5;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final Set<Integer> MISSING = Set.of(404, 410);
    private static final int FOUND = 200;

    private final Connector connector;
    private final URI server;
    private final @Nullable String authorization;
    private final Duration pause;

    /**
     * @param server a URL of the server that the credentials are for
     * @param authorization value of the header {@code Authorization}; null where nobody is named
     * @param pause time before the second attempt; it doubles for the next
     */
    public Downloads(Connector connector, URI server, @Nullable String authorization, Duration pause) {
        this.connector = connector;
        this.server = server;
        this.authorization = authorization;
        this.pause = pause;
    }

    /** Place for the content of a file. It is opened anew for each attempt. */
    @FunctionalInterface
    public interface Sink {
        OutputStream open() throws IOException;
    }

    /**
     * Fetches a file.
     *
     * @param longest length of a file that is still fetched, in bytes
     * @return false if the server does not have the file
     * @throws IOException where it has but does not give it, in words for the end of a sentence
     */
    public boolean fetch(URI file, Sink sink, long longest) throws IOException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                return fetchOnce(file, sink, longest);
            } catch (IOException e) {
                if (attempt == ATTEMPTS || !isPassing(e)) {
                    throw e;
                }
                Thread.sleep(pause.toMillis() << (attempt - 1));
            }
        }
    }

    private static boolean isPassing(IOException failure) {
        if (failure instanceof HttpStatus status) {
            return status.isPassing();
        }
        if (failure instanceof ProxyRefusal refusal) {
            return refusal.isPassing();
        }
        return !(failure instanceof ForeignAnswer) && !(failure instanceof RefusedRedirect);
    }

    private boolean fetchOnce(URI file, Sink sink, long longest) throws IOException {
        URI place = file;
        for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            Connector.Connection connection = connector.open(place);
            try {
                ask(place, connection);
                InputStream in = new BufferedInputStream(connection.socket().getInputStream());
                AnswerHead head = AnswerHead.read(in);
                if (connection.proxy() != null) {
                    Connector.requireAuthorized(connection.proxy(), head);
                }
                if (!REDIRECTS.contains(head.status())) {
                    return isRead(place, head, AnswerBody.of(head, "GET", in, longest), sink);
                }
                place = redirect(place, head);
            } finally {
                connector.forget(connection.raw());
            }
        }
        throw new RefusedRedirect(shown(file) + " is redirected more than " + MOST_REDIRECTS + " times");
    }

    private static boolean isRead(URI place, AnswerHead head, InputStream body, Sink sink) throws IOException {
        if (MISSING.contains(head.status())) {
            return false;
        }
        if (head.status() != FOUND) {
            throw new HttpStatus(head.status(), shown(place) + " answers " + head.shown());
        }
        try (OutputStream out = sink.open()) {
            body.transferTo(out);
        }
        return true;
    }

    private static URI redirect(URI from, AnswerHead head) throws IOException {
        String location = head.header("Location");
        try {
            URI target = from.resolve(location == null ? "" : location);
            boolean isLocal = Loopback.isHostOf(from) && Loopback.isHostOf(target);
            if (target.getHost() != null
                    && ("https".equalsIgnoreCase(target.getScheme())
                            || isLocal && "http".equalsIgnoreCase(from.getScheme()))) {
                return target;
            }
            throw new RefusedRedirect(shown(from) + " redirects to " + shown(target) + ", which is not https");
        } catch (IllegalArgumentException e) {
            throw new RefusedRedirect(shown(from) + " redirects to what is no URL");
        }
    }

    private void ask(URI file, Connector.Connection connection) throws IOException {
        Proxy proxy = connection.proxy();
        String path = file.getRawPath() == null || file.getRawPath().isEmpty() ? "/" : file.getRawPath();
        String query = file.getRawQuery() == null ? "" : "?" + file.getRawQuery();
        String host = file.getHost() + (file.getPort() > 0 ? ":" + file.getPort() : "");
        StringBuilder head = new StringBuilder();
        // A proxy of a plain request is told where it leads.
        line(head, "GET " + (proxy == null ? "" : file.getScheme() + "://" + host) + path + query + " HTTP/1.1");
        line(head, "Host: " + host);
        line(head, "User-Agent: atmos-maven-plugin");
        line(head, "Accept: */*");
        line(head, "Accept-Encoding: identity");
        if (authorization != null && isServer(file)) {
            line(head, "Authorization: " + authorization);
        }
        String login = proxy == null ? null : proxy.authorization();
        if (login != null) {
            line(head, "Proxy-Authorization: " + login);
        }
        line(head, "Connection: close");
        OutputStream out = connection.socket().getOutputStream();
        out.write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    /** URLs hold no control characters, and what is encoded in Base64 holds none. */
    private static void line(StringBuilder head, String line) {
        head.append(line).append("\r\n");
    }

    private boolean isServer(URI file) {
        return server.getScheme().equalsIgnoreCase(file.getScheme())
                && server.getHost().equalsIgnoreCase(file.getHost())
                && port(server) == port(file);
    }

    private static int port(URI target) {
        return target.getPort() > 0
                ? target.getPort()
                : target.getScheme().toLowerCase(Locale.ROOT).equals("https") ? 443 : 80;
    }

    /** The target of a redirect may hold a login, or a signature in its query. */
    private static String shown(URI place) {
        String host = place.getHost() == null ? "" : place.getHost();
        String port = place.getPort() > 0 ? ":" + place.getPort() : "";
        return place.getScheme() + "://" + host + port + (place.getRawPath() == null ? "" : place.getRawPath());
    }
}
