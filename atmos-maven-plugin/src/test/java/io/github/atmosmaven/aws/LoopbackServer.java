package io.github.atmosmaven.aws;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A server of the loopback interface that a test speaks for, byte by byte, over TLS where it is wanted. */
public final class LoopbackServer implements AutoCloseable {

    public static final Path CA = Path.of("src/test/resources/tls/ca.pem").toAbsolutePath();
    private static final char[] PASSWORD = "changeit".toCharArray();

    private final ServerSocket listening;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final boolean secure;

    /** The first line of each request. */
    public final List<String> asked = new CopyOnWriteArrayList<>();

    /** Conversation of the server on one connection. An exception closes the connection. */
    public interface Talk {
        void with(Request request, OutputStream out) throws Exception;
    }

    /** The head of a request and the connection that its body comes over. */
    public record Request(List<String> head, Socket socket) {

        public String header(String name) {
            return head.stream()
                    .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .findFirst()
                    .orElse("");
        }
    }

    private LoopbackServer(boolean secure, boolean reads, Talk talk) throws Exception {
        this.secure = secure;
        InetAddress loopback = InetAddress.getLoopbackAddress();
        this.listening = secure
                ? context().getServerSocketFactory().createServerSocket(0, 50, loopback)
                : new ServerSocket(0, 50, loopback);
        daemon(() -> {
            while (!listening.isClosed()) {
                Socket socket = listening.accept();
                open.add(socket);
                daemon(() -> serve(socket, reads, talk));
            }
        });
    }

    public static LoopbackServer plain(Talk talk) throws Exception {
        return new LoopbackServer(false, true, talk);
    }

    public static LoopbackServer secure(Talk talk) throws Exception {
        return new LoopbackServer(true, true, talk);
    }

    /** One that talks without having understood what was asked. */
    static LoopbackServer atOnce(Talk talk) throws Exception {
        return new LoopbackServer(false, false, talk);
    }

    private static SSLContext context() throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = LoopbackServer.class.getResourceAsStream("/tls/server.p12")) {
            store.load(in, PASSWORD);
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    private void serve(Socket socket, boolean reads, Talk talk) throws Exception {
        try (socket) {
            List<String> head = reads ? head(socket.getInputStream()) : List.of("something");
            if (!head.isEmpty()) {
                asked.add(head.get(0));
                talk.with(new Request(head, socket), socket.getOutputStream());
            }
        }
    }

    static List<String> head(InputStream in) throws IOException {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (int b = in.read(); b >= 0; b = in.read()) {
            if (b == '\n' && line.isEmpty()) {
                return lines;
            } else if (b == '\n') {
                lines.add(line.toString());
                line.setLength(0);
            } else if (b != '\r') {
                line.append((char) b);
            }
        }
        return List.of();
    }

    public static void answer(OutputStream out, String status, String contentType, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        out.write(("HTTP/1.1 " + status + "\r\nContent-Type: " + contentType + "\r\nContent-Length: " + bytes.length
                        + "\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1));
        out.write(bytes);
        out.flush();
    }

    /** Carries bytes both ways until one side ends. */
    public void pump(Socket one, Socket other) throws IOException {
        open.add(other);
        daemon(() -> {
            try (other) {
                one.getInputStream().transferTo(other.getOutputStream());
            }
        });
        try (one) {
            other.getInputStream().transferTo(one.getOutputStream());
        }
    }

    public int port() {
        return listening.getLocalPort();
    }

    public URI uri() {
        return URI.create((secure ? "https://localhost:" : "http://127.0.0.1:") + port());
    }

    private interface Work {
        void run() throws Exception;
    }

    private static void daemon(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (Exception e) {
                // the other side has gone, or the test is over
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
