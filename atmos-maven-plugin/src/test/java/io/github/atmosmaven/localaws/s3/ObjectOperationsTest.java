package io.github.atmosmaven.localaws.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.Headers;
import io.github.atmosmaven.localaws.request.AwsError;
import io.github.atmosmaven.localaws.request.Request;
import io.github.atmosmaven.localaws.request.Response;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ObjectOperationsTest {

    private static final String BUCKET = "states";
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    @TempDir
    Path directory;

    private Buckets buckets;
    private ObjectOperations objects;

    @BeforeEach
    void createBucket() {
        buckets = new Buckets(directory);
        buckets.create(new Buckets.Bucket(BUCKET, "111111111111", "eu-west-1", Instant.EPOCH), () -> {});
        objects = new ObjectOperations(buckets, BUCKET);
    }

    @Test
    void keysThatDifferInCapitalsOnlyAreTwoObjects() {
        put("State", "large");
        put("state", "small");

        assertThat(get("State", "")).isEqualTo("large");
        assertThat(folders()).doesNotHaveDuplicates().hasSize(2).allMatch(name -> name.equals(lower(name)));
    }

    @Test
    void deletingInASuspendedBucketHidesOlderVersionsAndShowsNoneOfThem() {
        versioning("Enabled");
        String first = put("key", "versioned").headers().getOrDefault("x-amz-version-id", "");
        versioning("Suspended");
        put("key", "unversioned");

        objects.delete("key", request("DELETE", "", ""), NOW);

        assertRefused(404, "NoSuchKey", () -> get("key", ""));
        assertThat(get("key", "versionId=" + first)).isEqualTo("versioned");
        assertRefused(405, "MethodNotAllowed", () -> get("key", "versionId=null"));
    }

    @Test
    void removingTheDeleteMarkerBringsTheObjectBack() {
        versioning("Enabled");
        put("key", "content");
        String marker =
                objects.delete("key", request("DELETE", "", ""), NOW).headers().getOrDefault("x-amz-version-id", "");

        Response removed = objects.delete("key", request("DELETE", "versionId=" + marker, ""), NOW);

        assertThat(removed.headers()).containsEntry("x-amz-delete-marker", "true");
        assertThat(get("key", "")).isEqualTo("content");
    }

    @Test
    void anOverwrittenObjectOfAnUnversionedBucketHasOneVersion() {
        put("key", "one");
        put("key", "two");

        assertThat(new VersionStore(buckets.objects(BUCKET)).versions("key")).hasSize(1);
        assertThat(get("key", "")).isEqualTo("two");
    }

    @Test
    void aReaderNeverMissesAnObjectThatIsBeingOverwritten() throws Exception {
        put("key", "0");
        List<String> read = together(List.of(
                () -> {
                    for (int i = 0; i < 100; i++) {
                        put("key", String.valueOf(i % 10));
                    }
                    return "";
                },
                () -> {
                    StringBuilder all = new StringBuilder();
                    for (int i = 0; i < 100; i++) {
                        all.append(get("key", ""));
                    }
                    return all.toString();
                }));

        assertThat(read.get(1)).hasSize(100);
    }

    @Test
    void ofWritersAtTwoEndpointsOnTheSameDataExactlyOneTakesALock() throws Exception {
        ObjectOperations other = new ObjectOperations(new Buckets(directory), BUCKET);
        List<Callable<Boolean>> writers = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            ObjectOperations endpoint = i % 2 == 0 ? objects : other;
            writers.add(() -> takesLock(endpoint));
        }

        assertThat(together(writers)).containsOnlyOnce(true);
    }

    @Test
    void pagesOfVersionsGoOnBehindKeysThatAreEncoded() {
        put("a+b c", "1");
        put("a+d", "2");

        String page = text(listing("encoding-type=url&max-keys=1").versions());

        assertThat(page).contains("<NextKeyMarker>a%2Bb%20c</NextKeyMarker>");
        assertThat(text(listing("encoding-type=url&key-marker=a%2Bb%20c&version-id-marker=null")
                        .versions()))
                .contains("<Key>a%2Bd</Key>")
                .doesNotContain("<Key>a%2Bb%20c</Key>");
    }

    private Listing listing(String query) {
        return new Listing(
                BUCKET,
                new VersionStore(buckets.objects(BUCKET)),
                request("GET", query, "").query());
    }

    private static boolean takesLock(ObjectOperations endpoint) {
        Request request = request("PUT", "", "holder");
        request.headers().set("If-None-Match", "*");
        try {
            endpoint.put("state.tflock", request, NOW);
            return true;
        } catch (AwsError refused) {
            assertThat(refused.code()).isEqualTo("PreconditionFailed");
            return false;
        }
    }

    private static <T> List<T> together(List<Callable<T>> tasks) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(tasks.size());
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> future : threads.invokeAll(tasks)) {
                results.add(future.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }

    private void versioning(String status) {
        String body = "<VersioningConfiguration><Status>" + status + "</Status></VersioningConfiguration>";
        buckets.putSetting(BUCKET, SubResource.VERSIONING.parameter(), body.getBytes(StandardCharsets.UTF_8));
    }

    private Response put(String key, String content) {
        return objects.put(key, request("PUT", "", content), NOW);
    }

    private String get(String key, String query) {
        return text(objects.get(key, request("GET", query, "")));
    }

    private static String text(Response response) {
        return new String(response.body().bytes(), StandardCharsets.UTF_8);
    }

    private List<String> folders() {
        return Buckets.children(buckets.objects(BUCKET)).stream()
                .map(folder -> folder.getFileName().toString())
                .toList();
    }

    /** The name as a file system sees it that does not tell capitals, apart from the digits of an escape. */
    private static String lower(String name) {
        return name.replaceAll("(?<!%)(?<!%.)[A-Z]", "_");
    }

    private static Request request(String method, String query, String body) {
        return new Request(method, "/", query, new Headers(), body.getBytes(StandardCharsets.UTF_8));
    }

    private static void assertRefused(int status, String code, Runnable work) {
        assertThatExceptionOfType(AwsError.class).isThrownBy(work::run).satisfies(error -> {
            assertThat(error.status()).isEqualTo(status);
            assertThat(error.code()).isEqualTo(code);
        });
    }
}
