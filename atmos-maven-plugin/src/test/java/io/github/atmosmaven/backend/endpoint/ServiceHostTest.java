package io.github.atmosmaven.backend.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("remote-backend 1: the host of a service")
class ServiceHostTest {

    @ParameterizedTest(name = "{0} is {1}")
    @DisplayName("has one form, however it is written")
    @CsvSource({
        "tfe.example.test, tfe.example.test",
        "TFE.Example.TEST, tfe.example.test",
        "tfe.example.test:443, tfe.example.test",
        "tfe.example.test:00443, tfe.example.test",
        "tfe.example.test:8443, tfe.example.test:8443",
        "tfe.example.test:08443, tfe.example.test:8443",
        "bücher.example, xn--bcher-kva.example",
        "BÜCHER.example, xn--bcher-kva.example",
        "bu\u0308cher.example, xn--bcher-kva.example",
        "xn--bcher-kva.example, xn--bcher-kva.example",
        "XN--Bcher-KVA.example, xn--bcher-kva.example",
        "straße.example, xn--strae-oqa.example",
        "点看。example, xn--3pxu8k.example",
        "παράδειγμα.δοκιμή, xn--hxajbheg2az3al.xn--jxalpdlp",
        "他们为什么不说中文, xn--ihqwcrb4cv8a8dqg056pqjye",
        "3年B組金八先生, xn--3b-ww4c5e180e575a65lsy2b",
        "ｔｆｅ.example, tfe.example",
        "10.0.0.1:8443, 10.0.0.1:8443",
        "tfe.example.test., tfe.example.test.",
    })
    void hasOneForm(String written, String expected) {
        assertThat(ServiceHost.of(written)).hasToString(expected);
    }

    @ParameterizedTest
    @DisplayName("lies at one address with a dot at its end and without")
    @ValueSource(strings = {"tfe.example.test", "tfe.example.test.", "TFE.example.test.:443"})
    void hasOneAddress(String written) {
        assertThat(ServiceHost.of(written).address()).isEqualTo("tfe.example.test");
    }

    @ParameterizedTest
    @DisplayName("may have capitals, a port, a dot at its end and any letters")
    @ValueSource(
            strings = {
                "tfe",
                "TFE.Example.TEST",
                "tfe.example.test.",
                "localhost:8443",
                "10.0.0.1",
                "bücher.example",
                "XN--bcher-kva.example",
                "h:65535",
                "a-b.c--d"
            })
    void isHost(String written) {
        assertThat(HostFault.of(written)).isNull();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @DisplayName("is refused as the tools refuse it, with the reason")
    @CsvSource({
        "https://tfe.example.test, SCHEME",
        "https://tfe.example.test:8443/x, SCHEME",
        "tfe.example.test/app, PATH",
        "::1, PORT_OF_IPV6",
        "[::1]:8443, PORT_OF_IPV6",
        "tfe:, PORT_NOT_NUMBER",
        "tfe:https, PORT_NOT_NUMBER",
        "tfe:0, PORT_NOT_NUMBER",
        "tfe:65536, PORT_TOO_HIGH",
        "tfe..test, EMPTY_LABEL",
        ".test, EMPTY_LABEL",
        "xn--bcher-kva.example, PUNYCODE",
        "tfe_1.test, SIGN",
        "tfe 1.test, SIGN",
        "'${host}', SIGN",
        "-tfe.test, HYPHEN",
        "tfe-.test, HYPHEN",
    })
    void isNoHost(String written, HostFault fault) {
        assertThat(HostFault.of(written)).isEqualTo(fault);
    }
}
