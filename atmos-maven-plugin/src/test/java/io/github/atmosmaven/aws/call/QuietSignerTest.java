package io.github.atmosmaven.aws.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.ManifestText;
import io.github.atmosmaven.aws.LoopbackServer;
import io.github.atmosmaven.aws.settings.AwsEnvironment;
import io.github.atmosmaven.aws.settings.S3Settings;
import io.github.atmosmaven.backend.s3.S3Backend;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.checksums.DefaultChecksumAlgorithm;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignRequest;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.services.s3.S3Client;

class QuietSignerTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-30T12:13:14Z"), ZoneOffset.UTC);
    private static final AwsCredentialsIdentity KEYS = AwsBasicCredentials.create("AKIATEST", "secret");
    private static final AwsCredentialsIdentity SESSION = AwsSessionCredentials.create("AKIATEST", "secret", "token");

    private static SignRequest<AwsCredentialsIdentity> request(
            SdkHttpRequest http, AwsCredentialsIdentity identity, String service, String body) {
        SignRequest.Builder<AwsCredentialsIdentity> request = SignRequest.builder(identity)
                .request(http)
                .putProperty(HttpSigner.SIGNING_CLOCK, CLOCK)
                .putProperty(AwsV4HttpSigner.REGION_NAME, "eu-west-1")
                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service)
                .putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, !service.equals("s3"))
                .putProperty(AwsV4HttpSigner.NORMALIZE_PATH, false)
                .putProperty(AwsV4HttpSigner.PAYLOAD_SIGNING_ENABLED, true);
        if (service.equals("s3") && !body.isEmpty()) {
            request.putProperty(AwsV4HttpSigner.CHECKSUM_ALGORITHM, DefaultChecksumAlgorithm.CRC32);
        }
        return body.isEmpty()
                ? request.build()
                : request.payload(ContentStreamProvider.fromUtf8String(body)).build();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, https://acme-state.s3.eu-west-1.amazonaws.com/?tagging, s3, ''",
        "PUT, https://acme-state.s3.eu-west-1.amazonaws.com/?policy, s3, '{\"a\": \"ü\"}'",
        "GET, https://s3.acme.test/?max-keys=1&list-type=2&prefix=a%2Fb%20c&prefix=a, s3, ''",
        "GET, https://s3.acme.test/acme-state/a%20b/c%2Bd, s3, ''",
        "POST, https://sts.eu-west-1.amazonaws.com/, sts, Action=GetCallerIdentity&Version=2011-06-15"
    })
    @DisplayName("signs as the SDK's own signer does, byte by byte")
    void signsAsTheSdk(SdkHttpMethod method, URI uri, String service, String body) {
        for (AwsCredentialsIdentity identity : List.of(KEYS, SESSION)) {
            SdkHttpRequest http = SdkHttpRequest.builder()
                    .method(method)
                    .uri(uri)
                    .putHeader("User-Agent", "test")
                    .putHeader("X-Spaces", "  a   b ")
                    .build();
            SignedRequest ours = new QuietSigner().sign(request(http, identity, service, body));
            SignedRequest theirs = AwsV4HttpSigner.create().sign(request(http, identity, service, body));

            assertThat(ours.request().firstMatchingHeader("Authorization"))
                    .isEqualTo(theirs.request().firstMatchingHeader("Authorization"));
            assertThat(ours.request().headers())
                    .containsAllEntriesOf(theirs.request().headers());
        }
    }

    @Test
    @Timeout(120)
    @DisplayName("it signs what the clients send; a store that is not AWS gets the MD5 and none of the newer checksums")
    void signsForTheClients() throws Exception {
        List<LoopbackServer.Request> sent = new CopyOnWriteArrayList<>();
        try (LoopbackServer server = LoopbackServer.plain((request, out) -> {
            sent.add(request);
            LoopbackServer.answer(out, "200 OK", "text/xml", "");
        })) {
            S3Settings settings = new S3Settings(
                    S3Backend.of(ManifestText.map("{region: eu-west-1, endpoints: {s3: \"" + server.uri() + "\"}}")),
                    AwsEnvironment.of(Map.of()));
            SocketHttpClient http = HttpClients.of(settings);
            CallBudget budget = new CallBudget("test", Duration.ofMinutes(1), line -> {});
            try (ServiceClients clients = new ServiceClients(settings, http, budget)) {
                S3Client s3 = clients.s3(
                        StaticCredentialsProvider.create(AwsSessionCredentials.create("AKIATEST", "s", "token")),
                        "eu-west-1");
                s3.putBucketPolicy(request -> request.bucket("acme-state").policy("{}"));
                s3.putBucketTagging(request -> request.bucket("acme-state").tagging(t -> t.tagSet(List.of())));
            }
        }

        assertThat(sent).hasSize(2).allSatisfy(request -> {
            assertThat(request.header("Authorization")).startsWith("AWS4-HMAC-SHA256 Credential=AKIATEST/");
            // The SDK's signer would leave the payload of a request over TLS out of the signature.
            assertThat(request.header("x-amz-content-sha256")).hasSize(64);
            assertThat(request.header("x-amz-security-token")).isEqualTo("token");
            assertThat(request.header("Content-MD5")).hasSize(24);
            assertThat(request.header("Authorization")).contains("SignedHeaders=", "content-md5;");
            assertThat(request.head())
                    .noneMatch(line -> line.toLowerCase(Locale.ROOT).matches("x-amz-(sdk-)?checksum.*"));
        });
    }
}
