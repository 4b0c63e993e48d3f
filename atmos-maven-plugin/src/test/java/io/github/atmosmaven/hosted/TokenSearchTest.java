package io.github.atmosmaven.hosted;

import static io.github.atmosmaven.InstanceOf.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.InstanceOf;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.value.NullValue;
import io.github.atmosmaven.model.value.TextValue;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.problem.Location;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("remote-backend 5: the source of a token is the first one in which the tool finds it")
class TokenSearchTest {

    private static final String SECRET = "s3cr3t-t0ken";

    @TempDir
    Path directory;

    private Path home;
    private final Map<String, String> environment = new HashMap<>();
    private NamedServers servers = NamedServers.NONE;
    private String lack = "";

    @BeforeEach
    void layOut() throws IOException {
        home = Files.createDirectory(directory.resolve("home"));
        environment.put("HOME", home.toString());
    }

    private static Instance instance(String host, Map<String, Value> more) {
        Map<String, Value> attributes = new HashMap<>(more);
        attributes.put("hostname", text(host));
        attributes.put("organization", text("acme"));
        attributes.put("workspaces", InstanceOf.map(Map.of("prefix", text("app-"))));
        return new InstanceOf("dev", "vpc")
                .workspace("dev")
                .backend("remote", attributes)
                .get();
    }

    private static Instance instance(String host) {
        return instance(host, Map.of());
    }

    private String source(Instance instance) {
        return source(instance, false);
    }

    private String source(Instance instance, boolean isOpenTofu) {
        TokenSource source = new TokenSearch(servers, environment, id -> lack, false)
                .of(
                        instance,
                        isOpenTofu,
                        Files.exists(directory.resolve("module")) ? directory.resolve("module") : directory);
        assertThat(source.text()).doesNotContain(SECRET);
        return source.text().replace(directory.toString(), "~");
    }

