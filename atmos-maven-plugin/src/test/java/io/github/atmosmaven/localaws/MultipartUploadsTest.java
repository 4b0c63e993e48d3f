package io.github.atmosmaven.localaws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.CompletedPart;

@DisplayName("D50: large states come in parts, as Terraform sends them")
class MultipartUploadsTest extends AtLocalAws {

    private static final byte[] LARGE = bytes(5 * 1024 * 1024, 'a');
    private static final byte[] REST = bytes(10, 'b');

    private static byte[] bytes(int length, char content) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) content);
        return bytes;
    }

    private String begin() {
        return s3.createMultipartUpload(r -> r.bucket(BUCKET).key("k").contentType("application/json"))
                .uploadId();
    }

    private CompletedPart put(String upload, int number, byte[] content) {
        String etag = s3.uploadPart(
                        r -> r.bucket(BUCKET).key("k").uploadId(upload).partNumber(number),
                        RequestBody.fromBytes(content))
                .eTag();
        return CompletedPart.builder().partNumber(number).eTag(etag).build();
    }

    private void complete(String upload, CompletedPart... parts) {
        s3.completeMultipartUpload(
                r -> r.bucket(BUCKET).key("k").uploadId(upload).multipartUpload(m -> m.parts(parts)));
    }

    @Test
    @DisplayName("the parts are one object, and only when the upload is completed")
    void joinsParts() {
        String upload = begin();
        CompletedPart second = put(upload, 2, REST);
        CompletedPart first = put(upload, 1, LARGE);
        LocalS3Test.assertCode(
                "NoSuchKey", 404, () -> s3.getObject(r -> r.bucket(BUCKET).key("k")));

        complete(upload, first, second);

        byte[] got = s3.getObjectAsBytes(r -> r.bucket(BUCKET).key("k")).asByteArray();
        assertThat(got)
                .hasSize(LARGE.length + REST.length)
                .startsWith((byte) 'a')
                .endsWith((byte) 'b');
        assertThat(s3.headObject(r -> r.bucket(BUCKET).key("k")))
                .satisfies(head -> assertThat(head.eTag()).endsWith("-2\""))
                .satisfies(head -> assertThat(head.contentType()).isEqualTo("application/json"));
    }

    @Test
    @DisplayName("an upload that was completed or aborted is gone")
    void endsOnce() {
        String completed = begin();
        CompletedPart part = put(completed, 1, REST);
        complete(completed, part);
        String aborted = begin();
        s3.abortMultipartUpload(r -> r.bucket(BUCKET).key("k").uploadId(aborted));

        for (String upload : List.of(completed, aborted, "none", "../../owner")) {
            LocalS3Test.assertCode("NoSuchUpload", 404, () -> complete(upload, part));
        }
    }

    @Test
    @DisplayName("parts that are missing, out of order or too small are refused")
    void refusesWrongParts() {
        String upload = begin();
        CompletedPart first = put(upload, 1, REST);
        CompletedPart second = put(upload, 2, REST);
        CompletedPart missing =
                CompletedPart.builder().partNumber(3).eTag(first.eTag()).build();

        LocalS3Test.assertCode("InvalidPart", 400, () -> complete(upload, missing));
        LocalS3Test.assertCode("InvalidPartOrder", 400, () -> complete(upload, second, first));
        LocalS3Test.assertCode("EntityTooSmall", 400, () -> complete(upload, first, second));
    }

    @Test
    @DisplayName("the condition of an upload is decided when it is completed")
    void decidesConditions() {
        String upload = begin();
        CompletedPart part = put(upload, 1, REST);
        s3.putObject(r -> r.bucket(BUCKET).key("k"), RequestBody.fromString("first"));

        LocalS3Test.assertCode(
                "PreconditionFailed",
                412,
                () -> s3.completeMultipartUpload(r -> r.bucket(BUCKET)
                        .key("k")
                        .uploadId(upload)
                        .ifNoneMatch("*")
                        .multipartUpload(m -> m.parts(part))));
    }
}
