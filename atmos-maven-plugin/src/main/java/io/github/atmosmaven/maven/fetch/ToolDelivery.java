package io.github.atmosmaven.maven.fetch;

import io.github.atmosmaven.http.Connector;
import io.github.atmosmaven.http.Downloads;
import io.github.atmosmaven.http.Loopback;
import io.github.atmosmaven.http.MavenProxy;
import io.github.atmosmaven.http.Tls;
import io.github.atmosmaven.maven.modules.Invocation;
import io.github.atmosmaven.maven.settings.Login;
import io.github.atmosmaven.maven.settings.MavenSettings;
import io.github.atmosmaven.problem.AtmosException;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.terraform.fetch.Platform;
import io.github.atmosmaven.terraform.fetch.SourceChoice;
import io.github.atmosmaven.terraform.fetch.SourceFiles;
import io.github.atmosmaven.terraform.fetch.ToolSource;
import io.github.atmosmaven.terraform.fetch.ToolStore;
import io.github.atmosmaven.terraform.fetch.VendorLayout;
import io.github.atmosmaven.terraform.fetch.VendorSource;
import io.github.atmosmaven.terraform.tool.ToolSupply;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/**
 * The way on which a project gets the binaries of its tools, as parameters and settings describe it.
 *
 * @param source value of {@code toolSource}
 * @param means means to fetch something; null in goals that run no tool and so fetch none
 */
public record ToolDelivery(String source, @Nullable Means means) {

    private static final MavenSettings.Wanted SERVER =
            new MavenSettings.Wanted("toolServerId", "the user", "the password or token");
    private static final Duration PAUSE = Duration.ofMillis(500);

    /**
     * Means to fetch something.
     *
     * @param serverId value of {@code toolServerId}
     * @param sums value of {@code toolSha256}
     * @param patience longest wait for another build that fetches the same
     */
    public record Means(
            @Nullable String serverId,
            @Nullable String sums,
            Duration patience,
            SettingsDecrypter decrypter,
            RepositorySystem repositories) {}

    /**
     * The supply of binaries; null where they are on the PATH.
     *
     * @throws AtmosException.InvalidConfiguration for parameters that mean nothing, and for a server that the settings lack
     */
    public @Nullable ToolSupply in(Invocation invocation) {
        SourceChoice choice = SourceChoice.of(source);
        if (choice instanceof SourceChoice.OnPath) {
            return null;
        }
        Platform platform = Platform.of(
                invocation.session().getSystemProperties().getProperty("os.name", ""),
                invocation.session().getSystemProperties().getProperty("os.arch", ""));
        return new ToolStore(
                invocation
                        .session()
                        .getRepositorySession()
                        .getLocalRepository()
                        .getBasedir()
                        .toPath(),
                platform,
                source(choice, invocation),
                new ToolStore.Terms(
                        sums(means == null ? null : means.sums()),
                        invocation.session().isOffline(),
                        means == null ? Duration.ZERO : means.patience(),
                        invocation.log()::info));
    }

    private ToolSource source(SourceChoice choice, Invocation invocation) {
        if (means == null) {
            return new NoSource();
        }
        if (choice instanceof SourceChoice.Coordinates coordinates) {
            return new ArtifactSource(coordinates, means.repositories(), invocation.session(), invocation.project());
        }
        VendorLayout layout = ((SourceChoice.Server) choice).layout();
        URI mirror = layout.mirror();
        if (mirror != null && "file".equalsIgnoreCase(mirror.getScheme())) {
            return new VendorSource(layout, new SourceFiles.Local(), "check the directory and its permissions");
        }
        MavenSettings settings = new MavenSettings(invocation.session(), means.decrypter());
        List<MavenProxy> proxies = settings.proxies();
        Connector connector = new Connector(
                target -> Loopback.isHostOf(target) ? null : MavenProxy.choose(proxies, target), Tls.usual());
        return new VendorSource(
                layout,
                new SourceFiles.Remote(new Downloads(
                        connector,
                        mirror == null ? URI.create("https://releases.hashicorp.com/") : mirror,
                        authorization(means.serverId(), settings),
                        PAUSE)),
                "check the network, the proxies of settings.xml, and the server that -Datmos.toolServerId names");
    }

    private static @Nullable String authorization(@Nullable String serverId, MavenSettings settings) {
        if (serverId == null || serverId.isBlank()) {
            return null;
        }
        Login login = settings.login(serverId.strip(), SERVER);
        byte[] text = (login.user() + ":" + login.password()).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(text);
    }

    /** A sum for each platform that builds the project. */
    static Set<String> sums(@Nullable String text) {
        Set<String> sums = new LinkedHashSet<>();
        Arrays.stream((text == null ? "" : text).split("[\\s,]+"))
                .filter(sum -> !sum.isEmpty())
                .forEach(sum -> sums.add(sum.toLowerCase(Locale.ROOT)));
        for (String sum : sums) {
            if (!sum.matches("[0-9a-f]{64}")) {
                throw new AtmosException.InvalidConfiguration(Problem.error(
                        ProblemCode.INVALID_PARAMETER,
                        null,
                        "-Datmos.toolSha256 is '" + sum + "'",
                        "set it to the SHA-256 sum of the archive, 64 hexadecimal digits; several are separated by"
                                + " commas"));
            }
        }
        return sums;
    }
}
