package io.github.atmosmaven.aws.call;

import io.github.atmosmaven.http.AnswerBody;
import io.github.atmosmaven.http.AnswerHead;
import io.github.atmosmaven.http.Connector;
import io.github.atmosmaven.http.InvalidSetting;
import io.github.atmosmaven.http.Proxy;
import io.github.atmosmaven.http.Tls;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;

/** Sends each request over a connection of its own. The few small requests of a bucket are not worth keeping one open. */
public final class SocketHttpClient implements SdkHttpClient {

    private static final Set<String> OURS = Set.of("connection", "expect", "transfer-encoding");

    /** No answer of AWS is as long (D58). */
    private static final int LONGEST = 1024 * 1024;

    private final Connector connector;

    /** @param proxies the proxy on the way to a URL, null for none */
    public SocketHttpClient(Function<URI, @Nullable Proxy> proxies, Tls tls) {
        this.connector = new Connector(proxies, tls);
    }

    @Override
    public String clientName() {
        return "Sockets";
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                return send(request);
            }

            @Override
            public void abort() {
                close();
            }
        };
    }

    /** Ends every request that is under way, too; the threads that wait for one see an {@link IOException}. */
    @Override
    public void close() {
        connector.endAll();
    }

    private HttpExecuteResponse send(HttpExecuteRequest request) throws IOException {
        SdkHttpRequest http = request.httpRequest();
        Connector.Connection connection = connector.open(http.getUri());
        try {
            write(request, connection);
            InputStream in = new BufferedInputStream(connection.socket().getInputStream());
            AnswerHead head = AnswerHead.read(in);
            if (connection.proxy() != null) {
                Connector.requireAuthorized(connection.proxy(), head);
            }
            InputStream body = AnswerBody.of(head, http.method().name(), in, LONGEST);
            return HttpExecuteResponse.builder()
                    .response(SdkHttpResponse.builder()
                            .statusCode(head.status())
                            .statusText(head.reason())
                            .headers(head.headers())
                            .build())
                    .responseBody(AbortableInputStream.create(new Closing(body, connection.raw())))
                    .build();
        } catch (IOException | RuntimeException e) {
            connector.forget(connection.raw());
            throw e;
        }
    }

    private static void write(HttpExecuteRequest request, Connector.Connection connection) throws IOException {
        SdkHttpRequest http = request.httpRequest();
        byte[] body = new byte[0];
        if (request.contentStreamProvider().isPresent()) {
            try (InputStream content = request.contentStreamProvider().get().newStream()) {
                body = content.readAllBytes();
            }
        }
        OutputStream out = connection.socket().getOutputStream();
        out.write(head(http, body.length, connection.proxy()).getBytes(StandardCharsets.ISO_8859_1));
        out.write(body);
        out.flush();
    }

    private static String head(SdkHttpRequest http, int length, @Nullable Proxy proxy) {
        String path = http.encodedPath().isEmpty() ? "/" : http.encodedPath();
        String query = http.encodedQueryParameters().map(text -> "?" + text).orElse("");
        boolean usual = http.port() == ("https".equals(http.protocol()) ? 443 : 80);
        String host = http.host() + (usual ? "" : ":" + http.port());
        StringBuilder head = new StringBuilder();
        // A proxy of a plain request is told where it leads.
        line(
                head,
                http.method().name() + " " + (proxy == null ? "" : http.protocol() + "://" + host) + path + query
                        + " HTTP/1.1");
        if (http.firstMatchingHeader("Host").isEmpty()) {
            line(head, "Host: " + host);
        }
        http.forEachHeader((name, values) -> {
            if (!OURS.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> line(head, name + ": " + value));
            }
        });
        if (length > 0 && http.firstMatchingHeader("Content-Length").isEmpty()) {
            line(head, "Content-Length: " + length);
        }
        String authorization = proxy == null ? null : proxy.authorization();
        if (authorization != null) {
            line(head, "Proxy-Authorization: " + authorization);
        }
        line(head, "Connection: close");
        return head.append("\r\n").toString();
    }

    /**
     * Appends a line to the head of a request. A control character in the line is refused, since it could begin a
     * second line and with it another header or request.
     */
    private static void line(StringBuilder head, String line) {
        if (line.chars().anyMatch(c -> c < ' ' && c != '\t' || c == 0x7F)) {
            throw new InvalidSetting("a value of the request holds a control character");
        }
        head.append(line).append("\r\n");
    }

    /** Closes the connection with the body, whatever of it has been read. */
    private final class Closing extends FilterInputStream {

        private final Socket socket;

        Closing(InputStream body, Socket socket) {
            super(body);
            this.socket = socket;
        }

        @Override
        public void close() throws IOException {
            connector.forget(socket);
        }
    }
}
