package io.github.atmosmaven.aws.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.http.MavenProxy;
import io.github.atmosmaven.http.Proxy;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("D59: what another program is told of identity and proxies")
class BuildIdentityTest {

    private static final AwsEnvironment.Keys KEYS = new AwsEnvironment.Keys("AKIASERVER", "canary", null);

    private static MavenProxy proxy(String protocol, String host, String except) {
        return new MavenProxy(protocol, new Proxy("http", host, 8080, "corp\\me", "p@ss:w#rd %"), except);
    }

    private static Map<String, String> environment(Map<String, String> callers, MavenProxy... proxies) {
        return new BuildIdentity(null, null, List.of(proxies)).withProxies(callers);
    }

    @Test
    @DisplayName("a profile and keys are variables, beside which no other identity of the caller is left")
    void names() {
        BuildIdentity profile = new BuildIdentity("ci", KEYS, List.of());
        assertThat(profile.variables()).isEqualTo(Map.of("AWS_PROFILE", "ci"));
        assertThat(profile.contradictions())
                .contains(
                        "AWS_ACCESS_KEY_ID",
                        "AWS_SECRET_ACCESS_KEY",
                        "AWS_SESSION_TOKEN",
                        "AWS_WEB_IDENTITY_TOKEN_FILE");

        BuildIdentity keys = new BuildIdentity(null, KEYS, List.of());
        assertThat(keys.variables())
                .isEqualTo(Map.of("AWS_ACCESS_KEY_ID", "AKIASERVER", "AWS_SECRET_ACCESS_KEY", "canary"));
        assertThat(keys.contradictions()).contains("AWS_SESSION_TOKEN", "AWS_PROFILE");
        assertThat(keys.toString()).doesNotContain("canary");
        assertThat(new BuildIdentity(null, new AwsEnvironment.Keys("ASIA", "canary", "session"), List.of()).variables())
                .containsEntry("AWS_SESSION_TOKEN", "session");

        assertThat(BuildIdentity.NONE.variables()).isEmpty();
        assertThat(BuildIdentity.NONE.contradictions()).isEmpty();
    }

    @Test
    @DisplayName("proxies become URLs with user and password percent-encoded; one of http serves https as well")
    void proxies() {
        assertThat(environment(Map.of("A", "b"), proxy("http", "one", "localhost|*.corp.test")))
                .isEqualTo(Map.of(
                        "A", "b",
                        "HTTP_PROXY", "http://corp%5Cme:p%40ss%3Aw%23rd%20%25@one:8080",
                        "HTTPS_PROXY", "http://corp%5Cme:p%40ss%3Aw%23rd%20%25@one:8080",
                        "NO_PROXY", "localhost,.corp.test"));
        assertThat(environment(Map.of(), proxy("https", "two", ""), proxy("http", "one", ""), proxy("https", "x", "")))
                .containsEntry("HTTP_PROXY", proxy("http", "one", "").proxy().url())
                .containsEntry("HTTPS_PROXY", proxy("https", "two", "").proxy().url())
                .doesNotContainKey("NO_PROXY");
    }

    @Test
    @DisplayName("what the environment names itself stays, and its exceptions do too")
    void environmentWins() {
        assertThat(environment(
                        Map.of("https_proxy", "http://own:1", "no_proxy", "a.test"), proxy("http", "one", "b.test")))
                .containsEntry("https_proxy", "http://own:1")
                .doesNotContainKey("HTTPS_PROXY")
                .containsEntry("NO_PROXY", "b.test,a.test")
                .containsKey("HTTP_PROXY");
        Map<String, String> both = Map.of("HTTPS_PROXY", "http://own:1", "HTTP_PROXY", "http://own:2");
        assertThat(environment(both, proxy("http", "one", "b.test"))).isEqualTo(both);
    }

    @ParameterizedTest
    @DisplayName("nonProxyHosts in Go's form; what cannot be said there is left out")
    @CsvSource({
        "localhost, localhost",
        "*.corp.test, .corp.test",
        "*, *",
        "10.*, 10.0.0.0/8",
        "192.168.*, 192.168.0.0/16",
        "192.168.7.*, 192.168.7.0/24",
        "s3*.corp.test,",
        "*.corp.*,"
    })
    void translatesHosts(String written, String inGo) {
        assertThat(ProxyVariables.inGo(written)).isEqualTo(inGo);
    }
}
