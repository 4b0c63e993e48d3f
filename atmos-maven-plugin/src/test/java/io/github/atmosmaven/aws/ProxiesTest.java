package io.github.atmosmaven.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.ManifestText;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.http.urlconnection.ProxyConfiguration;

class ProxiesTest {

    @ParameterizedTest
    @DisplayName("no_proxy: a name stands for itself and everything below it")
    @CsvSource({
        "amazonaws.com, s3.amazonaws.com, true",
        "amazonaws.com, amazonaws.com, true",
        "amazonaws.com, notamazonaws.com, false",
        "amazonaws.com, amazonawsXcom, false",
        ".amazonaws.com, s3.amazonaws.com, true",
        ".amazonaws.com, amazonaws.com, false",
        "*.amazonaws.com, s3.amazonaws.com, true",
        "*, anything.test, true",
        "'localhost, 127.0.0.1', 127.0.0.1, true",
        "S3.Example.COM, s3.example.com, true",
        "s3.example.com:443, s3.example.com, true",
        "s3.example.com:9000, s3.example.com, false"
    })
    void readsHostsWithoutProxy(String setting, String host, boolean direct) {
        assertThat(Proxies.patterns(setting, null).stream().anyMatch(host::matches))
                .isEqualTo(direct);
    }

    @ParameterizedTest
    @DisplayName("no_proxy: a range holds for endpoints that are addresses")
    @CsvSource({
        "10.0.0.0/8, http://10.1.2.3:9000, true",
        "10.0.0.0/8, http://11.1.2.3:9000, false",
        "10.0.0.0/33, http://10.1.2.3:9000, false",
        "10.0.0.0/8, https://s3.example.com, false",
        "not-an-address/8, http://10.1.2.3:9000, false"
    })
    void readsRanges(String setting, URI endpoint, boolean direct) {
        assertThat(Proxies.patterns(setting, endpoint).stream().anyMatch(endpoint.getHost()::matches))
                .isEqualTo(direct);
    }

    @ParameterizedTest
    @DisplayName("nonProxyHosts of settings.xml: a name stands for itself, * for anything")
    @CsvSource({
        "localhost|*.acme.test, s3.acme.test, true",
        "localhost|*.acme.test, acme.test, false",
        "localhost|*.acme.test, localhost, true",
        "localhost|*.acme.test, s3XacmeXtest, false",
        "10.1.*, 10.1.2.3, true",
        "*, anything.test, true",
        "'', anything.test, false"
    })
    void readsHostsWithoutMavensProxy(String setting, String host, boolean direct) {
        assertThat(Proxies.mavenPatterns(setting).stream().anyMatch(host::matches))
                .isEqualTo(direct);
    }

    private static ProxyConfiguration proxy(
            String backend, Map<String, String> variables, @Nullable Proxy mavens, String endpoint) {
        AwsEnvironment environment = new AwsEnvironment(variables, null, null, null, mavens);
        return Proxies.of(
                new S3Settings(ManifestText.map(backend), environment),
                endpoint.isEmpty() ? null : URI.create(endpoint));
    }

    @Test
    @DisplayName(
            "the backend comes before the environment, that before Maven; http_proxy of the backend serves https too")
    void choosesByTheRulesOfTerraform() {
        Map<String, String> variables = Map.of("HTTPS_PROXY", "http://environment:1", "HTTP_PROXY", "http://plain:2");
        Proxy mavens = new Proxy("http", "maven", 3, null, null, "");

        assertThat(proxy("{https_proxy: \"http://own:4\"}", variables, mavens, "")
                        .host())
                .isEqualTo("own");
        assertThat(proxy("{}", variables, mavens, "").host()).isEqualTo("environment");
        assertThat(proxy("{http_proxy: \"http://own:4\"}", variables, mavens, "")
                        .host())
                .isEqualTo("environment");
        assertThat(proxy("{http_proxy: \"http://own:4\"}", Map.of(), mavens, "").host())
                .isEqualTo("own");
        assertThat(proxy("{}", Map.of("HTTP_PROXY", "http://plain:2"), mavens, "")
                        .host())
                .isEqualTo("maven");
        assertThat(proxy("{}", variables, mavens, "http://s3.example.test").host())
                .isEqualTo("plain");
        assertThat(proxy("{https_proxy: \"\"}", variables, mavens, "").host()).isNull();
    }

    @Test
    @DisplayName("a proxy of settings.xml brings its user, any password and its exceptions")
    void readsMavens() {
        Proxy mavens = new Proxy("http", "maven", 3, "me", "p@ss:w#rd %", "*.corp.test|Repo.test");

        ProxyConfiguration configuration = proxy("{}", Map.of(), mavens, "");

        assertThat(configuration.username()).isEqualTo("me");
        assertThat(configuration.password()).isEqualTo("p@ss:w#rd %");
        assertThat(List.of("s3.corp.test", "repo.test", "localhost", "127.0.0.1"))
                .allMatch(host -> configuration.nonProxyHosts().stream().anyMatch(host::matches));
        assertThat(List.of("corp.test", "s3.amazonaws.com"))
                .noneMatch(host -> configuration.nonProxyHosts().stream().anyMatch(host::matches));
        assertThat(mavens.toString()).doesNotContain("p@ss");
    }
}
