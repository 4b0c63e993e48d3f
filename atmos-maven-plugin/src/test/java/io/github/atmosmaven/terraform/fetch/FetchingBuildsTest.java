package io.github.atmosmaven.terraform.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.TestJvm;
import io.github.atmosmaven.http.Connector;
import io.github.atmosmaven.http.Downloads;
import io.github.atmosmaven.http.Tls;
import io.github.atmosmaven.model.Tool;
import io.github.atmosmaven.model.ToolVersion;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Several processes with one local repository. */
@DisplayName("D94: builds that fetch one binary at the same time")
@Timeout(120)
class FetchingBuildsTest {

    private static final String ARCHIVE = "terraform_1.11.4_linux_amd64.zip";

    @TempDir
    private Path repository;

    private VendorServer vendor;
    private String place;
    private byte[] archive;

    @BeforeEach
    void publish() throws Exception {
        vendor = new VendorServer();
        archive = VendorServer.zip(VendorServer.packed("terraform", VendorServer.terraform("1.11.4")));
        place = vendor.publish("terraform/1.11.4", "terraform_1.11.4_SHA256SUMS", Map.of(ARCHIVE, archive));
    }

    @AfterEach
    void stop() {
        vendor.close();
    }

    /** One build. */
    public static final class Build {

        private Build() {}

        public static void main(String[] arguments) {
            URI root = URI.create(arguments[1]);
            SourceFiles files = new SourceFiles.Remote(
                    new Downloads(new Connector(target -> null, Tls.usual()), root, null, Duration.ofMillis(1)));
            ToolStore store = new ToolStore(
                    Path.of(arguments[0]),
                    new Platform("linux", "amd64"),
                    new VendorSource(new VendorLayout(root), files, "check the server"),
                    new ToolStore.Terms(Set.of(), false, Duration.ofMinutes(1), System.out::println));
            Path program = store.bring(
                    new Tool(Tool.Kind.TERRAFORM, ToolVersion.of("1.11.4").orElseThrow()));
            System.out.println("has " + program + " " + Files.isExecutable(program));
        }
    }

    private Process start() throws Exception {
        return TestJvm.start(Build.class, repository.toString(), vendor.root().toString());
    }

    private static String said(Process build) throws Exception {
        String said = new String(build.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(build.waitFor()).as(said).isZero();
        return said;
    }

    private List<String> left() throws Exception {
        try (Stream<Path> files = Files.walk(repository.resolve(".cache"))) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    @Test
    @DisplayName("one fetches, the others wait for it and take it")
    void fetchOnce() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        vendor.answers.put(place + ARCHIVE, call -> {
            begun.countDown();
            await(go);
            call.sendResponseHeaders(200, archive.length);
            call.getResponseBody().write(archive);
        });
        List<Process> builds = new ArrayList<>(List.of(start()));
        assertThat(begun.await(60, TimeUnit.SECONDS)).isTrue();
        builds.add(start());
        builds.add(start());
        // Long enough for the others to meet the lock, and to say so.
        assertThat(builds.get(1).inputReader().readLine()).contains("Waiting for Terraform 1.11.4 for linux-amd64");
        go.countDown();

        for (Process build : builds) {
            assertThat(said(build)).contains("true\n");
        }

        assertThat(vendor.asked).filteredOn(path -> path.endsWith(".zip")).hasSize(1);
        assertThat(left()).containsExactly("LICENSE.txt", "linux-amd64.sha256", "terraform");
    }

    @Test
    @DisplayName("one that is killed in the middle keeps nobody else from it")
    void outliveAKilledOne() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        AtomicBoolean isFirst = new AtomicBoolean(true);
        vendor.answers.put(place + ARCHIVE, call -> {
            call.sendResponseHeaders(200, archive.length);
            if (isFirst.getAndSet(false)) {
                call.getResponseBody().write(archive, 0, archive.length / 2);
                call.getResponseBody().flush();
                begun.countDown();
                await(new CountDownLatch(1));
            }
            call.getResponseBody().write(archive);
        });
        Process killed = start();
        assertThat(begun.await(60, TimeUnit.SECONDS)).isTrue();
        Process waiting = start();
        assertThat(waiting.inputReader().readLine()).contains("Waiting for");

        killed.destroyForcibly().waitFor();

        assertThat(said(waiting)).contains("true\n");
        assertThat(left()).containsExactly("LICENSE.txt", "linux-amd64.sha256", "terraform");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
