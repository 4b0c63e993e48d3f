package io.github.atmosmaven.aws.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.atmosmaven.ManifestText;
import io.github.atmosmaven.backend.s3.S3Backend;
import io.github.atmosmaven.http.InvalidSetting;
import io.github.atmosmaven.http.MavenProxy;
import io.github.atmosmaven.http.Proxy;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxiesTest {

    @ParameterizedTest
    @DisplayName("no_proxy: a name stands for itself and everything below it")
    @CsvSource({
        "amazonaws.com, https://s3.amazonaws.com, true",
        "amazonaws.com, https://amazonaws.com, true",
        "amazonaws.com, https://notamazonaws.com, false",
        "amazonaws.com, https://amazonawsXcom, false",
        ".amazonaws.com, https://s3.amazonaws.com, true",
        ".amazonaws.com, https://amazonaws.com, false",
        "*.amazonaws.com, https://s3.amazonaws.com, true",
        "*, https://anything.test, true",
        "'localhost, 10.0.0.1', https://10.0.0.1, true",
        "S3.Example.COM, https://s3.example.com, true",
        "s3.example.com:443, https://s3.example.com, true",
        "s3.example.com:9000, https://s3.example.com, false",
        "s3.example.com:9000, http://s3.example.com:9000, true"
    })
    void readsHostsWithoutProxy(String setting, URI target, boolean direct) {
        assertThat(NoProxy.of(setting).isDirect(target)).isEqualTo(direct);
    }

    @ParameterizedTest
    @DisplayName("no_proxy: a range holds for endpoints that are addresses")
    @CsvSource({
        "10.0.0.0/8, http://10.1.2.3:9000, true",
        "10.0.0.0/8, http://11.1.2.3:9000, false",
        "10.0.0.0/33, http://10.1.2.3:9000, false",
        "10.0.0.0/8, https://s3.example.com, false",
        "not-an-address/8, http://10.1.2.3:9000, false",
        "fd00::/8, 'http://[fd00::1]:9000', true"
    })
    void readsRanges(String setting, URI target, boolean direct) {
        assertThat(NoProxy.of(setting).isDirect(target)).isEqualTo(direct);
    }

    @ParameterizedTest
    @DisplayName("nonProxyHosts of settings.xml: a name stands for itself, * for anything")
    @CsvSource({
        "localhost|*.acme.test, s3.acme.test, true",
        "localhost|*.acme.test, acme.test, false",
        "localhost|*.acme.test, localhost, true",
        "localhost|*.acme.test, s3XacmeXtest, false",
        "10.1.*, 10.1.2.3, true",
        "Repo.test, repo.TEST, true",
        "*, anything.test, true",
        "'', anything.test, false"
    })
    void readsHostsWithoutMavensProxy(String setting, String host, boolean direct) {
        assertThat(mavens("http", "proxy", setting).excludes(host)).isEqualTo(direct);
    }

    private static MavenProxy mavens(String protocol, String host, String except) {
        return new MavenProxy(protocol, new Proxy("http", host, 3, null, null), except);
    }

    private static String host(String backend, Map<String, String> variables, String target, MavenProxy... mavens) {
        AwsEnvironment environment =
                AwsEnvironment.of(variables).withIdentity(new BuildIdentity(null, null, List.of(mavens)));
        Proxy proxy = new Proxies(new S3Settings(S3Backend.of(ManifestText.map(backend)), environment))
                .apply(URI.create(target));
        return proxy == null ? "none" : proxy.host();
    }

    @Test
    @DisplayName(
            "the backend comes before the environment, that before Maven; http_proxy of the backend serves https too")
    void choosesByTheRulesOfTerraform() {
        Map<String, String> variables = Map.of("HTTPS_PROXY", "http://environment:1", "HTTP_PROXY", "http://plain:2");
        MavenProxy mavens = mavens("http", "maven", "");
        String aws = "https://s3.amazonaws.com";

        assertThat(host("{https_proxy: \"http://own:4\"}", variables, aws, mavens))
                .isEqualTo("own");
        assertThat(host("{}", variables, aws, mavens)).isEqualTo("environment");
        assertThat(host("{http_proxy: \"http://own:4\"}", variables, aws, mavens))
                .isEqualTo("environment");
        assertThat(host("{http_proxy: \"http://own:4\"}", Map.of(), aws, mavens))
                .isEqualTo("own");
        assertThat(host("{}", Map.of("HTTP_PROXY", "http://plain:2"), aws, mavens))
                .isEqualTo("maven");
        assertThat(host("{}", variables, "http://s3.example.test", mavens)).isEqualTo("plain");
        assertThat(host("{https_proxy: \"\"}", variables, aws, mavens)).isEqualTo("none");
    }

    @Test
    @DisplayName(
            "of several proxies of settings.xml the first of the URL's protocol counts that does not exclude the host")
    void choosesByTheProtocol() {
        MavenProxy plain = mavens("http", "plain", "");
        MavenProxy closed = mavens("https", "closed", "*.corp.test");
        MavenProxy secure = mavens("HTTPS", "secure", "");

        assertThat(host("{}", Map.of(), "https://s3.test", plain, secure)).isEqualTo("secure");
        assertThat(host("{}", Map.of(), "http://s3.test", secure, plain)).isEqualTo("plain");
        assertThat(host("{}", Map.of(), "https://s3.corp.test", plain, closed, secure))
                .isEqualTo("secure");
        assertThat(host("{}", Map.of(), "https://s3.corp.test", plain, closed)).isEqualTo("plain");
        assertThat(host("{}", Map.of(), "http://s3.test", secure)).isEqualTo("none");
        assertThat(host("{}", Map.of(), "https://s3.test", mavens("ftp", "other", "")))
                .isEqualTo("none");
        assertThat(host("{}", Map.of(), "https://127.0.0.1:1", plain, secure)).isEqualTo("none");
    }

    @ParameterizedTest
    @DisplayName("user and password of a proxy's URL are percent-encoded, and split before they are decoded")
    @CsvSource({
        "http://me:p%40ss%3Aw%23rd%20%25@proxy:3, me, 'p@ss:w#rd %', http, 3",
        "https://m%3Ae:pw@proxy, 'm:e', pw, https, 443",
        "http://me@proxy:3, me, , http, 3",
        "me:a+b@proxy, me, a+b, http, 80",
        "http://corp%5Cme:p@w@proxy:3, corp\\me, p@w, http, 3",
        "socks5://proxy, , , socks5, 1080"
    })
    void decodesTheLogin(String url, String user, String password, String scheme, int port) {
        Proxy proxy = Proxy.parse("https_proxy", url);

        assertThat(proxy).isEqualTo(new Proxy(scheme, "proxy", port, user, password));
        assertThat(Proxy.parse("https_proxy", proxy.url())).isEqualTo(proxy);
        assertThat(proxy.toString()).doesNotContain("me", "pw");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://me:canary@",
                "ftp://me:canary@proxy",
                "http://me:canary%zz@proxy",
                "http://me:canary@proxy:99999"
            })
    @DisplayName("a URL that names no proxy is refused without its password")
    void refusesOtherUrls(String url) {
        assertThatThrownBy(() -> Proxy.parse("https_proxy", url))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageContaining("https_proxy")
                .hasMessageNotContaining("canary")
                .hasNoCause();
    }
}
