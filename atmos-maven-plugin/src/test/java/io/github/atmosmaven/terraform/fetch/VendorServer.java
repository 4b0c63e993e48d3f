package io.github.atmosmaven.terraform.fetch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A server of the loopback interface that is laid out like that of a vendor. Its programs are shell scripts. */
public final class VendorServer implements AutoCloseable {

    /** Requests: path, and the login that came with it. */
    final List<String> asked = new CopyOnWriteArrayList<>();

    final Map<String, byte[]> files = new ConcurrentHashMap<>();
    final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    /** An answer that is no file. */
    interface Answer {
        void to(HttpExchange call) throws IOException;
    }

    public VendorServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    private void answer(HttpExchange call) throws IOException {
        try (call) {
            String path = call.getRequestURI().getPath();
            String login = call.getRequestHeaders().getFirst("Authorization");
            asked.add(path + (login == null ? "" : " " + login));
            Answer own = answers.get(path);
            byte[] file = files.get(path);
            if (own != null) {
                own.to(call);
            } else if (file == null) {
                call.sendResponseHeaders(404, -1);
            } else {
                call.sendResponseHeaders(200, file.length);
                call.getResponseBody().write(file);
            }
        }
    }

    public URI root() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/mirror");
    }

    /** A program that answers to {@code version} like Terraform of a version does. */
    public static String terraform(String version) {
        return """
                #!/bin/sh
                case "$*" in
                  *-json*) echo '{"terraform_version": "%1$s"}' ;;
                  version) echo 'Terraform v%1$s' ;;
                esac
                """.formatted(version);
    }

    /** Entries of an archive as the vendor packs it. */
    static Map<String, String> packed(String program, String script) {
        Map<String, String> entries = new LinkedHashMap<>();
        entries.put("LICENSE.txt", "a licence\n");
        entries.put(program, script);
        return entries;
    }

    static byte[] zip(Map<String, String> entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    public static String sum(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Publishes archives of a version.
     *
     * @return path of its directory
     */
    String publish(String directory, String sumsFile, Map<String, byte[]> archives) {
        StringBuilder sums = new StringBuilder();
        archives.forEach((name, content) -> {
            sums.append(sum(content)).append("  ").append(name).append('\n');
            files.put("/mirror/" + directory + "/" + name, content);
        });
        files.put("/mirror/" + directory + "/" + sumsFile, sums.toString().getBytes(StandardCharsets.UTF_8));
        return "/mirror/" + directory + "/";
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
