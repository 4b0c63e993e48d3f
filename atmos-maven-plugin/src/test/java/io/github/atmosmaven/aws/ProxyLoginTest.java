package io.github.atmosmaven.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.aws.settings.AwsEnvironment;
import io.github.atmosmaven.aws.settings.BuildIdentity;
import io.github.atmosmaven.http.MavenProxy;
import io.github.atmosmaven.http.Proxy;
import io.github.atmosmaven.localaws.LocalAws;
import io.github.atmosmaven.localaws.LocalAwsOptions;
import io.github.atmosmaven.localaws.sign.AwsKeys;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.provision.StoreResult;
import io.github.atmosmaven.provision.StoreResult.Outcome;
import io.github.atmosmaven.provision.s3.S3StateStores;
import io.github.atmosmaven.provision.s3.WantedInstance;
import io.github.atmosmaven.workflow.ProvisionBackends;
import io.github.atmosmaven.workflow.ProvisionRequest;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A proxy that wants user and password before a tunnel, and an endpoint with TLS behind it whose name nobody else knows. */
@Timeout(240)
@DisplayName("D59: proxies that want user and password")
class ProxyLoginTest {

    @TempDir
    private Path directory;

    private LocalAws aws;
    private LoopbackServer endpoint;
    private LoopbackServer proxy;

    @BeforeEach
    void start() throws Exception {
        aws = LocalAws.start(new LocalAwsOptions(directory.resolve("aws")));
        LoopbackServer[] self = new LoopbackServer[1];
        endpoint = LoopbackServer.secure((request, out) -> {
            Socket behind =
                    new Socket(InetAddress.getLoopbackAddress(), aws.uri().getPort());
            String head = String.join("\r\n", request.head()) + "\r\n\r\n";
            behind.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
            self[0].pump(request.socket(), behind);
        });
        self[0] = endpoint;
        proxy = ConnectProxy.to(endpoint.port());
    }

    @AfterEach
    void stop() throws Exception {
        proxy.close();
        endpoint.close();
        aws.close();
    }

    private String url(String login) {
        return "http://" + login + "@127.0.0.1:" + proxy.port();
    }

    private StoreResult provision(String attributes, AwsEnvironment environment) {
        return provision("s3.acme.test", attributes, environment);
    }

    private StoreResult provision(String host, String attributes, AwsEnvironment environment) {
        return provision("https", host, attributes, environment);
    }

    private StoreResult provision(String scheme, String host, String attributes, AwsEnvironment environment) {
        AwsKeys keys = aws.keysOf("222222222222");
        String own = attributes.contains("profile:")
                ? ""
                : ", access_key: " + keys.accessKeyId() + ", secret_key: \"" + keys.secretAccessKey() + "\"";
        String backend = "{bucket: acme-state, region: eu-west-1, use_path_style: true, endpoints: {s3: \"" + scheme
                + "://" + host
                + "\", sts: \"" + scheme + "://sts.acme.test\"}, custom_ca_bundle: \"" + LoopbackServer.CA + "\"" + own
                + (attributes.isEmpty() ? "" : ", " + attributes) + "}";
        return new ProvisionBackends(new S3StateStores(new SdkBuckets(environment)))
                .run(ProvisionRequest.of(List.of(WantedInstance.s3("vpc", backend)), directory.resolve("intents")))
                .stores()
                .get(0);
    }

    @Test
    @DisplayName("HTTPS_PROXY of the environment brings user and password, percent-encoded")
    void ofTheEnvironment() {
        StoreResult result = provision("", AwsEnvironment.of(Map.of("HTTPS_PROXY", url(ConnectProxy.LOGIN))));

        assertThat(result.outcome()).as("%s", result.problems()).isEqualTo(Outcome.CREATED);
        assertThat(proxy.asked)
                .isNotEmpty()
                .allMatch(line -> line.matches("CONNECT (s3|sts)\\.acme\\.test:443 HTTP/1\\.1"));
    }

