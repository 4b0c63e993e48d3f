package io.github.atmosmaven.maven.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.apache.maven.settings.Proxy;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.building.SettingsProblem;
import org.apache.maven.settings.crypto.SettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AwsAccessTest {

    @TempDir
    private Path home;

    /** Settings that are not encrypted. */
    private record Plain(List<Server> getServers, List<Proxy> getProxies) implements SettingsDecryptionResult {

        static SettingsDecryptionResult of(SettingsDecryptionRequest request) {
            return new Plain(request.getServers(), request.getProxies());
        }

        @Override
        public Server getServer() {
            return getServers.isEmpty() ? null : getServers.get(0);
        }

        @Override
        public Proxy getProxy() {
            return getProxies.isEmpty() ? null : getProxies.get(0);
        }

        @Override
        public List<SettingsProblem> getProblems() {
            return List.of();
        }
    }

    @SuppressWarnings("deprecation") // There is no other session without a container.
    private static MavenSession session() {
        Server server = new Server();
        server.setId("aws-ci");
        server.setUsername("AKIAFROMSETTINGS");
        server.setPassword("secret-of-settings");
        Proxy proxy = new Proxy();
        proxy.setHost("proxy.test");
        proxy.setUsername("me");
        proxy.setPassword("pass-of-proxy");
        MavenExecutionRequest request =
                new DefaultMavenExecutionRequest().setServers(List.of(server)).setProxies(List.of(proxy));
        return new MavenSession(null, null, request, null);
    }

    @Test
    @DisplayName("D79: what the settings of Maven add is among the variables whose secrets are hidden")
    void knowsTheSecretsOfTheSettings() {
        AwsAccess access = new AwsAccess(session(), Plain::of, null, "aws-ci");
        try (LocalEndpoint none = LocalEndpoint.startIf(false, home, new SystemStreamLog())) {
            assertThat(access.environments(none))
                    .anySatisfy(variables -> assertThat(variables)
                            .containsEntry("AWS_ACCESS_KEY_ID", "AKIAFROMSETTINGS")
                            .containsEntry("AWS_SECRET_ACCESS_KEY", "secret-of-settings"))
                    .anySatisfy(variables ->
                            assertThat(variables.values()).anyMatch(value -> value.contains("me:pass-of-proxy@")));
        }
    }
}
