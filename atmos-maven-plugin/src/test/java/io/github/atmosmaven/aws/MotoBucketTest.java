package io.github.atmosmaven.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.atmosmaven.aws.settings.AwsEnvironment;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.provision.StoreResult;
import io.github.atmosmaven.provision.StoreResult.Outcome;
import io.github.atmosmaven.provision.s3.S3StateStores;
import io.github.atmosmaven.provision.s3.WantedInstance;
import io.github.atmosmaven.workflow.ProvisionBackends;
import io.github.atmosmaven.workflow.ProvisionRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.Tag;

@DisplayName(
        "D42, D43, D44, D45, D46: buckets are made at another implementation of S3, by the backend's own endpoints and keys")
class MotoBucketTest {

    @TempDir
    static Path directory;

    private static @Nullable MotoServer moto;
    private static URI endpoint;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        moto = MotoServer.start(directory);
        assumeTrue(moto != null, "moto_server is not installed");
        endpoint = moto.uri();
    }

    @AfterAll
    static void stop() {
        if (moto != null) {
            moto.close();
        }
    }

    private static StoreResult provision(String name, String more) {
        String backend = "{bucket: " + name + ", region: eu-west-1, access_key: AKIATEST, secret_key: secret, "
                + "endpoints: {s3: '" + endpoint + "', sts: '" + endpoint + "'}" + more + "}";
        return provision(WantedInstance.s3("vpc", backend));
    }

    private static StoreResult provision(Instance instance) {
        AwsEnvironment environment = AwsEnvironment.of(Map.of());
        return new ProvisionBackends(new S3StateStores(new SdkBuckets(environment)))
                .run(ProvisionRequest.of(List.of(instance), directory.resolve("intents")))
                .stores()
                .get(0);
    }

    @Test
    @DisplayName("D42: a new bucket is versioned and has the final tags")
    void created() {
        StoreResult result = provision("created", "");
        assertThat(result.outcome()).as(result.toString()).isEqualTo(Outcome.CREATED);
        try (S3Client s3 = client()) {
            assertThat(s3.getBucketVersioning(r -> r.bucket("created")).status())
                    .isEqualTo(BucketVersioningStatus.ENABLED);
            assertThat(s3.getBucketTagging(r -> r.bucket("created")).tagSet())
                    .extracting(Tag::key)
                    .containsExactlyInAnyOrder("Name", "ManagedBy");
        }
    }

    private static S3Client client() {
        return S3Client.builder()
                .httpClient(UrlConnectionHttpClient.create())
                .endpointOverride(endpoint)
                .forcePathStyle(true)
                .region(Region.EU_WEST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIATEST", "secret")))
                .build();
    }

    @Test
    @DisplayName(
            "D42: a store that is reached by http stays open to who reads states, since no TLS-only policy is written")
    void readableByHttp() {
        StoreResult result = provision("by-http", "");

        assertThat(result.calls()).doesNotContain("PutBucketPolicy");
        try (S3Client s3 = client()) {
            s3.putObject(r -> r.bucket("by-http").key("state"), RequestBody.fromString("{}"));
            assertThat(s3.listObjectsV2(r -> r.bucket("by-http")).contents()).hasSize(1);
        }
    }

    @Test
    @DisplayName("D42: the TLS-only policy is written elsewhere than at AWS where it is asked for")
    void tlsOnlyOnRequest() {
        String backend = "{bucket: by-request, region: eu-west-1, access_key: AKIATEST, secret_key: secret, "
                + "endpoints: {s3: '" + endpoint + "', sts: '" + endpoint + "'}}";
        StoreResult result = provision(WantedInstance.s3("vpc", backend, "{backend: {enabled: true, tls_only: true}}"));

        assertThat(result.calls()).contains("PutBucketPolicy");
    }

    @Test
    @DisplayName("D43: a second run takes one call")
    void again() {
        provision("again", "");
        StoreResult second = provision("again", "");

        assertThat(second.outcome()).isEqualTo(Outcome.EXISTS);
        assertThat(second.calls()).containsExactly("GetBucketTagging");
    }

    @Test
    @DisplayName("D46: the nested role is assumed at the backend's own endpoint")
    void role() {
        StoreResult result =
                provision("by-role", ", assume_role: {role_arn: 'arn:aws:iam::222222222222:role/provision'}");

        assertThat(result.outcome()).as(result.toString()).isEqualTo(Outcome.CREATED);
    }
}
