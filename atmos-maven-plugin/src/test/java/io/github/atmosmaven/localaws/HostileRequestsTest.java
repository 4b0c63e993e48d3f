package io.github.atmosmaven.localaws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.Headers;
import io.github.atmosmaven.localaws.request.AwsError;
import io.github.atmosmaven.localaws.request.Body;
import io.github.atmosmaven.localaws.request.Request;
import io.github.atmosmaven.localaws.s3.Buckets;
import io.github.atmosmaven.localaws.s3.S3;
import io.github.atmosmaven.localaws.sign.AwsKeys;
import io.github.atmosmaven.localaws.sign.Identity;
import io.github.atmosmaven.localaws.sign.SignatureCheck;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

@Timeout(240)
@DisplayName("D50: the local endpoint and those whom it does not serve")
class HostileRequestsTest extends AtLocalAws {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final SignatureCheck.Signed CALLER =
            new SignatureCheck.Signed(new Identity(LocalAws.ACCOUNT, "arn", "id", LocalAws.ACCOUNT), "us-east-1", "s3");

    /** The first line of the answer to a request whose body never comes. */
    private String answerToHead(String method, String path, String... headers) throws IOException {
        try (Socket socket = new Socket(aws.uri().getHost(), aws.uri().getPort())) {
            String head = method + " " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + String.join("\r\n", headers)
                    + (headers.length == 0 ? "" : "\r\n") + "Content-Length: 536870912\r\n\r\n";
            socket.setSoTimeout(60_000);
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();
            StringBuilder line = new StringBuilder();
            for (int c = in.read(); c >= 0 && c != '\r'; c = in.read()) {
                line.append((char) c);
            }
            return line.toString();
        }
    }

    @Test
    @DisplayName("a request without a valid signature is refused before its body is read")
    void refusesBeforeReading() throws IOException {
        assertThat(answerToHead("PUT", "/state-bucket/key")).contains(" 403 ");
        String claim = "AWS4-HMAC-SHA256 Credential=%s/20260101/us-east-1/s3/aws4_request, "
                + "SignedHeaders=host;x-amz-date, Signature=" + "0".repeat(64);
        String known = aws.keysOf(LocalAws.ACCOUNT).accessKeyId();
        for (String key : List.of("AKIALOCA111111111111", known)) {
            assertThat(answerToHead(
                            "PUT",
                            "/state-bucket/key",
                            "Authorization: " + String.format(Locale.ROOT, claim, key),
                            "X-Amz-Date: " + "20260101T000000Z",
                            "X-Amz-Content-Sha256: UNSIGNED-PAYLOAD"))
                    .contains(" 403 ");
        }
        assertThat(answerToHead("PUT", "/state-bucket/key", "Authorization: Basic dTpw"))
                .contains(" 403 ");
        assertThat(answerToHead("PUT", "/state-bucket/key?X-Amz-Credential=a/b/c/d/e"))
                .contains(" 403 ");
        assertThat(s3.listObjectsV2(r -> r.bucket(BUCKET)).contents()).isEmpty();
    }

    @Test
    @DisplayName("keys are of one start, and those of another are strangers")
    void keysAreRandom() throws IOException {
        try (LocalAws other = LocalAws.start(new LocalAwsOptions(directory))) {
            AwsKeys own = aws.keysOf(LocalAws.ACCOUNT);
            AwsKeys others = other.keysOf(LocalAws.ACCOUNT);
            assertThat(own.accessKeyId()).isNotEqualTo(others.accessKeyId());
            assertThat(own.secretAccessKey()).isNotEqualTo(others.secretAccessKey());
            assertThat(aws.webIdentityToken()).isNotEqualTo(other.webIdentityToken());
            try (S3Client stranger = SdkClients.s3(aws.uri(), others, "us-east-1")) {
                assertThatThrownBy(stranger::listBuckets)
                        .isInstanceOfSatisfying(
                                S3Exception.class,
                                refusal -> assertThat(refusal.statusCode()).isEqualTo(403));
            }
        }
    }

