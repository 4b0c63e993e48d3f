package io.github.atmosmaven.maven.settings;

import static io.github.atmosmaven.InstanceOf.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.atmosmaven.InstanceOf;
import io.github.atmosmaven.hosted.ReadHosts;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.problem.AtmosException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.settings.Proxy;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.building.SettingsProblem;
import org.apache.maven.settings.crypto.SettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("D59: the password of a server is the token for the host of an instance")
class TokenServersTest {

    private static final Instance INSTANCE = new InstanceOf("dev", "vpc")
            .workspace("dev")
            .backend(
                    "remote",
                    Map.of(
                            "hostname",
                            text("tfe.example.test"),
                            "organization",
                            text("acme"),
                            "workspaces",
                            InstanceOf.map(Map.of("prefix", text("app-")))))
            .get();

    /** Settings whose passwords are written backwards between braces. */
    private record Backwards(List<Server> getServers) implements SettingsDecryptionResult {

        static SettingsDecryptionResult of(SettingsDecryptionRequest request) {
            Server plain = request.getServers().get(0).clone();
            String password = plain.getPassword();
            if (password != null && password.startsWith("{")) {
                plain.setPassword(new StringBuilder(password.substring(1, password.length() - 1))
                        .reverse()
                        .toString());
            }
            return new Backwards(List.of(plain));
        }

        @Override
        public Server getServer() {
            return getServers.get(0);
        }

        @Override
        public @Nullable Proxy getProxy() {
            return null;
        }

        @Override
        public List<Proxy> getProxies() {
            return List.of();
        }

        @Override
        public List<SettingsProblem> getProblems() {
            return List.of();
        }
    }

    @SuppressWarnings("deprecation") // There is no other session without a container.
    private static TokenServers servers(@Nullable String parameter, String password, Map<String, String> typed) {
        Server server = new Server();
        server.setId("tfe");
        server.setPassword(password);
        Properties properties = new Properties();
        properties.putAll(typed);
        MavenExecutionRequest request =
                new DefaultMavenExecutionRequest().setServers(List.of(server)).setUserProperties(properties);
        return TokenServers.of(parameter, new MavenSession(null, null, request, null), Backwards::of);
    }

    private static Map<String, String> handedOver(TokenServers servers, Map<String, String> caller) {
        Map<String, String> environment = new HashMap<>(caller);
        servers.tokens(List.of(INSTANCE), ReadHosts.NONE, caller).applyTo(INSTANCE, environment);
        return environment;
    }

    @Test
    @DisplayName("decrypted, without a user name")
    void decrypts() {
        assertThat(handedOver(servers("tfe", "{terces}", Map.of()), Map.of()))
                .isEqualTo(Map.of("TF_TOKEN_tfe_example_test", "secret"));
        assertThat(handedOver(servers(null, "{terces}", Map.of()), Map.of())).isEmpty();
    }

    @Test
    @DisplayName("a parameter of the command line wins over a variable, one of the POM does not")
    void isTyped() {
        Map<String, String> caller = Map.of("TF_TOKEN_tfe_example_test", "of the caller");

        assertThat(handedOver(servers("tfe", "plain", Map.of()), caller)).isEqualTo(caller);
        assertThat(handedOver(servers("tfe", "plain", Map.of("atmos.tokenServerId", "tfe")), caller))
                .isEqualTo(Map.of("TF_TOKEN_tfe_example_test", "plain"));
        assertThat(handedOver(servers("tfe", "plain", Map.of("atmos.tokenServerId", "other")), caller))
                .isEqualTo(caller);
    }

    @Test
    @DisplayName("a server that is missing, or has no password, is an error for the instances that need it")
    void lacks() {
        assertThatThrownBy(() -> handedOver(servers("nobody", "x", Map.of()), Map.of()))
                .isInstanceOf(AtmosException.InvalidConfiguration.class)
                .hasMessageContaining("settings.xml has no server 'nobody'");
        assertThatThrownBy(() -> handedOver(servers("tfe", " ", Map.of()), Map.of()))
                .isInstanceOf(AtmosException.InvalidConfiguration.class)
                .hasMessageContaining("server 'tfe' of settings.xml has no password");
        assertThat(servers("nobody", "x", Map.of()).lack("nobody")).isEqualTo("settings.xml has no server 'nobody'");
        assertThat(servers("tfe", "x", Map.of()).lack("tfe")).isEmpty();
        assertThat(servers("nobody", "x", Map.of())
                        .tokens(List.of(new InstanceOf("dev", "vpc").get()), ReadHosts.NONE, Map.of())
                        .isEmpty())
                .isTrue();
    }
}
