package io.github.atmosmaven.hosted;

import static io.github.atmosmaven.InstanceOf.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.atmosmaven.InstanceOf;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.problem.AtmosException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("D59: a token of settings.xml is handed to the tool for its host alone")
class ServerTokensTest {

    private static final Instance ONE = instance("my-tfe.example.test", Map.of());
    private static final Instance OTHER = instance("other.test:8443", Map.of());
    private static final Instance IN_BUCKET = new InstanceOf("dev", "s3")
            .backend("s3", Map.of("bucket", text("b"), "key", text("k")))
            .get();

    private static Instance instance(String host, Map<String, Value> more) {
        Map<String, Value> attributes = new HashMap<>(more);
        attributes.put("hostname", text(host));
        attributes.put("organization", text("acme"));
        attributes.put("workspaces", InstanceOf.map(Map.of("name", text("app"))));
        return new InstanceOf("dev", "vpc").backend("remote", attributes).get();
    }

    private static Map<String, String> applied(ServerTokens tokens, Instance instance, Map<String, String> before) {
        Map<String, String> environment = new HashMap<>(before);
        tokens.applyTo(instance, environment);
        return environment;
    }

    private static ServerTokens tokens(String parameter, boolean isTyped) {
        return new ServerTokens(
                NamedServers.of(parameter, isTyped), ReadHosts.NONE, Map.of("tfe", "s3cr3t", "two", "0ther"));
    }

    @Test
    @DisplayName("an id alone counts for the host of every instance, a pair for its host, however that is spelt")
    void hosts() {
        ServerTokens tokens = tokens("tfe, OTHER.test:8443=two", false);

        assertThat(applied(tokens, ONE, Map.of())).isEqualTo(Map.of("TF_TOKEN_my__tfe_example_test", "s3cr3t"));
        assertThat(applied(tokens, OTHER, Map.of())).isEqualTo(Map.of("TF_TOKEN_other_test:8443", "0ther"));
        assertThat(applied(tokens, IN_BUCKET, Map.of())).isEmpty();
        assertThat(applied(tokens("other.test:8443=two", false), ONE, Map.of())).isEmpty();
        assertThat(applied(ServerTokens.NONE, ONE, Map.of())).isEmpty();
    }

    @Test
    @DisplayName("the default host gets it as well")
    void defaultHost() {
        Instance cloud = new InstanceOf("dev", "vpc")
                .workspace("dev")
                .backend(
                        "cloud",
                        Map.of("organization", text("o"), "workspaces", InstanceOf.map(Map.of("name", text("n")))))
                .get();

        assertThat(applied(tokens("tfe", false), cloud, Map.of()))
                .isEqualTo(Map.of("TF_TOKEN_app_terraform_io", "s3cr3t"));
    }

    @Test
    @DisplayName("a variable that is set already wins over a server of the POM, and loses to one that is typed")
    void variables() {
        Map<String, String> set = Map.of("TF_TOKEN_my-tfe.example.test", "typed", "TF_TOKEN_else", "x");

        assertThat(applied(tokens("tfe", false), ONE, set)).isEqualTo(set);
        assertThat(applied(tokens("tfe", true), ONE, set))
                .isEqualTo(Map.of("TF_TOKEN_my__tfe_example_test", "s3cr3t", "TF_TOKEN_else", "x"));
        assertThat(NamedServers.of("tfe", false).needed(List.of(ONE), ReadHosts.NONE, set))
                .isEmpty();
        assertThat(NamedServers.of("tfe", true).needed(List.of(ONE), ReadHosts.NONE, set))
                .containsExactly("tfe");
    }

    @Test
    @DisplayName("a token of the backend wins, so none is handed over beside it")
    void backendToken() {
        Instance own = instance("my-tfe.example.test", Map.of("token", text("written")));

        assertThat(applied(tokens("tfe", true), own, Map.of())).isEmpty();
        assertThat(NamedServers.of("tfe", true).needed(List.of(own), ReadHosts.NONE, Map.of()))
                .isEmpty();
    }

