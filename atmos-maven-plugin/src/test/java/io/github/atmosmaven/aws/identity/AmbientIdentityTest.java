package io.github.atmosmaven.aws.identity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.github.atmosmaven.aws.settings.AwsEnvironment;
import io.github.atmosmaven.aws.settings.S3Settings;
import io.github.atmosmaven.backend.s3.S3Backend;
import io.github.atmosmaven.http.InvalidSetting;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.TextValue;
import io.github.atmosmaven.problem.Location;
import io.github.atmosmaven.provision.s3.CloudRefusal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.profiles.ProfileFile;

/** The metadata of the machine, as a server on the loopback interface that answers like it. */
@DisplayName("D46: where the identity of the machine is asked for")
class AmbientIdentityTest {

    private static final Location PLACE = new Location("dev.yaml", 1, 1);

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpServer machine;
    private ProfileFile noProfiles;

    @BeforeEach
    void start(@TempDir Path directory) throws IOException {
        Path empty = Files.writeString(directory.resolve("config"), "");
        noProfiles = ProfileFile.builder()
                .content(empty)
                .type(ProfileFile.Type.CONFIGURATION)
                .build();
        machine = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        machine.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            asked.add(exchange.getRequestMethod() + " " + path);
            byte[] answer = answer(path).getBytes(UTF_8);
            exchange.sendResponseHeaders(answer.length == 0 ? 404 : 200, answer.length == 0 ? -1 : answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        machine.start();
    }

    @AfterEach
    void stop() {
        machine.stop(0);
    }

    private static String answer(String path) {
        return switch (path) {
            case "/latest/api/token" -> "session";
            case "/latest/meta-data/iam/security-credentials/" -> "builder";
            case "/latest/meta-data/iam/security-credentials/builder" ->
                """
                    {"Code": "Success", "AccessKeyId": "AKIAMACHINE", "SecretAccessKey": "secret", "Token": "t",
                     "Expiration": "%s"}""".formatted(Instant.now().plus(1, ChronoUnit.HOURS));
            default -> "";
        };
    }

    private String address() {
        return "http://127.0.0.1:" + machine.getAddress().getPort();
    }

    private @Nullable AwsCredentialsProvider provider(String... attributes) {
        return provider(Map.of(), attributes);
    }

    private @Nullable AwsCredentialsProvider provider(Map<String, String> variables, String... attributes) {
        MapValue.Builder backend = MapValue.builder(PLACE);
        for (int i = 0; i < attributes.length; i += 2) {
            backend.put(attributes[i], new TextValue(attributes[i + 1], PLACE));
        }
        return new AmbientIdentity(
                        new S3Settings(S3Backend.of(backend.build()), AwsEnvironment.of(variables)), noProfiles)
                .surroundings();
    }

    @Test
    @DisplayName("ec2_metadata_service_endpoint is asked")
    void asksTheEndpointOfTheBackend() {
        AwsCredentialsProvider provider = provider("ec2_metadata_service_endpoint", address());

        assertThat(provider.resolveCredentials().accessKeyId()).isEqualTo("AKIAMACHINE");
        assertThat(asked).first().isEqualTo("PUT /latest/api/token");
    }

    @Test
    @DisplayName("skip_metadata_api_check asks no machine at all")
    void asksNobody() {
        assertThat(provider("ec2_metadata_service_endpoint", address(), "skip_metadata_api_check", "true"))
                .isNull();
        assertThat(asked).isEmpty();
    }

    @Test
    @DisplayName("AWS_EC2_METADATA_DISABLED asks no machine either")
    void asksNobodyIfSwitchedOff() {
        assertThat(provider(Map.of("AWS_EC2_METADATA_DISABLED", "true"), "ec2_metadata_service_endpoint", address()))
                .isNull();
        assertThat(asked).isEmpty();
    }

    @Test
    @DisplayName(
            "D45: a machine without an identity is told as missing credentials, and where else they were looked for")
    void saysThatThereAreNone() {
        AwsCredentialsProvider provider = provider("ec2_metadata_service_endpoint", address() + "/nothing");

        assertThatThrownBy(provider::resolveCredentials).isInstanceOfSatisfying(CloudRefusal.class, refusal -> {
            assertThat(refusal.kind()).isEqualTo(CloudRefusal.Kind.CREDENTIALS);
            assertThat(refusal)
                    .hasMessageStartingWith("neither the environment nor a profile holds any, and the metadata"
                            + " service of this machine gives none (");
        });
    }

    @Test
    @DisplayName("a mode that does not exist is refused")
    void refusesAnUnknownMode() {
        assertThatThrownBy(() -> provider("ec2_metadata_service_endpoint_mode", "IPv5"))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageContaining("IPv5");
    }
}
