package io.github.atmosmaven.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.aws.settings.AwsEnvironment;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.provision.StoreResult;
import io.github.atmosmaven.provision.s3.S3StateStores;
import io.github.atmosmaven.provision.s3.WantedInstance;
import io.github.atmosmaven.workflow.ProvisionBackends;
import io.github.atmosmaven.workflow.ProvisionRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Endpoints that answer otherwise than AWS does, or not at all. */
@Timeout(240)
@DisplayName("D58: how long calls are waited for, and how often they are made")
// Its budgets run out, and its pauses are waited for.
@Execution(ExecutionMode.CONCURRENT)
class CallsTest {

    private static final Duration LONG = Duration.ofMinutes(10);
    private static final String TAGS = "<Tagging><TagSet></TagSet></Tagging>";

    @TempDir
    private Path directory;

    private LoopbackServer server;
    private Consumer<String> waits = line -> {};

    /** Loads what a first call loads, which takes seconds on a slow machine, and no budget should count that. */
    @BeforeAll
    static void warmUp(@TempDir Path directory) throws Exception {
        CallsTest calls = new CallsTest();
        calls.directory = directory;
        calls.provision(calls.page("403 Forbidden", "text/xml", error("AccessDenied")), LONG, ", max_retries: 1");
        calls.stop();
    }

    @AfterEach
    void stop() throws IOException {
        if (server != null) {
            server.close();
        }
    }

    private Problem problem(String endpoint, Duration budget, String more) {
        List<Problem> problems = provision(endpoint, budget, more).problems();
        assertThat(problems).hasSize(1);
        return problems.get(0);
    }

    private StoreResult provision(String endpoint, Duration budget, String more) {
        String backend = "{bucket: acme-state, region: eu-west-1, access_key: AKIATEST, secret_key: canary,"
                + " endpoints: {s3: \"" + endpoint + "\", sts: \"" + endpoint + "\"}" + more + "}";
        AwsEnvironment environment = AwsEnvironment.of(Map.of())
                .withCalls(new AwsEnvironment.Calls(
                        budget, waits, AwsEnvironment.Calls.USUAL.command(), Duration.ofMillis(20)));
        return new ProvisionBackends(new S3StateStores(new SdkBuckets(environment)))
                .run(ProvisionRequest.of(List.of(WantedInstance.s3("vpc", backend)), directory.resolve("intents")))
                .stores()
                .get(0);
    }

    private String answering(LoopbackServer.Talk talk) throws Exception {
        server = LoopbackServer.plain(talk);
        return server.uri().toString();
    }

    private String page(String status, String type, String body) throws Exception {
        return answering((request, out) -> LoopbackServer.answer(out, status, type, body));
    }

    @Test
    @DisplayName("a refused connection is final, whatever max_retries says")
    void refusedConnection() throws Exception {
        String endpoint = page("200 OK", "text/xml", TAGS);
        server.close();

        Problem problem = problem(endpoint, LONG, ", max_retries: 25");

        assertThat(problem.code()).isEqualTo(ProblemCode.UNREACHABLE);
        assertThat(problem.message()).contains("Connection refused");
    }

    @Test
    @DisplayName("so are a host that nobody knows, and TLS with who does not speak it or is not trusted")
    void otherFinalFailures() throws Exception {
        assertThat(problem("http://s3.nowhere.invalid", LONG, ", max_retries: 25")
                        .code())
                .isEqualTo(ProblemCode.UNREACHABLE);
        server =
                LoopbackServer.atOnce((request, out) -> LoopbackServer.answer(out, "400 Bad Request", "text/html", ""));
        assertThat(problem("https://localhost:" + server.port(), LONG, ", max_retries: 25")
                        .message())
                .contains("TLS fails");
        server.close();
        server = LoopbackServer.secure((request, out) -> LoopbackServer.answer(out, "200 OK", "text/xml", TAGS));
        assertThat(problem(server.uri().toString(), LONG, ", max_retries: 25").message())
                .contains("certificate is not trusted");
    }

    @Test
    @DisplayName("an answer that trickles ends with the budget")
    void trickle() throws Exception {
        String endpoint = answering((request, out) -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
            for (int i = 0; i < 100_000; i++) {
                out.write(' ');
                out.flush();
                Thread.sleep(20);
            }
        });

