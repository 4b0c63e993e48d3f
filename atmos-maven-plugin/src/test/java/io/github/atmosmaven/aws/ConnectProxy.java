package io.github.atmosmaven.aws;

import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A proxy that lets nobody through without user and password, and brings everybody else to one place. */
public final class ConnectProxy {

    public static final String USER = "corp\\me";
    public static final String PASSWORD = "p@ss:w#rd %";
    public static final String LOGIN = "corp%5Cme:p%40ss%3Aw%23rd%20%25";

    private ConnectProxy() {}

    /** @param port where all targets lead */
    public static LoopbackServer to(int port) throws Exception {
        LoopbackServer[] self = new LoopbackServer[1];
        self[0] = LoopbackServer.plain((request, out) -> {
            String expected = "Basic "
                    + Base64.getEncoder().encodeToString((USER + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
            if (!request.header("Proxy-Authorization").equals(expected)) {
                out.write(("HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"corp\"\r\n"
                                + "Content-Length: 0\r\n\r\n")
                        .getBytes(StandardCharsets.ISO_8859_1));
                return;
            }
            Socket target = new Socket(InetAddress.getLoopbackAddress(), port);
            if (request.head().get(0).startsWith("CONNECT ")) {
                out.write("HTTP/1.1 200 Connection established\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
            } else {
                String head = String.join("\r\n", request.head()).replaceFirst(" http://[^/ ]+/", " /") + "\r\n\r\n";
                target.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
            }
            out.flush();
            self[0].pump(request.socket(), target);
        });
        return self[0];
    }
}
