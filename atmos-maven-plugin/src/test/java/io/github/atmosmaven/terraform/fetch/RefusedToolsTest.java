package io.github.atmosmaven.terraform.fetch;

import static io.github.atmosmaven.terraform.fetch.FetchedTools.ARCHIVE;
import static io.github.atmosmaven.terraform.fetch.FetchedTools.SUMS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("D94: binaries to be fetched")
@Timeout(60)
class RefusedToolsTest {

    @TempDir
    private Path directory;

    @AutoClose
    private FetchedTools tools;

    @BeforeEach
    void publish() throws IOException {
        tools = new FetchedTools(directory.resolve("repository"));
    }

    @Test
    @DisplayName("whose sum is not the vendor's are refused, with both sums")
    void refusesAnotherSum() throws IOException {
        byte[] other = VendorServer.zip(VendorServer.packed("terraform", "#!/bin/sh\nevil\n"));
        tools.vendor.files.put(tools.place + ARCHIVE, other);

        Problem refusal = tools.refusal();

        assertThat(refusal.code()).isEqualTo(ProblemCode.TOOL_SUM_DIFFERS);
        assertThat(refusal.message()).contains(VendorServer.sum(other), VendorServer.sum(tools.archive));
        assertThat(tools.left()).isEmpty();
    }

    @Test
    @DisplayName("whose sum is not that of the POM are refused, with both sums; a copy of an earlier build as well")
    void refusesASumThatIsNotPinned() throws IOException {
        String pinned = "a".repeat(64);
        tools.sums = Set.of(pinned);

        Problem refusal = tools.refusal();

        assertThat(refusal.code()).isEqualTo(ProblemCode.TOOL_SUM_DIFFERS);
        assertThat(refusal.message()).contains(VendorServer.sum(tools.archive), "toolSha256 is " + pinned);
        assertThat(tools.left()).isEmpty();

        tools.sums = Set.of();
        tools.bring();
        tools.sums = Set.of(pinned);
        assertThat(tools.refusal().message())
                .contains(
                        VendorServer.sum(tools.archive),
                        pinned,
                        tools.directory().toString());
        tools.sums = Set.of(pinned, VendorServer.sum(tools.archive));
        assertThat(tools.bring()).isExecutable();
    }

    @Test
    @DisplayName("of a version that the source lacks: it names the nearest that it has")
    void namesTheNearestVersions() throws IOException {
        tools.vendor.files.put("/mirror/terraform/", """
                <a href="/terraform/1.12.0-beta1/">terraform_1.12.0-beta1</a>
                <a href="/terraform/1.11.4/">terraform_1.11.4</a> <a href="/terraform/1.11.3/">x</a>
                <a href="/terraform/1.10.5/">terraform_1.10.5</a> <a href="/terraform/0.12.31/">x</a>
                """.getBytes(StandardCharsets.UTF_8));

        Problem refusal = FetchedTools.refusal(tools.store(), "1.11.9");

        assertThat(refusal.code()).isEqualTo(ProblemCode.TOOL_NOT_FETCHED);
        assertThat(refusal.message()).isEqualTo(tools.vendor.root() + " has no Terraform 1.11.9");
        assertThat(refusal.hint()).endsWith("the nearest are 1.10.5, 1.11.3, 1.11.4");
        assertThat(tools.left()).isEmpty();
    }

    @Test
    @DisplayName("for a platform that the vendor does not build: it names those that there are")
    void refusesAnUnknownPlatform() throws IOException {
        tools.platform = Platform.of("Plan 9", "riscv64");

        Problem refusal = tools.refusal();

        assertThat(refusal.message()).isEqualTo(tools.vendor.root() + " has no Terraform 1.11.4 for plan9-riscv64");
        assertThat(refusal.hint()).contains("darwin-arm64, linux-amd64");
        assertThat(tools.left()).isEmpty();
    }

    @Test
    @DisplayName("that break off are tried again, and given up when they break off each time")
    void triesAgain() throws IOException {
        VendorServer.Answer broken = call -> {
            call.sendResponseHeaders(200, tools.archive.length);
            call.getResponseBody().write(tools.archive, 0, 10);
            throw new IOException("the line is cut");
        };
        tools.vendor.answers.put(tools.place + ARCHIVE, broken);

        Problem refusal = tools.refusal();

        assertThat(refusal.code()).isEqualTo(ProblemCode.TOOL_NOT_FETCHED);
        assertThat(refusal.message()).contains("closed in the middle of the answer");
        assertThat(tools.vendor.asked).filteredOn(path -> path.endsWith(".zip")).hasSize(3);
        assertThat(tools.left()).isEmpty();

        tools.vendor.answers.put(tools.place + ARCHIVE, call -> {
            tools.vendor.answers.remove(tools.place + ARCHIVE);
            broken.to(call);
        });
        assertThat(tools.bring()).isExecutable();
    }

    @Test
    @DisplayName("that are no archives, or hold no program, are refused")
    void refusesWhatIsNoArchive() throws IOException {
        byte[] page = "<html>".getBytes(StandardCharsets.UTF_8);
        tools.publish(Map.of(ARCHIVE, page));
        assertThat(tools.refusal().message()).contains("cannot be fetched from " + tools.vendor.root());
        byte[] empty = VendorServer.zip(Map.of("terraform.txt", "no program"));
        tools.publish(Map.of(ARCHIVE, empty));
        assertThat(tools.refusal().message()).contains("the archive has no file 'terraform' in it");
        assertThat(tools.left()).isEmpty();
    }

    @Test
    @DisplayName("credentials go to the server that they are for, and not where it redirects to")
    void keepsCredentials() throws IOException {
        tools.login = "Basic abc";
        try (VendorServer other = new VendorServer()) {
            other.files.put("/signed", tools.archive);
            tools.vendor.answers.put(tools.place + ARCHIVE, call -> {
                call.getResponseHeaders()
                        .add(
                                "Location",
                                other.root().resolve("/signed?key=secret").toString());
                call.sendResponseHeaders(302, -1);
            });

            tools.bring();

            assertThat(tools.vendor.asked).allMatch(request -> request.endsWith(" Basic abc"));
            assertThat(other.asked).containsExactly("/signed");
        }
    }

    @Test
    @DisplayName("redirects lead to https alone")
    void refusesRedirects() throws IOException {
        tools.vendor.answers.put(tools.place + ARCHIVE, call -> {
            call.getResponseHeaders().add("Location", "http://mirror.test/signed?key=secret");
            call.sendResponseHeaders(302, -1);
        });
        Problem refusal = tools.refusal();
        assertThat(refusal.message())
                .contains("redirects to http://mirror.test/signed, which is not https")
                .doesNotContain("secret");
        assertThat(tools.vendor.asked).hasSize(2);
        assertThat(tools.left()).isEmpty();
    }

    @Test
    @DisplayName("a server that lets nobody in is named with its answer")
    void namesARefusal() throws IOException {
        tools.vendor.answers.put(tools.place + SUMS, call -> call.sendResponseHeaders(401, -1));
        Problem refusal = tools.refusal();
        assertThat(refusal.message()).contains("answers '401");
        assertThat(refusal.hint()).isEqualTo("check the server");
        assertThat(tools.vendor.asked).hasSize(1);
        assertThat(tools.left()).isEmpty();
    }
}
