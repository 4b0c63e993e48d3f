package io.github.atmosmaven.aws.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.http.ForeignAnswer;
import io.github.atmosmaven.provision.s3.CloudRefusal;
import io.github.atmosmaven.provision.s3.CloudRefusal.Kind;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.s3.model.S3Exception;

class RefusalsTest {

    /** Texts that speak of other failures than the one that has them. */
    private static final List<String> TEXTS = List.of(
            "",
            "The specified bucket does not exist (NoSuchBucket)",
            "Access Denied",
            "Please reduce your request rate (SlowDown)",
            "The bucket is in another region",
            "The security token included in the request is expired",
            "Unable to load credentials",
            "Read timed out",
            "A header you provided implies functionality that is not implemented");

    @ParameterizedTest
    @CsvSource({
        "404, NoSuchBucket, MISSING",
        "404, NoSuchTagSet, NO_TAGS",
        "403, AccessDenied, FORBIDDEN",
        "403, SignatureDoesNotMatch, CREDENTIALS",
        "400, ExpiredToken, CREDENTIALS",
        "403, RequestTimeTooSkewed, CLOCK",
        "301, PermanentRedirect, OTHER_REGION",
        "409, BucketAlreadyOwnedByYou, ALREADY_YOURS",
        "409, BucketAlreadyExists, OWNED_BY_OTHER",
        "409, OperationAborted, CONFLICT",
        "503, SlowDown, THROTTLED",
        "501, NotImplemented, UNSUPPORTED",
        "400, MalformedXML, OTHER",
        "500, InternalError, OTHER"
    })
    @DisplayName("D45: an answer is told apart by its code and status, whatever its text says")
    void answersAreToldApartByCode(int status, String code, Kind expected) {
        assertThat(TEXTS).allSatisfy(text -> {
            CloudRefusal refusal = Refusals.of(
                    S3Exception.builder()
                            .statusCode(status)
                            .message(text)
                            .awsErrorDetails(AwsErrorDetails.builder()
                                    .errorCode(code)
                                    .errorMessage(text)
                                    .build())
                            .build(),
                    "s3:GetBucketTagging",
                    "eu-west-1");

            assertThat(refusal.kind()).isEqualTo(expected);
            assertThat(refusal).hasMessage(text);
        });
    }

    @ParameterizedTest
    @MethodSource
    @DisplayName("D45: a failure without an answer is told apart by its type, whatever its text says")
    void failuresAreToldApartByType(IOException cause, Kind expected) {
        assertThat(TEXTS)
                .allSatisfy(text -> assertThat(
                                Refusals.of(SdkClientException.create(text, cause), "s3:CreateBucket", "eu-west-1")
                                        .kind())
                        .isEqualTo(expected));
    }

    static Stream<Arguments> failuresAreToldApartByType() {
        return TEXTS.stream()
                .flatMap(text -> Stream.of(
                        Arguments.of(new UnknownHostException(text), Kind.UNREACHABLE),
                        Arguments.of(new SocketTimeoutException(text), Kind.UNREACHABLE),
                        Arguments.of(new IOException(text), Kind.UNREACHABLE),
                        Arguments.of(new ForeignAnswer(text), Kind.NOT_S3),
                        Arguments.of(new ForeignAnswer(text, true), Kind.LISTING)));
    }
}