    private static Request request(String method, String host, String path) {
        Headers headers = new Headers();
        headers.add("Host", host);
        return new Request(method, path, "", headers, "stolen".getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../../../outside",
                "..",
                ".",
                "a/../../b",
                "state-bucket/../../../x",
                ".locks",
                ".incoming",
                "UPPER",
                "ab",
                "a..b",
                "127.0.0.1",
                "nul\u0000byte",
                "c:\\x"
            })
    @DisplayName("a name that no bucket has is refused, in the host as in the path, and makes no path")
    void namesFollowRules(String name) throws IOException {
        Path data = Files.createDirectories(directory.resolve("deep/data"));
        Buckets buckets = new Buckets(data);
        S3 endpoint = new S3(buckets);
        for (String operation : List.of("CreateBucket", "PutObject", "HeadBucket", "CreateMultipartUpload")) {
            assertThatExceptionOfType(AwsError.class)
                    .isThrownBy(() ->
                            endpoint.handle(operation, request("PUT", name + ".127.0.0.1:80", "/key"), CALLER, NOW))
                    .satisfies(error -> assertThat(error.code()).isEqualTo("InvalidBucketName"));
        }
        assertThatExceptionOfType(AwsError.class).isThrownBy(() -> buckets.objects(name));
        assertThatExceptionOfType(AwsError.class).isThrownBy(() -> buckets.locked(name, () -> ""));
        assertThat(files(directory.resolve("deep"))).allMatch(Files::isDirectory);
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.toList();
        }
    }

    static Stream<String> keys() {
        return Stream.of(
                "../../../outside",
                "..",
                ".",
                "/",
                "//a//b/",
                "a/../b",
                "nul",
                "CON",
                "com1",
                "a\\..\\b",
                "C:\\x",
                "a b ",
                "a.",
                ".tmp-1",
                "line\nbreak",
                "\u00fc\ud83d\ude00",
                "x".repeat(1024));
    }

    @ParameterizedTest
    @MethodSource("keys")
    @DisplayName("a key is any text of 1024 bytes, and no path")
    void keysAreNoPaths(String key) throws IOException {
        s3.putObject(r -> r.bucket(BUCKET).key(key), RequestBody.fromString("content"));
        assertThat(s3.getObjectAsBytes(r -> r.bucket(BUCKET).key(key)).asUtf8String())
                .isEqualTo("content");
        assertThat(s3.listObjectsV2(r -> r.bucket(BUCKET)).contents())
                .singleElement()
                .satisfies(object -> assertThat(object.key()).isEqualTo(key));
        Path objects = directory.resolve("s3").resolve(BUCKET).resolve("objects");
        try (Stream<Path> folders = Files.list(objects)) {
            assertThat(folders.map(folder -> folder.getFileName().toString()))
                    .singleElement()
                    .asString()
                    .matches("~?[a-z0-9%A-F_-]+(~[0-9a-f]{32})?")
                    .doesNotMatch("(?i)con|nul|com1");
        }
    }

    @Test
    void refusesKeysThatAreTooLong() {
        assertThatThrownBy(() ->
                        s3.putObject(r -> r.bucket(BUCKET).key("x".repeat(1025)), RequestBody.fromString("content")))
                .isInstanceOfSatisfying(
                        S3Exception.class,
                        refusal -> assertThat(refusal.awsErrorDetails().errorCode())
                                .isEqualTo("KeyTooLongError"));
    }

    @Test
    @DisplayName("a bucket that is called like a device of Windows is a bucket")
    void bucketsAreNoDevices() {
        s3.createBucket(r -> r.bucket("com1.state"));
        assertThat(s3.listBuckets().buckets())
                .extracting(bucket -> bucket.name())
                .contains("com1.state");
        assertThat(directory.resolve("s3/~com1.state")).isDirectory();
    }

    @Test
    @DisplayName("what is not short is in a file while it is looked at, and only then")
    void bodiesGoToDisk() throws IOException {
        byte[] large = new byte[20 * 1024 * 1024];
        large[large.length - 1] = 7;
        Path incoming = directory.resolve("s3/.incoming");
        try (Body body = Body.received(new java.io.ByteArrayInputStream(large), incoming)) {
            assertThat(body.size()).isEqualTo(large.length);
            assertThat(body.part(large.length - 2, 2).bytes()).containsExactly(0, 7);
            assertThatExceptionOfType(AwsError.class).isThrownBy(body::bytes);
        }
        s3.putObject(r -> r.bucket(BUCKET).key("large"), RequestBody.fromBytes(large));
        assertThat(s3.getObjectAsBytes(r -> r.bucket(BUCKET).key("large")).asByteArrayUnsafe())
                .isEqualTo(large);
        try (Stream<Path> left = Files.list(incoming)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    @DisplayName("what was bound is handed out, in brackets where it is an address of IPv6")
    void listensOnIpv6() throws IOException {
        InetAddress loopback = InetAddress.getByName("::1");
        try {
            new java.net.ServerSocket(0, 1, loopback).close();
        } catch (SocketException e) {
            assumeTrue(false, "this machine has no IPv6");
        }
        LocalAwsOptions options = new LocalAwsOptions(directory, 0, List.of(loopback), operation -> {});
        try (LocalAws ipv6 = LocalAws.start(options);
                S3Client client = SdkClients.s3(ipv6.uri(), ipv6.keysOf(LocalAws.ACCOUNT), "us-east-1")) {
            assertThat(ipv6.uri().toString())
                    .startsWith("http://[")
                    .endsWith("]:" + ipv6.uri().getPort());
            assertThat(client.listBuckets().buckets()).hasSize(1);
            assertThat(ipv6.environment())
                    .containsEntry("AWS_ENDPOINT_URL_S3", ipv6.uri().toString());
        }
    }

    @Test
    @DisplayName("only loopback addresses are bound")
    void bindsToLoopback() throws IOException {
        InetAddress everywhere = InetAddress.getByName("0.0.0.0");
        assertThatThrownBy(() -> new LocalAwsOptions(directory, 0, List.of(everywhere), operation -> {}))
                .isInstanceOf(IllegalArgumentException.class);
        // What is handed out is what was bound.
        assertThat(InetAddress.getByName(aws.uri().getHost()).isLoopbackAddress())
                .isTrue();
    }
}
