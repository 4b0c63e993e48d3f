package io.github.atmosmaven.terraform.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.atmosmaven.http.Connector;
import io.github.atmosmaven.http.Downloads;
import io.github.atmosmaven.http.Tls;
import io.github.atmosmaven.model.Tool;
import io.github.atmosmaven.model.ToolVersion;
import io.github.atmosmaven.problem.AtmosException;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("D94: binaries that are fetched")
@Timeout(60)
class ToolStoreTest {

    private static final Platform LINUX = new Platform("linux", "amd64");
    private static final String ARCHIVE = "terraform_1.11.4_linux_amd64.zip";

    @TempDir
    private Path directory;

    private VendorServer vendor;
    private byte[] archive;
    private String place;
    private final List<String> notes = Collections.synchronizedList(new ArrayList<>());
    private Platform platform = LINUX;
    private Set<String> sums = Set.of();
    private boolean offline;
    private @Nullable String login;

    @BeforeEach
    void publish() throws IOException {
        vendor = new VendorServer();
        archive = VendorServer.zip(VendorServer.packed("terraform", VendorServer.terraform("1.11.4")));
        place = vendor.publish(
                "terraform/1.11.4",
                "terraform_1.11.4_SHA256SUMS",
                Map.of(ARCHIVE, archive, "terraform_1.11.4_darwin_arm64.zip", new byte[] {1}));
    }

    @AfterEach
    void stop() {
        vendor.close();
    }

    private static Tool tool(String version) {
        return new Tool(Tool.Kind.TERRAFORM, ToolVersion.of(version).orElseThrow());
    }

    private Path repository() {
        return directory.resolve("repository");
    }

    private Path tools() {
        return repository().resolve(".cache/atmos-maven-plugin/tools");
    }

    private ToolStore store() {
        return store(vendor.root());
    }

    private ToolStore store(URI root) {
        SourceFiles files = "file".equals(root.getScheme())
                ? new SourceFiles.Local()
                : new SourceFiles.Remote(
                        new Downloads(new Connector(target -> null, Tls.usual()), root, login, Duration.ofMillis(1)));
        return new ToolStore(
                repository(),
                platform,
                new VendorSource(new VendorLayout(root), files, "check the server"),
                new ToolStore.Terms(sums, offline, Duration.ofSeconds(30), notes::add));
    }

    private Problem refusal(Tool tool) {
        return refusal(store(), tool);
    }

    private static Problem refusal(ToolStore store, Tool tool) {
        AtmosException failure = catchThrowableOfType(AtmosException.class, () -> store.bring(tool));
        assertThat(failure).isNotNull();
        return failure.problems().get(0);
    }

