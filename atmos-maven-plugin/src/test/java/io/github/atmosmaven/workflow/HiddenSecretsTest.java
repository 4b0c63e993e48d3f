package io.github.atmosmaven.workflow;

import static io.github.atmosmaven.InstanceOf.map;
import static io.github.atmosmaven.InstanceOf.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.InstanceOf;
import io.github.atmosmaven.model.Instance;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("D79: what is hidden in texts that are shown")
class HiddenSecretsTest {

    @ParameterizedTest
    @CsvSource({
        "s3, secret_key, Xj9planted, the key Xj9planted is wrong, the key (sensitive) is wrong",
        "azurerm, access_key, a\"b\\c, 'got \"a\\\"b\\\\c\"', 'got \"(sensitive)\"'",
        "http, password, p@ss/wörd, GET https://u:p%40ss%2Fw%C3%B6rd@h, GET https://u:(sensitive)@h",
        "pg, conn_str, postgres://u:hunter22@h/db, no password hunter22 here, no password (sensitive) here",
        "pg, conn_str, host=h password=hunter22 user=me, no hunter22 here, no (sensitive) here",
        "consul, access_token, one two, 'it was one\ntwo', it was (sensitive)",
        "s3, secret_key, it's2, 'KEY=''a it''\\''''s2 z''', 'KEY=''a (sensitive) z'''",
        "azurerm, access_key, a\"b'c, '''\"a\\\"b''\\''''c\"''', '''\"(sensitive)\"'''",
        "s3, bucket, my-bucket, the bucket my-bucket, the bucket my-bucket",
        "s3, secret_key, abc, the abc of it, the abc of it",
    })
    @DisplayName("attributes of a backend, in whatever form a tool quotes them")
    void hidesAttributes(String type, String attribute, String value, String words, String shown) {
        Instance instance = new InstanceOf("dev", "vpc")
                .backend(type, Map.of(attribute, text(value)))
                .get();

        assertThat(hidden(instance, Map.of()).in(words)).isEqualTo(shown);
    }

    @Test
    @DisplayName("variables whose names speak of a secret, wherever they come from")
    void hidesVariables() {
        Instance instance = new InstanceOf("dev", "vpc")
                .section("vars", Map.of("db", map(Map.of("password", text("alpha1"), "name", text("plain")))))
                .section("env", Map.of("GITHUB_TOKEN", text("beta22"), "TF_LOG", text("debug")))
                .get();

        assertThat(hidden(instance, Map.of("TF_VAR_api_key", "gamma3", "HOME", "/home/me"))
                        .in("alpha1 beta22 gamma3 plain debug /home/me"))
                .isEqualTo("(sensitive) (sensitive) (sensitive) plain debug /home/me");
    }

    @Test
    @DisplayName("D35: nothing that only says who somebody is: the id of a key, the author of a commit, a user")
    void showsWhoSomebodyIs() {
        Instance instance = new InstanceOf("dev", "vpc")
                .backend("pg", Map.of("conn_str", text("host=h user=kermit password=hunter22")))
                .section("env", Map.of("AWS_ACCESS_KEY_ID", text("local")))
                .get();
        Map<String, String> environment = Map.of(
                "AWS_ACCESS_KEY_ID",
                "test",
                "GIT_AUTHOR_NAME",
                "build",
                "DATABASE_URL",
                "postgres://h/db?user=atmos&password=hunter33",
                "AUTHOR_TOKEN",
                "alpha444");

        assertThat(hidden(instance, environment)
                        .in("build acme-test with -Datmos.local as kermit, hunter22, hunter33 or alpha444"))
                .isEqualTo("build acme-test with -Datmos.local as kermit, (sensitive), (sensitive) or (sensitive)");
    }

    @ParameterizedTest
    @CsvSource({
        "test, the test of it, the test of it",
        "testing, it is testing, it is testing",
        "te3t, the te3t of it, the (sensitive) of it",
        "miniokey, the miniokey of it, the (sensitive) of it",
    })
    @DisplayName("no word that stands for a key of AWS where none is checked, but any real key")
    void showsPlaceholders(String key, String words, String shown) {
        Instance instance = new InstanceOf("dev", "vpc").get();
        Instance own = new InstanceOf("dev", "vpc")
                .backend("s3", Map.of("access_key", text(key), "secret_key", text(key)))
                .section("env", Map.of("AWS_SESSION_TOKEN", text(key)))
                .section("providers", Map.of("aws", map(Map.of("secret_key", text(key)))))
                .get();

        assertThat(hidden(instance, Map.of("AWS_SECRET_ACCESS_KEY", key, "AWS_SESSION_TOKEN", key))
                        .in(words))
                .isEqualTo(shown);
        assertThat(hidden(own, Map.of()).in(words)).isEqualTo(shown);
    }

    @Test
    @DisplayName("short passwords and tokens of anything else")
    void hidesShortPasswords() {
        Instance instance = new InstanceOf("dev", "vpc")
                .section("vars", Map.of("secret_key", text("gamma")))
                .backend("http", Map.of("password", text("delta")))
                .get();

        assertThat(hidden(instance, Map.of("GITHUB_TOKEN", "alpha", "DB_PASSWORD", "beta"))
                        .in("alpha beta gamma delta"))
                .isEqualTo("(sensitive) (sensitive) (sensitive) (sensitive)");
    }

    @Test
    @DisplayName("the password of a connection string, also where its variable's name speaks of a secret")
    void hidesPartsOfSecretVariables() {
        Instance instance = new InstanceOf("dev", "vpc").get();

        assertThat(hidden(instance, Map.of("PG_CONN_STR", "postgres://u:hunter22@h/db"))
                        .in("no password hunter22 here, nor postgres://u:hunter22@h/db"))
                .isEqualTo("no password (sensitive) here, nor (sensitive)");
    }

    private static HiddenSecrets hidden(Instance instance, Map<String, String> environment) {
        return HiddenSecrets.of(instance, List.of(environment), Set.of(), Map.of());
    }

    @Test
    @DisplayName("the password of a proxy, as it is in the URL and as it is meant")
    void hidesPasswordsOfProxies() {
        Instance instance = new InstanceOf("dev", "vpc").get();

        assertThat(hidden(instance, Map.of("HTTPS_PROXY", "http://me:p%40ss-w+1@proxy:3128"))
                        .in("proxy:3128 refuses me with p@ss-w+1, or p%40ss-w+1"))
                .isEqualTo("proxy:3128 refuses me with (sensitive), or (sensitive)");
    }

    @Test
    @DisplayName("values of variables that the root module declares sensitive, whatever their names")
    void hidesSensitiveVariables() {
        Instance instance = new InstanceOf("dev", "vpc")
                .section("vars", Map.of("admin", map(Map.of("login", text("kermit99"))), "size", text("medium")))
                .get();

        assertThat(HiddenSecrets.of(instance, List.of(), Set.of("admin"), Map.of())
                        .in("login kermit99, size medium"))
                .isEqualTo("login (sensitive), size medium");
    }

    @Test
    @DisplayName("a private key is hidden line by line")
    void hidesLines() {
        Instance instance = new InstanceOf("dev", "vpc")
                .section("vars", Map.of("private_key", text("-----BEGIN KEY-----\nMIIEabcdefgh\n-----END KEY-----\n")))
                .get();

        assertThat(hidden(instance, Map.of()).in("line MIIEabcdefgh is bad")).isEqualTo("line (sensitive) is bad");
    }
}
