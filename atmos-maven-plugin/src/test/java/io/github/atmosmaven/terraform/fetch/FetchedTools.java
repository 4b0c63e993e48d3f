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
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A vendor that publishes Terraform 1.11.4, and a local repository into which it is fetched. */
final class FetchedTools implements AutoCloseable {

    static final String ARCHIVE = "terraform_1.11.4_linux_amd64.zip";
    static final String SUMS = "terraform_1.11.4_SHA256SUMS";

    final VendorServer vendor = new VendorServer();
    final byte[] archive = VendorServer.zip(VendorServer.packed("terraform", VendorServer.terraform("1.11.4")));
    /** Path of the release on the server, with a slash at its end. */
    final String place;

    final List<String> notes = Collections.synchronizedList(new ArrayList<>());
    Platform platform = new Platform("linux", "amd64");
    Set<String> sums = Set.of();
    boolean offline;

    @Nullable
    String login;

    private final Path repository;

    FetchedTools(Path repository) throws IOException {
        this.repository = repository;
        place = publish(Map.of(ARCHIVE, archive, "terraform_1.11.4_darwin_arm64.zip", new byte[] {1}));
    }

    /** Has the vendor publish other files for the version. */
    String publish(Map<String, byte[]> files) throws IOException {
        return vendor.publish("terraform/1.11.4", SUMS, files);
    }

    static Tool terraform(String version) {
        return new Tool(Tool.Kind.TERRAFORM, ToolVersion.of(version).orElseThrow());
    }

    /** Directory of the plugin's tools in the local repository. */
    Path directory() {
        return repository.resolve(".cache/atmos-maven-plugin/tools");
    }

    ToolStore store() {
        return store(vendor.root());
    }

    ToolStore store(URI root) {
        SourceFiles files = "file".equals(root.getScheme())
                ? new SourceFiles.Local()
                : new SourceFiles.Remote(
                        new Downloads(new Connector(target -> null, Tls.usual()), root, login, Duration.ofMillis(1)));
        return new ToolStore(
                repository,
                platform,
                new VendorSource(new VendorLayout(root), files, "check the server"),
                new ToolStore.Terms(sums, offline, Duration.ofSeconds(30), notes::add));
    }

    /** Fetches Terraform 1.11.4, or takes what was fetched. */
    Path bring() {
        return store().bring(terraform("1.11.4"));
    }

    /** The reason for which Terraform 1.11.4 is refused. */
    Problem refusal() {
        return refusal(store(), "1.11.4");
    }

    static Problem refusal(ToolStore store, String version) {
        AtmosException failure = catchThrowableOfType(AtmosException.class, () -> store.bring(terraform(version)));
        assertThat(failure).isNotNull();
        return failure.problems().get(0);
    }

    /** Every file below the cache of the plugin, locks included. */
    List<String> left() throws IOException {
        Path cache = repository.resolve(".cache");
        if (!Files.exists(cache)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(cache)) {
            return files.filter(file -> !Files.isDirectory(file))
                    .map(file -> directory().relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }

    @Override
    public void close() {
        vendor.close();
    }
}