    /** Every file below the cache of the plugin, locks included. */
    private List<String> left() throws IOException {
        Path cache = repository().resolve(".cache");
        if (!Files.exists(cache)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(cache)) {
            return files.filter(file -> !Files.isDirectory(file))
                    .map(file -> tools().relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
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
        vendor.publish("terraform/1.11.4", "terraform_1.11.4_SHA256SUMS", Map.of(ARCHIVE, wide));

        Path program = store().bring(tool("1.11.4"));

        assertThat(program).isEqualTo(tools().resolve("terraform/1.11.4/linux-amd64/terraform"));
        assertThat(program).isExecutable().hasContent(VendorServer.terraform("1.11.4"));
        assertThat(left())
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
        store().bring(tool("1.11.4"));
        store().bring(tool("1.11.4"));

        assertThat(vendor.asked).containsExactly(place + "terraform_1.11.4_SHA256SUMS", place + ARCHIVE);
        assertThat(notes)
                .containsExactly(
                        "Fetching Terraform 1.11.4 for linux-amd64 from " + vendor.root(),
                        "To accept nothing else from now on, pin its sum: <toolSha256>" + VendorServer.sum(archive)
                                + "</toolSha256>");
    }

    @Test
    @DisplayName("of OpenTofu, whose versions have directories with a v")
    void fetchesOpenTofu() throws IOException {
        byte[] tofu = VendorServer.zip(VendorServer.packed("tofu", "#!/bin/sh\n"));
        vendor.publish("v1.9.1", "tofu_1.9.1_SHA256SUMS", Map.of("tofu_1.9.1_linux_amd64.zip", tofu));

        Path program = store().bring(
                        new Tool(Tool.Kind.OPENTOFU, ToolVersion.of("1.9.1").orElseThrow()));

        assertThat(program).isExecutable().isEqualTo(tools().resolve("opentofu/1.9.1/linux-amd64/tofu"));
    }

    @Test
    @DisplayName("by builds at the same time: one fetches, the others take it")
    void fetchesOnceForBuildsAtTheSameTime() throws Exception {
        byte[] slow = archive;
        vendor.answers.put(place + ARCHIVE, call -> {
            pause(300);
            call.sendResponseHeaders(200, slow.length);
            call.getResponseBody().write(slow);
        });
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            Callable<Path> fetching = () -> store().bring(tool("1.11.4"));
            for (Future<Path> program : threads.invokeAll(Collections.nCopies(4, fetching))) {
                assertThat(program.get()).isExecutable();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(vendor.asked).filteredOn(path -> path.endsWith(".zip")).hasSize(1);
        assertThat(left()).hasSize(3);
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    @DisplayName("whose sum is not the vendor's are refused, with both sums")
    void refusesAnotherSum() throws IOException {
        byte[] other = VendorServer.zip(VendorServer.packed("terraform", "#!/bin/sh\nevil\n"));
        vendor.files.put(place + ARCHIVE, other);

        Problem refusal = refusal(tool("1.11.4"));

        assertThat(refusal.code()).isEqualTo(ProblemCode.TOOL_SUM_DIFFERS);
        assertThat(refusal.message()).contains(VendorServer.sum(other), VendorServer.sum(archive));
        assertThat(left()).isEmpty();
    }

    @Test
    @DisplayName("whose sum is not that of the POM are refused, with both sums; a copy of an earlier build as well")
    void refusesASumThatIsNotPinned() throws IOException {
        String pinned = "a".repeat(64);
        sums = Set.of(pinned);

        Problem refusal = refusal(tool("1.11.4"));

        assertThat(refusal.code()).isEqualTo(ProblemCode.TOOL_SUM_DIFFERS);
        assertThat(refusal.message()).contains(VendorServer.sum(archive), "toolSha256 is " + pinned);
        assertThat(left()).isEmpty();

        sums = Set.of();
        store().bring(tool("1.11.4"));
        sums = Set.of(pinned);
        assertThat(refusal(tool("1.11.4")).message()).contains(VendorServer.sum(archive), pinned, tools().toString());
        sums = Set.of(pinned, VendorServer.sum(archive));
        assertThat(store().bring(tool("1.11.4"))).isExecutable();
    }

    @Test
    @DisplayName("of a version that the source lacks: it names the nearest that it has")
    void namesTheNearestVersions() throws IOException {
        vendor.files.put("/mirror/terraform/", """
                <a href="/terraform/1.12.0-beta1/">terraform_1.12.0-beta1</a>
                <a href="/terraform/1.11.4/">terraform_1.11.4</a> <a href="/terraform/1.11.3/">x</a>
                <a href="/terraform/1.10.5/">terraform_1.10.5</a> <a href="/terraform/0.12.31/">x</a>
                """.getBytes(StandardCharsets.UTF_8));

        Problem refusal = refusal(tool("1.11.9"));

        assertThat(refusal.code()).isEqualTo(ProblemCode.TOOL_NOT_FETCHED);
        assertThat(refusal.message()).isEqualTo(vendor.root() + " has no Terraform 1.11.9");
        assertThat(refusal.hint()).endsWith("the nearest are 1.10.5, 1.11.3, 1.11.4");
        assertThat(left()).isEmpty();
    }

    @Test
    @DisplayName("for a platform that the vendor does not build: it names those that there are")
    void refusesAnUnknownPlatform() throws IOException {
        platform = Platform.of("Plan 9", "riscv64");

        Problem refusal = refusal(tool("1.11.4"));

        assertThat(refusal.message()).isEqualTo(vendor.root() + " has no Terraform 1.11.4 for plan9-riscv64");
        assertThat(refusal.hint()).contains("darwin-arm64, linux-amd64");
        assertThat(left()).isEmpty();
    }

    @Test
    @DisplayName("offline: a copy is used, and without one nothing is asked")
    void worksOffline() throws IOException {
        offline = true;
        Problem refusal = refusal(tool("1.11.4"));
        assertThat(refusal.code()).isEqualTo(ProblemCode.OFFLINE);
        assertThat(vendor.asked).isEmpty();
        assertThat(left()).isEmpty();

        offline = false;
        store().bring(tool("1.11.4"));
        vendor.close();
        offline = true;
        assertThat(store().bring(tool("1.11.4"))).isExecutable();
    }

    @Test
    @DisplayName("that break off are tried again, and given up when they break off each time")
    void triesAgain() throws IOException {
        VendorServer.Answer broken = call -> {
            call.sendResponseHeaders(200, archive.length);
            call.getResponseBody().write(archive, 0, 10);
            throw new IOException("the line is cut");
        };
        vendor.answers.put(place + ARCHIVE, broken);

        Problem refusal = refusal(tool("1.11.4"));

        assertThat(refusal.code()).isEqualTo(ProblemCode.TOOL_NOT_FETCHED);
        assertThat(refusal.message()).contains("closed in the middle of the answer");
        assertThat(vendor.asked).filteredOn(path -> path.endsWith(".zip")).hasSize(3);
        assertThat(left()).isEmpty();

        vendor.answers.put(place + ARCHIVE, call -> {
            vendor.answers.remove(place + ARCHIVE);
            broken.to(call);
        });
        assertThat(store().bring(tool("1.11.4"))).isExecutable();
    }

    @Test
    @DisplayName("what a build that was killed left is no hindrance")
    void clearsLeftovers() throws IOException {
        Path part = tools().resolve("terraform/1.11.4/linux-amd64.part/fetched");
        Files.createDirectories(part);
        Files.writeString(part.resolve("half"), "half");
        Files.createDirectories(tools().resolve("terraform/1.11.4/linux-amd64"));

        assertThat(store().bring(tool("1.11.4"))).isExecutable();
        assertThat(left()).hasSize(3);
    }

    @Test
    @DisplayName("from a directory: the vendor's layout as well, and its directories are its versions")
    void readsADirectory() throws IOException {
        Path mirror = directory.resolve("a mirror");
        Path release = Files.createDirectories(mirror.resolve("terraform/1.11.4"));
        Files.write(release.resolve(ARCHIVE), archive);
        Files.writeString(
                release.resolve("terraform_1.11.4_SHA256SUMS"),
                VendorServer.sum(archive).toUpperCase(java.util.Locale.ROOT) + " *" + ARCHIVE + "\n");

        assertThat(store(mirror.toUri()).bring(tool("1.11.4"))).isExecutable();
        assertThat(refusal(store(mirror.toUri()), tool("1.11.5")).hint()).contains("1.11.4");
    }

    @Test
    @DisplayName("that are no archives, or hold no program, are refused")
    void refusesWhatIsNoArchive() throws IOException {
        byte[] page = "<html>".getBytes(StandardCharsets.UTF_8);
        vendor.publish("terraform/1.11.4", "terraform_1.11.4_SHA256SUMS", Map.of(ARCHIVE, page));
        assertThat(refusal(tool("1.11.4")).message()).contains("cannot be fetched from " + vendor.root());
        byte[] empty = VendorServer.zip(Map.of("terraform.txt", "no program"));
        vendor.publish("terraform/1.11.4", "terraform_1.11.4_SHA256SUMS", Map.of(ARCHIVE, empty));
        assertThat(refusal(tool("1.11.4")).message()).contains("the archive has no file 'terraform' in it");
        assertThat(left()).isEmpty();
    }

    @Test
    @DisplayName("credentials go to the server that they are for, and not where it redirects to")
    void keepsCredentials() throws IOException {
        login = "Basic abc";
        try (VendorServer other = new VendorServer()) {
            other.files.put("/signed", archive);
            vendor.answers.put(place + ARCHIVE, call -> {
                call.getResponseHeaders()
                        .add(
                                "Location",
                                other.root().resolve("/signed?key=secret").toString());
                call.sendResponseHeaders(302, -1);
            });

            store().bring(tool("1.11.4"));

            assertThat(vendor.asked).allMatch(request -> request.endsWith(" Basic abc"));
            assertThat(other.asked).containsExactly("/signed");
        }
    }

    @Test
    @DisplayName("redirects lead to https alone")
    void refusesRedirects() throws IOException {
        vendor.answers.put(place + ARCHIVE, call -> {
            call.getResponseHeaders().add("Location", "http://mirror.test/signed?key=secret");
            call.sendResponseHeaders(302, -1);
        });
        Problem refusal = refusal(tool("1.11.4"));
        assertThat(refusal.message())
                .contains("redirects to http://mirror.test/signed, which is not https")
                .doesNotContain("secret");
        assertThat(vendor.asked).hasSize(2);
        assertThat(left()).isEmpty();
    }

    @Test
    @DisplayName("a server that lets nobody in is named with its answer")
    void namesARefusal() throws IOException {
        vendor.answers.put(place + "terraform_1.11.4_SHA256SUMS", call -> call.sendResponseHeaders(401, -1));
        Problem refusal = refusal(tool("1.11.4"));
        assertThat(refusal.message()).contains("answers '401");
        assertThat(refusal.hint()).isEqualTo("check the server");
        assertThat(vendor.asked).hasSize(1);
        assertThat(left()).isEmpty();
    }

    @Test
    @DisplayName("a binary that turned out to be none is taken away")
    void discards() throws IOException {
        store().bring(tool("1.11.4"));
        store().discard(tool("1.11.4"));
        assertThat(left()).isEmpty();
    }
}
