package io.github.atmosmaven.terraform.fetch;

import static io.github.atmosmaven.terraform.fetch.FetchedTools.ARCHIVE;
import static io.github.atmosmaven.terraform.fetch.FetchedTools.SUMS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.model.Tool;
import io.github.atmosmaven.model.ToolVersion;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("D94: binaries that are fetched")
@Timeout(60)
class ToolStoreTest {

    @TempDir
    private Path directory;

    @AutoClose
    private FetchedTools tools;

    @BeforeEach
    void publish() throws IOException {
        tools = new FetchedTools(directory.resolve("repository"));
    }

    @Test
    @DisplayName(
            "lie in the local repository: the program, which can be run, and its licence; nothing else of the archive")
    void unpacks() throws IOException {
        Map<String, String> entries = VendorServer.packed("terraform", VendorServer.terraform("1.11.4"));
        entries.put("README.md", "not wanted");
        entries.put("../../../escaped", "evil");
        entries.put("/absolute", "evil");
        entries.put("bin/terraform", "another");
        byte[] wide = VendorServer.zip(entries);
        tools.publish(Map.of(ARCHIVE, wide));

        Path program = tools.bring();

        assertThat(program).isEqualTo(tools.directory().resolve("terraform/1.11.4/linux-amd64/terraform"));
        assertThat(program).isExecutable().hasContent(VendorServer.terraform("1.11.4"));
        assertThat(tools.left())
                .containsExactly(
                        "terraform/1.11.4/linux-amd64.sha256",
                        "terraform/1.11.4/linux-amd64/LICENSE.txt",
                        "terraform/1.11.4/linux-amd64/terraform");
        try (Stream<Path> all = Files.walk(directory)) {
            assertThat(all).noneMatch(file -> file.endsWith("escaped"));
        }
    }

    @Test
    @DisplayName("are fetched once, and their sum is printed once, ready to be pasted")
    void fetchesOnce() {
        tools.bring();
        tools.bring();

        assertThat(tools.vendor.asked).containsExactly(tools.place + SUMS, tools.place + ARCHIVE);
        assertThat(tools.notes)
                .containsExactly(
                        "Fetching Terraform 1.11.4 for linux-amd64 from " + tools.vendor.root(),
                        "To accept nothing else from now on, pin its sum: <toolSha256>"
                                + VendorServer.sum(tools.archive) + "</toolSha256>");
    }

    @Test
    @DisplayName("of OpenTofu, whose versions have directories with a v")
    void fetchesOpenTofu() throws IOException {
        byte[] tofu = VendorServer.zip(VendorServer.packed("tofu", "#!/bin/sh\n"));
        tools.vendor.publish("v1.9.1", "tofu_1.9.1_SHA256SUMS", Map.of("tofu_1.9.1_linux_amd64.zip", tofu));

        Path program = tools.store()
                .bring(new Tool(Tool.Kind.OPENTOFU, ToolVersion.of("1.9.1").orElseThrow()));

        assertThat(program).isExecutable().isEqualTo(tools.directory().resolve("opentofu/1.9.1/linux-amd64/tofu"));
    }

    @Test
    @DisplayName("by builds at the same time: one fetches, the others take it")
    void fetchesOnceForBuildsAtTheSameTime() throws Exception {
        byte[] slow = tools.archive;
        tools.vendor.answers.put(tools.place + ARCHIVE, call -> {
            pause(300);
            call.sendResponseHeaders(200, slow.length);
            call.getResponseBody().write(slow);
        });
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            Callable<Path> fetching = () -> tools.bring();
            for (Future<Path> program : threads.invokeAll(Collections.nCopies(4, fetching))) {
                assertThat(program.get()).isExecutable();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(tools.vendor.asked).filteredOn(path -> path.endsWith(".zip")).hasSize(1);
        assertThat(tools.left()).hasSize(3);
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    @DisplayName("offline: a copy is used, and without one nothing is asked")
    void worksOffline() throws IOException {
        tools.offline = true;
        Problem refusal = tools.refusal();
        assertThat(refusal.code()).isEqualTo(ProblemCode.OFFLINE);
        assertThat(tools.vendor.asked).isEmpty();
        assertThat(tools.left()).isEmpty();

        tools.offline = false;
        tools.bring();
        tools.vendor.close();
        tools.offline = true;
        assertThat(tools.bring()).isExecutable();
    }

    @Test
    @DisplayName("what a build that was killed left is no hindrance")
    void clearsLeftovers() throws IOException {
        Path part = tools.directory().resolve("terraform/1.11.4/linux-amd64.part/fetched");
        Files.createDirectories(part);
        Files.writeString(part.resolve("half"), "half");
        Files.createDirectories(tools.directory().resolve("terraform/1.11.4/linux-amd64"));

        assertThat(tools.bring()).isExecutable();
        assertThat(tools.left()).hasSize(3);
    }

    @Test
    @DisplayName("from a directory: the vendor's layout as well, and its directories are its versions")
    void readsADirectory() throws IOException {
        Path mirror = directory.resolve("a mirror");
        Path release = Files.createDirectories(mirror.resolve("terraform/1.11.4"));
        Files.write(release.resolve(ARCHIVE), tools.archive);
        Files.writeString(
                release.resolve(SUMS),
                VendorServer.sum(tools.archive).toUpperCase(Locale.ROOT) + " *" + ARCHIVE + "\n");

        assertThat(tools.store(mirror.toUri()).bring(FetchedTools.terraform("1.11.4")))
                .isExecutable();
        assertThat(FetchedTools.refusal(tools.store(mirror.toUri()), "1.11.5").hint())
                .contains("1.11.4");
    }

    @Test
    @DisplayName("a binary that turned out to be none is taken away")
    void discards() throws IOException {
        tools.bring();
        tools.store().discard(FetchedTools.terraform("1.11.4"));
        assertThat(tools.left()).isEmpty();
    }
}
