package io.github.atmosmaven.localaws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

@DisplayName("D50: objects of the local endpoint behave as those of S3")
class LocalS3Test extends AtLocalAws {

    static void assertCode(String code, int status, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(S3Exception.class, e -> {
            assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code);
            assertThat(e.statusCode()).isEqualTo(status);
        });
    }

    private String put(String key, String content) {
        return s3.putObject(r -> r.bucket(BUCKET).key(key), RequestBody.fromString(content))
                .eTag();
    }

    private String get(String key) {
        return s3.getObjectAsBytes(r -> r.bucket(BUCKET).key(key)).asUtf8String();
    }

    private void enableVersioning() {
        s3.putBucketVersioning(
                r -> r.bucket(BUCKET).versioningConfiguration(v -> v.status(BucketVersioningStatus.ENABLED)));
    }

    @Test
    @DisplayName("what is put is got")
    void roundTrip() {
        put("env/vpc é+ %.tfstate", "{}");

        assertThat(get("env/vpc é+ %.tfstate")).isEqualTo("{}");
    }

    @Test
    @DisplayName("a body that is sent in chunks with a checksum arrives as it was")
    void checksumTrailer() {
        String body = "0123456789\r\n".repeat(20_000);
        s3.putObject(
                r -> r.bucket(BUCKET).key("big").checksumAlgorithm(ChecksumAlgorithm.SHA256),
                RequestBody.fromString(body));

        assertThat(get("big")).isEqualTo(body);
    }

    @Test
    @DisplayName("an object that is not there is NoSuchKey")
    void noSuchKey() {
        assertCode("NoSuchKey", 404, () -> get("nothing"));
    }

    @Test
    @DisplayName("without versioning the last put is the only one")
    void unversioned() {
        put("key", "one");
        put("key", "two");

        assertThat(s3.listObjectVersions(r -> r.bucket(BUCKET)).versions()).hasSize(1);
    }

    @Test
    @DisplayName("with versioning an old version can be got")
    void oldVersion() {
        enableVersioning();
        String first = s3.putObject(r -> r.bucket(BUCKET).key("key"), RequestBody.fromString("one"))
                .versionId();
        put("key", "two");

        assertThat(s3.getObjectAsBytes(r -> r.bucket(BUCKET).key("key").versionId(first))
                        .asUtf8String())
                .isEqualTo("one");
    }

    @Test
    @DisplayName("with versioning a delete leaves a marker and the versions")
    void deleteMarker() {
        enableVersioning();
        put("key", "one");
        s3.deleteObject(r -> r.bucket(BUCKET).key("key"));

        ListObjectVersionsResponse versions = s3.listObjectVersions(r -> r.bucket(BUCKET));
        assertThat(versions.deleteMarkers())
                .singleElement()
                .satisfies(marker -> assertThat(marker.isLatest()).isTrue());
        assertThat(versions.versions()).hasSize(1);
        assertCode("NoSuchKey", 404, () -> get("key"));
    }

    @Test
    @DisplayName("a deleted marker brings the object back")
    void markerRemoved() {
        enableVersioning();
        put("key", "one");
        String marker = s3.deleteObject(r -> r.bucket(BUCKET).key("key")).versionId();
        s3.deleteObject(r -> r.bucket(BUCKET).key("key").versionId(marker));

        assertThat(get("key")).isEqualTo("one");
    }

    @RepeatedTest(5)
    @DisplayName("of many conditional puts at once exactly one wins, as a lock of Terraform needs it")
    void race() throws Exception {
        int writers = 32;
        CyclicBarrier start = new CyclicBarrier(writers);
        ExecutorService threads = Executors.newFixedThreadPool(writers);
        List<Future<Boolean>> running = new ArrayList<>();
        int winners = 0;
        try {
            for (int i = 0; i < writers; i++) {
                String body = "writer " + i;
                running.add(threads.submit(() -> {
                    start.await();
                    return putNew("lock", body);
                }));
            }
            for (Future<Boolean> each : running) {
                winners += each.get() ? 1 : 0;
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(winners).isEqualTo(1);
    }

    private boolean putNew(String key, String body) {
        try {
            s3.putObject(r -> r.bucket(BUCKET).key(key).ifNoneMatch("*"), RequestBody.fromString(body));
            return true;
        } catch (S3Exception e) {
            assertThat(e.statusCode()).isEqualTo(412);
            return false;
        }
    }

    @Test
    @DisplayName("a released lock can be taken again")
    void lockAgain() {
        enableVersioning();
        putNew("lock", "one");
        s3.deleteObject(r -> r.bucket(BUCKET).key("lock"));

        assertThat(putNew("lock", "two")).isTrue();
    }

    @Test
    @DisplayName("If-Match with the right tag puts")
    void ifMatch() {
        String tag = put("key", "one");
        s3.putObject(r -> r.bucket(BUCKET).key("key").ifMatch(tag), RequestBody.fromString("two"));

        assertThat(get("key")).isEqualTo("two");
    }

    @Test
    @DisplayName("If-Match with another tag is refused")
    void ifMatchStale() {
        String stale = put("key", "one");
        put("key", "two");

        assertCode(
                "PreconditionFailed",
                412,
                () -> s3.putObject(r -> r.bucket(BUCKET).key("key").ifMatch(stale), RequestBody.fromString("three")));
    }

    @Test
    @DisplayName("a listing with prefix and delimiter folds what lies deeper")
    void folded() {
        List.of("env:/dev/vpc", "env:/prod/vpc", "env:/readme", "other").forEach(key -> put(key, "x"));
        ListObjectsV2Response list =
                s3.listObjectsV2(r -> r.bucket(BUCKET).prefix("env:/").delimiter("/"));

        assertThat(list.commonPrefixes()).extracting(CommonPrefix::prefix).containsExactly("env:/dev/", "env:/prod/");
        assertThat(list.contents()).extracting(S3Object::key).containsExactly("env:/readme");
    }

    @Test
    @DisplayName("a listing in pages has every key once, in order")
    void pages() {
        List<String> keys = List.of("a", "b/1", "b/2", "c", "d");
        keys.forEach(key -> put(key, "x"));

        assertThat(s3.listObjectsV2Paginator(r -> r.bucket(BUCKET).maxKeys(2)).contents().stream()
                        .map(S3Object::key))
                .containsExactlyElementsOf(keys);
    }

    @Test
    @DisplayName("a listing of folders in pages has every folder once")
    void pagesOfFolders() {
        List.of("a/1", "a/2", "b/1", "b/2", "c/1").forEach(key -> put(key, "x"));

        assertThat(s3
                        .listObjectsV2Paginator(
                                r -> r.bucket(BUCKET).delimiter("/").maxKeys(1))
                        .commonPrefixes()
                        .stream()
                        .map(CommonPrefix::prefix))
                .containsExactly("a/", "b/", "c/");
    }

    @Test
    @DisplayName("a bucket with objects is not deleted")
    void notEmpty() {
        put("key", "x");

        assertCode("BucketNotEmpty", 409, () -> s3.deleteBucket(r -> r.bucket(BUCKET)));
    }

    @Test
    @DisplayName("D50: data and settings are there after a restart")
    void restart() throws IOException {
        enableVersioning();
        s3.putObject(r -> r.bucket(BUCKET).key("key").metadata(Map.of("a", "b")), RequestBody.fromString("kept"));
        aws.close();
        aws = LocalAws.start(new LocalAwsOptions(directory));
        s3.close();
        s3 = SdkClients.s3(aws.uri(), aws.keysOf(LocalAws.ACCOUNT), "us-east-1");

        assertThat(get("key")).isEqualTo("kept");
        assertThat(s3.headObject(r -> r.bucket(BUCKET).key("key")).metadata()).containsEntry("a", "b");
        assertThat(s3.getBucketVersioning(r -> r.bucket(BUCKET)).status()).isEqualTo(BucketVersioningStatus.ENABLED);
    }

    @Test
    @DisplayName("lists of access are refused, as AWS refuses them on new buckets")
    void refusesWhatNewBucketsRefuse() {
        assertCode(
                "AccessControlListNotSupported",
                400,
                () -> s3.putObject(r -> r.bucket(BUCKET).key("k").acl("public-read"), RequestBody.fromString("x")));
        s3.putObject(r -> r.bucket(BUCKET).key("k").acl("bucket-owner-full-control"), RequestBody.fromString("x"));
    }

    @Test
    @DisplayName("a condition is honoured or refused, never passed over")
    void passesOverNoCondition() {
        s3.putObject(r -> r.bucket(BUCKET).key("k"), RequestBody.fromString("x"));

        assertCode(
                "NotImplemented",
                501,
                () -> s3.putObject(r -> r.bucket(BUCKET).key("k").ifNoneMatch("\"tag\""), RequestBody.fromString("y")));
        assertCode(
                "PreconditionFailed",
                412,
                () -> s3.deleteObject(r -> r.bucket(BUCKET).key("k").ifMatch("\"tag\"")));
        assertThat(s3.getObjectAsBytes(r -> r.bucket(BUCKET).key("k")).asUtf8String())
                .isEqualTo("x");
    }

    @Test
    @DisplayName("a page of no size is empty and the last, one of no number is refused")
    void readsSizesOfPages() {
        s3.putObject(r -> r.bucket(BUCKET).key("k"), RequestBody.fromString("x"));

        assertThat(s3.listObjectsV2(r -> r.bucket(BUCKET).maxKeys(0)).isTruncated())
                .isFalse();
        assertCode(
                "InvalidArgument",
                400,
                () -> s3.listObjectsV2(r -> r.bucket(BUCKET).maxKeys(-1)));
    }
}