    @Test
    @DisplayName("D64: the service of a state that is read gets its token too, whatever holds the own state")
    void reads() {
        ReadHosts reads = instance -> List.of("Other.test:8443", "my-tfe.example.test");
        NamedServers servers = NamedServers.of("tfe,other.test:8443=two", false);
        ServerTokens tokens = new ServerTokens(servers, reads, Map.of("tfe", "s3cr3t", "two", "0ther"));
        Map<String, String> both =
                Map.of("TF_TOKEN_other_test:8443", "0ther", "TF_TOKEN_my__tfe_example_test", "s3cr3t");

        assertThat(servers.needed(List.of(IN_BUCKET), reads, Map.of())).containsExactly("tfe", "two");
        assertThat(applied(tokens, IN_BUCKET, Map.of())).isEqualTo(both);
        // A data block holds no token, also where the backend of the instance does.
        assertThat(applied(tokens, instance("my-tfe.example.test", Map.of("token", text("written"))), Map.of()))
                .isEqualTo(both);
        assertThat(applied(tokens, IN_BUCKET, Map.of("TF_TOKEN_other_test:8443", "set")))
                .isEqualTo(Map.of("TF_TOKEN_other_test:8443", "set", "TF_TOKEN_my__tfe_example_test", "s3cr3t"));
        assertThat(NamedServers.of("elsewhere.test=tfe", false).needed(List.of(IN_BUCKET), reads, Map.of()))
                .isEmpty();
    }

    @Test
    @DisplayName("a server is needed only where an instance needs its token")
    void needed() {
        assertThat(NamedServers.of("tfe, other.test:8443=two", false)
                        .needed(List.of(OTHER, IN_BUCKET), ReadHosts.NONE, Map.of()))
                .containsExactly("two");
        assertThat(NamedServers.of(null, false).needed(List.of(ONE), ReadHosts.NONE, Map.of()))
                .isEmpty();
        Instance disabled = new InstanceOf("dev", "vpc")
                .backend("remote", Map.of("hostname", text("my-tfe.example.test")))
                .section("metadata", Map.of("type", text("abstract")))
                .get();
        assertThat(NamedServers.of("tfe", false).needed(List.of(disabled), ReadHosts.NONE, Map.of()))
                .isEmpty();
    }

    @ParameterizedTest
    @DisplayName("a parameter that means nothing is an error")
    @ValueSource(strings = {"=tfe", "tfe.test=", "https://tfe.test=tfe", "a,b", "tfe.test=a,TFE.test:443=b"})
    void invalid(String parameter) {
        assertThatThrownBy(() -> NamedServers.of(parameter, false))
                .isInstanceOf(AtmosException.InvalidConfiguration.class)
                .hasMessageContaining("-Datmos.tokenServerId has '");
    }

    @Test
    @DisplayName("D35: tokens have no text form, and lines are shown without them")
    void hidden() {
        ServerTokens tokens = tokens("tfe", false);

        assertThat(tokens).asString().doesNotContain("s3cr3t");
        assertThat(tokens.hiddenIn("Bearer s3cr3t and 0ther")).isEqualTo("Bearer (sensitive) and (sensitive)");
        assertThat(tokens.variables()).containsEntry("TF_TOKEN_tfe", "s3cr3t");
    }

    @ParameterizedTest(name = "in pieces of {0}")
    @DisplayName("D35: an output is shown without tokens, however they come in pieces")
    @ValueSource(ints = {1, 2, 3, 7, 100})
    void hiddenFromOutput(int size) throws IOException {
        String text = "s3cr s3crs3cr3t 0th0ther\ns3cr3s3cr3ts3cr3t é s3cr";
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream shown = new ByteArrayOutputStream();
        try (OutputStream output = tokens("tfe", false).hiddenFrom(shown)) {
            for (int i = 0; i < bytes.length; i += size) {
                output.write(bytes, i, Math.min(size, bytes.length - i));
            }
        }

        assertThat(shown.toString(StandardCharsets.UTF_8))
                .isEqualTo("s3cr s3cr(sensitive) 0th(sensitive)\ns3cr3(sensitive)(sensitive) é s3cr");
    }
}
