package io.github.atmosmaven.terraform.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.atmosmaven.aws.ConnectProxy;
import io.github.atmosmaven.aws.LoopbackServer;
import io.github.atmosmaven.http.Connector;
import io.github.atmosmaven.http.Downloads;
import io.github.atmosmaven.http.MavenProxy;
import io.github.atmosmaven.http.Proxy;
import io.github.atmosmaven.http.Tls;
import io.github.atmosmaven.model.Tool;
import io.github.atmosmaven.model.ToolVersion;
import io.github.atmosmaven.problem.AtmosException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A mirror with TLS whose name only a proxy knows, which wants user and password. */
@DisplayName("D94: binaries that come through a proxy of settings.xml")
@Timeout(60)
class ToolThroughProxyTest {

    private static final URI ROOT = URI.create("https://s3.acme.test/mirror");
    private static final Tool TERRAFORM =
            new Tool(Tool.Kind.TERRAFORM, ToolVersion.of("1.11.4").orElseThrow());

    @TempDir
    private Path directory;

    private Tls trust = Tls.of(LoopbackServer.CA);
    private VendorServer vendor;
    private LoopbackServer mirror;
    private LoopbackServer proxy;

    @BeforeEach
    void start() throws Exception {
        vendor = new VendorServer();
        vendor.publish(
                "terraform/1.11.4",
                "terraform_1.11.4_SHA256SUMS",
                Map.of(
                        "terraform_1.11.4_linux_amd64.zip",
                        VendorServer.zip(VendorServer.packed("terraform", VendorServer.terraform("1.11.4")))));
        LoopbackServer[] self = new LoopbackServer[1];
        mirror = LoopbackServer.secure((request, out) -> {
            Socket behind =
                    new Socket(InetAddress.getLoopbackAddress(), vendor.root().getPort());
            String head = String.join("\r\n", request.head()) + "\r\n\r\n";
            behind.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
            self[0].pump(request.socket(), behind);
        });
        self[0] = mirror;
        proxy = ConnectProxy.to(mirror.port());
    }

    @AfterEach
    void stop() throws Exception {
        proxy.close();
        mirror.close();
        vendor.close();
    }

    private ToolStore store(String password, String nonProxyHosts) {
        Proxy settings = new Proxy("http", "127.0.0.1", proxy.port(), ConnectProxy.USER, password);
        List<MavenProxy> proxies = List.of(new MavenProxy("http", settings, nonProxyHosts));
        Connector connector = new Connector(target -> MavenProxy.choose(proxies, target), trust);
        return new ToolStore(
                directory.resolve("repository"),
                new Platform("linux", "amd64"),
                new VendorSource(
                        new VendorLayout(ROOT),
                        new SourceFiles.Remote(new Downloads(connector, ROOT, "Basic mine", Duration.ofMillis(1))),
                        "check the proxies"),
                new ToolStore.Terms(Set.of(), false, Duration.ofSeconds(30), note -> {}));
    }

    @Test
    @DisplayName("in a tunnel, whose end alone gets the credentials of the mirror")
    void inATunnel() {
        assertThat(store(ConnectProxy.PASSWORD, "").bring(TERRAFORM)).isExecutable();

        assertThat(proxy.asked).hasSize(2).containsOnly("CONNECT s3.acme.test:443 HTTP/1.1");
        assertThat(vendor.asked).hasSize(2).allMatch(path -> path.endsWith(" Basic mine"));
    }

    @Test
    @DisplayName("a proxy that lets nobody in is named without its password, and leaves nothing behind")
    void refused() {
        assertThatThrownBy(() -> store("canary", "").bring(TERRAFORM))
                .hasMessageContainingAll("cannot be fetched from " + ROOT, "the proxy 127.0.0.1:" + proxy.port(), "407")
                .hasMessageNotContaining("canary");

        assertThat(proxy.asked).hasSize(1);
        assertThat(directory.resolve("repository/.cache/atmos-maven-plugin/tools/terraform/1.11.4"))
                .doesNotExist();
    }

    @Test
    @DisplayName("nonProxyHosts are called directly")
    void directly() {
        assertThatThrownBy(() ->
                        store(ConnectProxy.PASSWORD, "*.acme.test|localhost").bring(TERRAFORM))
                .hasMessageContaining("the host 's3.acme.test' is not known");

        assertThat(proxy.asked).isEmpty();
    }

    @Test
    @DisplayName("a certificate that Java does not trust is told with the way to trust it")
    void untrusted() {
        trust = Tls.usual();

        assertThatThrownBy(() -> store(ConnectProxy.PASSWORD, "").bring(TERRAFORM))
                .isInstanceOfSatisfying(
                        AtmosException.class,
                        failure -> assertThat(failure.problems())
                                .singleElement()
                                .satisfies(problem -> {
                                    assertThat(problem.message()).contains("TLS failed (");
                                    assertThat(problem.hint()).contains("-Djavax.net.ssl.trustStore=");
                                }));
    }

    @Test
    @DisplayName("a local repository that cannot be written to is no fault of the network")
    void unwritable() throws IOException {
        Path place = directory.resolve("repository/.cache/atmos-maven-plugin/tools");
        Files.createDirectories(place.getParent());
        Files.writeString(place, "no directory");

        assertThatThrownBy(() -> store(ConnectProxy.PASSWORD, "").bring(TERRAFORM))
                .isInstanceOfSatisfying(
                        AtmosException.class,
                        failure -> assertThat(failure.problems())
                                .singleElement()
                                .satisfies(problem -> {
                                    assertThat(problem.message())
                                            .startsWith("Terraform 1.11.4 for linux-amd64 cannot be kept in the local"
                                                    + " repository: " + place);
                                    assertThat(problem.hint()).startsWith("check the permissions of ");
                                }));
    }
}
