package io.github.atmosmaven.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.aws.FaultyProvision.Endpoint;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.provision.StoreResult;
import io.github.atmosmaven.provision.StoreResult.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("D45: answers that do not come from S3")
@Timeout(value = 300, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ForeignAnswersTest {

    @TempDir
    private Path directory;

    @AutoClose
    private FaultyProvision provision;

    private FaultyS3 s3;

    @BeforeEach
    void start() throws IOException {
        provision = new FaultyProvision(directory);
        s3 = provision.s3;
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "200|<!DOCTYPE html><html><title>Sign in</title></html>|<!DOCTYPE html>",
                "200|<html><body>welcome</body></html>|<html>",
                "200|''|nothing",
                "200|<ListBucketResult><Name>x</Name></ListBucketResult>|<ListBucketResult>",
                "200|{\"status\": \"ok\"}|{\"status\"",
                "302|<html>moved</html>|<html>moved",
                "403|<html>blocked by policy</html>|blocked by policy",
                "404|<html>nginx</html>|nginx",
                "404|not found|not found"
            })
    @DisplayName("an answer that is not S3's is an error that quotes its first line, and nothing is written")
    void pages(int status, String page, String quoted) {
        s3.page = page;
        s3.pageStatus = status;

        for (Endpoint endpoint : Endpoint.values()) {
            StoreResult result = provision.run(Set.of(endpoint.prefix + "x")).get(endpoint.prefix + "x");
            assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(result.calls()).containsExactly("GetBucketTagging");
            assertThat(result.problems()).singleElement().satisfies(problem -> {
                assertThat(problem.code()).isEqualTo(ProblemCode.FOREIGN_ANSWER);
                assertThat(problem.message()).contains(quoted, String.valueOf(status));
            });
        }
        assertThat(provision.intents).doesNotExist();
    }
}