        assertThat(problem(endpoint, Duration.ofSeconds(2), "").code()).isEqualTo(ProblemCode.TIMED_OUT);
        assertThat(server.asked).isNotEmpty();
    }

    @Test
    @DisplayName("so does one that never comes, of STS too, and the call is named")
    void silence() throws Exception {
        String endpoint = answering((request, out) -> Thread.sleep(60_000));

        assertThat(problem(endpoint, Duration.ofSeconds(1), "").message())
                .contains("acme-state", "s3:GetBucketTagging", "1 s");
        assertThat(problem(endpoint, Duration.ofSeconds(1), ", allowed_account_ids: [\"1\"]")
                        .message())
                .contains("sts:GetCallerIdentity");
    }

    @Test
    @DisplayName("a wait is said while it lasts, with the bucket and the call")
    void saysWaits() throws Exception {
        CompletableFuture<String> said = new CompletableFuture<String>().completeOnTimeout("", 60, TimeUnit.SECONDS);
        waits = said::complete;
        String endpoint = answering((request, out) -> {
            said.join();
            LoopbackServer.answer(out, "200 OK", "text/xml", TAGS);
        });

        assertThat(provision(endpoint, LONG, "").outcome()).isEqualTo(StoreResult.Outcome.EXISTS);
        assertThat(said.join()).contains("acme-state", "s3:GetBucketTagging");
    }

    @ParameterizedTest
    @ValueSource(strings = {"200 OK", "404 Not Found", "500 Internal Server Error"})
    @DisplayName("a body without end is read up to 1 MB, of an error too")
    void endless(String status) throws Exception {
        String endpoint = answering((request, out) -> {
            out.write(("HTTP/1.1 " + status + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
            byte[] piece = "<Error>".repeat(1000).getBytes(StandardCharsets.ISO_8859_1);
            while (true) {
                out.write(piece);
            }
        });

        Problem problem = problem(endpoint, LONG, "");

        assertThat(problem.code()).isEqualTo(ProblemCode.FOREIGN_ANSWER);
        assertThat(problem.message()).contains("longer than 1 MB");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "503 SlowDown",
                "500 InternalError",
                "409 OperationAborted",
                "400 RequestTimeout",
                "cut",
                "half",
                "head"
            })
    @DisplayName("what passes is tried again until it works")
    void triesAgain(String failure) throws Exception {
        AtomicInteger count = new AtomicInteger();
        String endpoint = answering((request, out) -> {
            if (count.incrementAndGet() > 4) {
                LoopbackServer.answer(out, "200 OK", "text/xml", TAGS);
            } else if (failure.equals("half")) {
                out.write("HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n<Tagg".getBytes(StandardCharsets.ISO_8859_1));
            } else if (failure.equals("head")) {
                out.write("HTTP/1.1 200 OK\r\nContent-Le".getBytes(StandardCharsets.ISO_8859_1));
            } else if (!failure.equals("cut")) {
                String code = failure.substring(4);
                LoopbackServer.answer(out, failure, "text/xml", error(code));
            }
        });

        assertThat(provision(endpoint, LONG, "").outcome()).isEqualTo(StoreResult.Outcome.EXISTS);
        assertThat(server.asked).hasSize(5);
    }

    private static String error(String code) {
        return "<Error><Code>" + code + "</Code><Message>told so</Message></Error>";
    }

    @Test
    @DisplayName("a failure that does not pass ends within the budget, with its own code")
    void failsForEver() throws Exception {
        String endpoint = page("503 Slow Down", "text/xml", error("SlowDown"));

        assertThat(problem(endpoint, Duration.ofSeconds(6), "").code()).isEqualTo(ProblemCode.THROTTLED);
        assertThat(server.asked).hasSizeGreaterThan(2);
    }

    @Test
    @DisplayName("what was answered is told even if the last attempt has no answer when the budget ends")
    void answeredBefore() throws Exception {
        AtomicInteger count = new AtomicInteger();
        String endpoint = answering((request, out) -> {
            if (count.incrementAndGet() > 2) {
                Thread.sleep(60_000);
            }
            LoopbackServer.answer(out, "503 Slow Down", "text/xml", error("SlowDown"));
        });

        Problem problem = problem(endpoint, Duration.ofSeconds(6), "");

        assertThat(problem.code()).isEqualTo(ProblemCode.THROTTLED);
        assertThat(problem.message()).contains("told so");
    }

    @Test
    @DisplayName("max_retries still bounds the tries")
    void boundsTries() throws Exception {
        String endpoint = page("500 Internal Server Error", "text/xml", error("InternalError"));

        assertThat(problem(endpoint, LONG, ", max_retries: 1").message()).contains("told so");
        assertThat(server.asked).filteredOn(line -> line.contains("tagging")).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"400 InvalidAccessKeyId", "403 SignatureDoesNotMatch", "400 MalformedXML", "405 MethodNotAllowed"
            })
    @DisplayName("a refusal is never tried again")
    void refusal(String failure) throws Exception {
        String endpoint = page(failure, "text/xml", error(failure.substring(4)));

        problem(endpoint, LONG, "");

        assertThat(server.asked).filteredOn(line -> line.contains("tagging")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "200 OK, text/html, <!DOCTYPE html><html><body>Welcome to the train</body></html>, <!DOCTYPE html>",
        "200 OK, text/xml, <html xmlns='http://www.w3.org/1999/xhtml'><TagSet/></html>, <html xmlns",
        "200 OK, application/xml, <Other><TagSet/></Other>, <Other>",
        "200 OK, text/plain, '', nothing",
        "200 OK, application/json, {\"ok\": true}, {\"ok\": true}",
        "404 Not Found, text/html, <html>no such page</html>, <html>no such page",
        "404 Not Found, text/plain, '', nothing",
        "403 Forbidden, text/html, <html>blocked by policy</html>, blocked by policy",
        "302 Found, text/html, <a href='/login'>login</a>, <a href",
    })
    @DisplayName("D45: what is not S3's is an error that quotes its first line, and no write")
    void foreignAnswers(String status, String type, String body, String quoted) throws Exception {
        String endpoint = page(status, type, body);

        Problem problem = problem(endpoint, LONG, ", max_retries: 25");

        assertThat(problem.code()).isEqualTo(ProblemCode.FOREIGN_ANSWER);
        assertThat(problem.message()).contains(quoted).doesNotContain("\n");
        assertThat(server.asked).hasSize(3).allMatch(line -> line.startsWith("GET "));
    }

    @Test
    @DisplayName("what does not speak HTTP is quoted without what would steer a terminal")
    void notHttp() throws Exception {
        String endpoint = answering(
                (request, out) -> out.write("SSH-2.0-\u001b[31mOpenSSH\r\n".getBytes(StandardCharsets.ISO_8859_1)));

        assertThat(problem(endpoint, LONG, "").message())
                .contains("SSH-2.0-", "OpenSSH")
                .doesNotContain("\u001b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ", assume_role: {role_arn: \"arn:aws:iam::222222222222:role/x\"}",
                ", allowed_account_ids: [\"1\"]"
            })
    @DisplayName("an STS that answers with a web page is an error too")
    void foreignTokenService(String asksSts) throws Exception {
        String endpoint = page("200 OK", "text/html", "\n\n<html>Sign in</html>");

        Problem problem = problem(endpoint, LONG, asksSts);

        assertThat(problem.code()).isEqualTo(ProblemCode.FOREIGN_ANSWER);
        assertThat(problem.message()).contains("STS", "<html>Sign in</html>");
    }

    @Test
    @DisplayName("an answer in pieces is one answer")
    void chunks() throws Exception {
        String endpoint = answering((request, out) -> chunked(out, TAGS));

        assertThat(provision(endpoint, LONG, "").outcome()).isEqualTo(StoreResult.Outcome.EXISTS);
    }

    private static void chunked(OutputStream out, String body) throws IOException {
        StringBuilder text = new StringBuilder("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
        body.chars().forEach(c -> text.append("1;x=y\r\n").append((char) c).append("\r\n"));
        out.write((text + "0\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
    }
}
