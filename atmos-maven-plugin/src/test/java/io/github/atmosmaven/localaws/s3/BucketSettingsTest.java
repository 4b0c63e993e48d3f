package io.github.atmosmaven.localaws.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.Headers;
import io.github.atmosmaven.localaws.request.AwsError;
import io.github.atmosmaven.localaws.request.Request;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BucketSettingsTest {

    private static final Buckets.Bucket BUCKET =
            new Buckets.Bucket("states", "111111111111", "eu-west-1", Instant.EPOCH);

    @TempDir
    Path directory;

    private BucketOperations operations;

    @BeforeEach
    void createBucket() {
        Buckets buckets = new Buckets(directory);
        buckets.create(BUCKET, () -> {});
        operations = new BucketOperations(buckets);
    }

    @Test
    void deletingTheEncryptionGoesBackToTheDefault() {
        operations.setting(
                BUCKET,
                SubResource.ENCRYPTION,
                request(
                        "PUT",
                        "<ServerSideEncryptionConfiguration><Rule><ApplyServerSideEncryptionByDefault>"
                                + "<SSEAlgorithm>aws:kms</SSEAlgorithm></ApplyServerSideEncryptionByDefault></Rule>"
                                + "</ServerSideEncryptionConfiguration>"));

        operations.setting(BUCKET, SubResource.ENCRYPTION, request("DELETE", ""));

        assertThat(new String(
                        operations
                                .setting(BUCKET, SubResource.ENCRYPTION, request("GET", ""))
                                .body()
                                .bytes(),
                        StandardCharsets.UTF_8))
                .contains("<SSEAlgorithm>AES256</SSEAlgorithm>");
    }

    @ParameterizedTest
    @EnumSource(
            value = SubResource.class,
            names = {"VERSIONING", "LOGGING", "OBJECT_LOCK", "NOTIFICATION", "ACCELERATE", "REQUEST_PAYMENT"})
    void settingsThatAwsHasNoDeleteForAreNotDeleted(SubResource resource) {
        assertThatExceptionOfType(AwsError.class)
                .isThrownBy(() -> operations.setting(BUCKET, resource, request("DELETE", "")))
                .satisfies(error -> assertThat(error.code()).isEqualTo("NotImplemented"));
    }

    private static Request request(String method, String body) {
        return new Request(method, "/", "", new Headers(), body.getBytes(StandardCharsets.UTF_8));
    }
}