    @Test
    @DisplayName("https_proxy of the backend does")
    void ofTheBackend() {
        assertThat(provision("https_proxy: \"" + url(ConnectProxy.LOGIN) + "\"", AwsEnvironment.of(Map.of()))
                        .outcome())
                .isEqualTo(Outcome.CREATED);
    }

    @Test
    @DisplayName("a proxy of settings.xml does")
    void ofTheSettings() {
        Proxy settings = new Proxy("http", "127.0.0.1", proxy.port(), ConnectProxy.USER, ConnectProxy.PASSWORD);
        BuildIdentity identity = new BuildIdentity(null, null, List.of(new MavenProxy("http", settings, "")));

        assertThat(provision("", AwsEnvironment.of(Map.of()).withIdentity(identity))
                        .outcome())
                .isEqualTo(Outcome.CREATED);
    }

    @Test
    @DisplayName("a proxy of plain requests gets user and password with each of them")
    void ofPlainRequests() throws Exception {
        try (LoopbackServer plain = ConnectProxy.to(aws.uri().getPort())) {
            String url = "http://" + ConnectProxy.LOGIN + "@127.0.0.1:" + plain.port();

            StoreResult result = provision("http", "s3.acme.test", "", AwsEnvironment.of(Map.of("HTTP_PROXY", url)));

            assertThat(result.outcome()).as("%s", result.problems()).isEqualTo(Outcome.CREATED);
            assertThat(plain.asked).isNotEmpty().allMatch(line -> line.contains(" http://"));
        }
    }

    @Test
    @DisplayName("a profile that assumes a role goes the same way, to the backend's own STS and with its bundle")
    void takesProfilesAlong() throws Exception {
        AwsKeys keys = aws.keysOf("222222222222");
        Path config = Files.writeString(
                directory.resolve("config"), """
                [profile base]
                aws_access_key_id = %s
                aws_secret_access_key = %s
                [profile middle]
                role_arn = arn:aws:iam::333333333333:role/middle
                source_profile = base
                [profile creator]
                role_arn = arn:aws:iam::444444444444:role/creator
                source_profile = middle
                external_id = abc
                role_session_name = ci
                duration_seconds = 900
                """.formatted(keys.accessKeyId(), keys.secretAccessKey()));

        StoreResult result = provision(
                "profile: creator, shared_config_files: [\"" + config + "\"]",
                AwsEnvironment.of(Map.of("HTTPS_PROXY", url(ConnectProxy.LOGIN), "HOME", directory.toString())));

        assertThat(result.outcome()).as("%s", result.problems()).isEqualTo(Outcome.CREATED);
        assertThat(Files.readAllLines(directory.resolve("aws/s3/acme-state/owner"))
                        .get(0))
                .isEqualTo("444444444444");
        assertThat(proxy.asked).startsWith("CONNECT sts.acme.test:443 HTTP/1.1", "CONNECT sts.acme.test:443 HTTP/1.1");
    }

    @Test
    @DisplayName("a password that is wrong is a problem at once, which says who refuses and holds no password")
    void refusesWrongPasswords() {
        StoreResult result = provision("", AwsEnvironment.of(Map.of("HTTPS_PROXY", url("me:canary"))));

        assertThat(result.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.UNREACHABLE);
            assertThat(problem.message()).contains("127.0.0.1:" + proxy.port(), "does not accept", "407");
            assertThat(problem.toString()).doesNotContain("canary");
        });
        assertThat(proxy.asked).hasSize(1);
    }

    @Test
    @DisplayName("a certificate that the bundle does not hold is refused, for the endpoint's name too")
    void checksCertificates() {
        AwsEnvironment environment = AwsEnvironment.of(Map.of("HTTPS_PROXY", url(ConnectProxy.LOGIN)));
        StoreResult otherName = provision("s3.other.test", "", environment);
        assertThat(otherName.problems()).extracting(p -> p.code()).containsExactly(ProblemCode.UNREACHABLE);
        assertThat(aws.operations()).isEmpty();

        assertThat(provision("s3.other.test", "insecure: true", environment).outcome())
                .isEqualTo(Outcome.CREATED);
    }
}