    private void write(String file, String text) throws IOException {
        Path path = directory.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private static String credentials(String host) {
        return "credentials \"" + host + "\" {\n  token = \"" + SECRET + "\"\n}\n";
    }

    @Test
    @DisplayName("the token of the backend wins over all others, an empty one is none")
    void backendFirst() {
        environment.put("TF_TOKEN_tfe_example_test", SECRET);
        servers = NamedServers.of("tfe", true);

        assertThat(source(instance("tfe.example.test", Map.of("token", text(SECRET)))))
                .isEqualTo("'token' of the backend, src/main/stacks/dev.yaml:4");
        assertThat(source(instance(
                        "tfe.example.test",
                        Map.of("token", new TextValue(SECRET, new Location("backendConfig", 2, 1))))))
                .isEqualTo("'token' of the backend, entry 2 of backendConfig");
        assertThat(source(instance("tfe.example.test", Map.of("token", text("")))))
                .isEqualTo("settings.xml server 'tfe'");
        assertThat(source(instance("tfe.example.test", Map.of("token", new NullValue(InstanceOf.PLACE)))))
                .isEqualTo("settings.xml server 'tfe'");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @DisplayName("a variable is that of a host in every spelling that the tools read")
    @CsvSource({
        "tfe.example.test, TF_TOKEN_tfe_example_test",
        "TFE.Example.Test:443, TF_TOKEN_tfe_example_test",
        "tfe.example.test, TF_TOKEN_TFE.example_Test",
        "my-tfe.example.test, TF_TOKEN_my__tfe_example_test",
        "my-tfe.example.test, TF_TOKEN_my-tfe.example.test",
        "localhost:8443, TF_TOKEN_localhost:8443",
        "bücher.example, TF_TOKEN_xn____bcher__kva_example",
        "bücher.example, TF_TOKEN_xn--bcher-kva.example",
        "bücher.example, TF_TOKEN_bücher_example",
        "straße.example, TF_TOKEN_xn____strae__oqa_example",
        "tfe.example.test., TF_TOKEN_tfe_example_test_",
    })
    void variable(String host, String variable) {
        environment.put(variable, SECRET);

        assertThat(source(instance(host))).isEqualTo(variable);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @DisplayName("a variable of another host is passed over")
    @CsvSource({
        "tfe.example.test, TF_TOKEN_example_test",
        "tfe.example.test, TF_TOKEN_tfe__example_test",
        "tfe.example.test., TF_TOKEN_tfe_example_test",
        "localhost:8443, TF_TOKEN_localhost",
        "straße.example, TF_TOKEN_strasse_example",
        "tfe.example.test, TF_TOKEN_",
    })
    void otherVariable(String host, String variable) {
        environment.put(variable, SECRET);

        assertThat(source(instance(host))).isEqualTo("none: run terraform login " + host);
    }

    @Test
    @DisplayName("the env section counts as the environment of the tool does, null takes a variable away")
    void envSection() throws IOException {
        write("home/.terraformrc", credentials("tfe.example.test"));
        Map<String, Value> attributes = Map.of(
                "hostname", text("tfe.example.test"),
                "organization", text("acme"),
                "workspaces", InstanceOf.map(Map.of("name", text("app"))));
        InstanceOf own = new InstanceOf("dev", "vpc").backend("remote", attributes);

        assertThat(source(own.section("env", Map.of("TF_TOKEN_tfe_example_test", text(SECRET)))
                        .get()))
                .isEqualTo("TF_TOKEN_tfe_example_test of the env section");
        environment.put("TF_TOKEN_tfe_example_test", SECRET);
        assertThat(source(own.section("env", Map.of("TF_TOKEN_tfe_example_test", new NullValue(InstanceOf.PLACE)))
                        .get()))
                .isEqualTo("credentials in ~/home/.terraformrc:1");
    }

    @Test
    @DisplayName("an empty variable hides what stands behind it")
    void emptyVariable() throws IOException {
        write("home/.terraformrc", credentials("tfe.example.test"));
        environment.put("TF_TOKEN_tfe_example_test", "");

        assertThat(source(instance("tfe.example.test")))
                .isEqualTo("none: TF_TOKEN_tfe_example_test is empty, and no other source counts beside it");
    }

    @Test
    @DisplayName("files of the folder win over the main file, the last one wins of several")
    void filesInOrder() throws IOException {
        write("home/.terraformrc", "# logins\n" + credentials("tfe.example.test") + credentials("other.test"));
        assertThat(source(instance("TFE.example.test"))).isEqualTo("credentials in ~/home/.terraformrc:2");
        write("home/.terraform.d/a.tfrc", credentials("tfe.example.test"));
        assertThat(source(instance("tfe.example.test"))).isEqualTo("credentials in ~/home/.terraform.d/a.tfrc:1");
        write(
                "home/.terraform.d/credentials.tfrc.json",
                "{\n  \"credentials\": {\n    \"tfe.example.test\": {\"token\": \"" + SECRET + "\"}}}");
        assertThat(source(instance("tfe.example.test")))
                .isEqualTo("credentials in ~/home/.terraform.d/credentials.tfrc.json:3");
        write("home/.terraform.d/x.txt", credentials("tfe.example.test"));
        assertThat(source(instance("other.test"))).isEqualTo("credentials in ~/home/.terraformrc:5");
        assertThat(source(instance("third.test"))).isEqualTo("none: run terraform login third.test");
    }

    @ParameterizedTest
    @DisplayName("a file that a variable names is the only one; a relative path starts at the root module")
    @ValueSource(strings = {"TF_CLI_CONFIG_FILE", "TERRAFORM_CONFIG"})
    void namedFile(String variable) throws IOException {
        write("home/.terraform.d/a.tfrc", credentials("tfe.example.test"));
        write("home/.terraformrc", credentials("tfe.example.test"));
        write("module/main.tf", "");
        environment.put(variable, "../ci/cli.cfg");

        assertThat(source(instance("tfe.example.test"))).isEqualTo("none: run terraform login tfe.example.test");
        write("ci/cli.cfg", "{\"credentials\": [{\"tfe.example.test\": [{\"token\": \"" + SECRET + "\"}]}]}");
        assertThat(source(instance("tfe.example.test"))).isEqualTo("credentials in ~/module/../ci/cli.cfg:1");
    }

    @Test
    @DisplayName("OpenTofu has a main file and a folder of its own, and falls back on those of Terraform")
    void filesOfOpenTofu() throws IOException {
        Instance instance = instance("tfe.example.test");
        environment.put("XDG_CONFIG_HOME", directory.resolve("xdg").toString());
        assertThat(source(instance, true)).isEqualTo("none: run tofu login tfe.example.test");

        write("xdg/opentofu/tofurc", credentials("tfe.example.test"));
        assertThat(source(instance, true)).isEqualTo("credentials in ~/xdg/opentofu/tofurc:1");
        assertThat(source(instance, false)).isEqualTo("none: run terraform login tfe.example.test");
        write("xdg/opentofu/credentials.tfrc.json", "{\"credentials\":{\"tfe.example.test\":{\"token\":\"t\"}}}");
        assertThat(source(instance, true)).isEqualTo("credentials in ~/xdg/opentofu/credentials.tfrc.json:1");

        write("home/.terraform.d/x", "");
        assertThat(source(instance, true)).isEqualTo("credentials in ~/xdg/opentofu/tofurc:1");
        write("home/.terraformrc", credentials("tfe.example.test"));
        assertThat(source(instance, true)).isEqualTo("credentials in ~/home/.terraformrc:1");
        write("home/.tofurc", credentials("tfe.example.test"));
        assertThat(source(instance, true)).isEqualTo("credentials in ~/home/.tofurc:1");
        assertThat(source(instance, false)).isEqualTo("credentials in ~/home/.terraformrc:1");
    }

    @Test
    @DisplayName("a helper is asked for hosts without a block; a block without a token hides it")
    void helper() throws IOException {
        write(
                "home/.terraformrc",
                "credentials_helper \"corp\" {\n  args = [\"x\"]\n}\ncredentials \"empty.test\" {\n}\n"
                        + "credentials \"last.test\" { token = \"" + SECRET + "\" }\n");

        assertThat(source(instance("tfe.example.test")))
                .isEqualTo("credentials_helper 'corp' of ~/home/.terraformrc:1, if it knows the host");
        assertThat(source(instance("empty.test")))
                .isEqualTo("none: credentials in ~/home/.terraformrc:4 have no token, and no other source counts beside"
                        + " them");
        assertThat(source(instance("last.test"))).isEqualTo("credentials in ~/home/.terraformrc:6");
    }

    @Test
    @DisplayName("a block whose host is punycode or no host is dropped, as the tools do")
    void droppedBlocks() throws IOException {
        write("home/.terraformrc", credentials("xn--bcher-kva.example") + credentials("https://tfe.example.test"));
        assertThat(source(instance("bücher.example"))).isEqualTo("none: run terraform login bücher.example");

        write("home/.terraformrc", credentials("Bücher.example:443"));
        assertThat(source(instance("bücher.example"))).isEqualTo("credentials in ~/home/.terraformrc:1");
    }

    @Test
    @DisplayName("a broken file is left to the tool")
    void brokenFiles() throws IOException {
        write("home/.terraformrc", credentials("tfe.example.test") + "credentials \"x\n");
        write("home/.terraform.d/a.tfrc.json", "{\"credentials\": ");

        assertThat(source(instance("tfe.example.test"))).isEqualTo("credentials in ~/home/.terraformrc:1");
    }

    @Test
    @DisplayName(
            "D59: a server of settings.xml has the token, unless a variable of this run has it and the server is not typed")
    void servers() {
        Instance instance = instance("tfe.example.test");
        servers = NamedServers.of("tfe", false);
        assertThat(source(instance)).isEqualTo("settings.xml server 'tfe'");
        environment.put("TF_TOKEN_tfe_example_test", SECRET);
        assertThat(source(instance)).isEqualTo("TF_TOKEN_tfe_example_test");
        servers = NamedServers.of("tfe", true);
        assertThat(source(instance)).isEqualTo("settings.xml server 'tfe'");
        lack = "settings.xml has no server 'tfe'";
        assertThat(source(instance)).isEqualTo("none: settings.xml has no server 'tfe'");
    }
}
