package io.github.atmosmaven.backend;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.ManifestText;
import io.github.atmosmaven.backend.type.BackendTypes;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.TextValue;
import io.github.atmosmaven.problem.Location;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("D35: attributes that are secrets")
class SensitiveAttributesTest {

    private static final String CANARY = "hush";

    private static MapValue hidden(String type, String attributes) {
        return SensitiveAttributes.hidden(BackendTypes.of(type), ManifestText.map("{" + attributes + "}"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "s3         | access_key, secret_key, token, sse_customer_key",
                "gcs        | access_token, credentials, encryption_key",
                "azurerm    | access_key, client_certificate, client_certificate_password, client_secret, customer_provided_key",
                "azurerm    | oidc_request_token, oidc_token, sas_token",
                "remote     | token",
                "cloud      | token",
                "http       | client_private_key_pem, headers, password",
                "consul     | access_token, http_auth",
                "cos        | secret_key, security_token",
                "kubernetes | client_key, password, token",
                "oss        | secret_key, security_token",
                "pg         | conn_str",
                "oci        | private_key, private_key_password, sse_customer_key",
                "swift      | password, secret",
            })
    void areHiddenHoweverTheyAreWritten(String type, String attributes) {
        for (String name : attributes.split(", ")) {
            String camel = name.replaceAll("_", "");
            assertThat(hidden(type, name + ": hush, bucket: b").toString())
                    .as(name)
                    .contains("bucket: b", "(sensitive)")
                    .doesNotContain(CANARY);
            assertThat(SensitiveAttributes.hidden(BackendTypes.UNKNOWN, ManifestText.map("{x: {" + name + ": hush}}"))
                            .toString())
                    .as("of no known type: " + name)
                    .doesNotContain(CANARY);
            assertThat(hidden(type, name.toUpperCase(java.util.Locale.ROOT) + ": hush")
                            .toString())
                    .doesNotContain(CANARY);
            assertThat(hidden(type, name.replace('_', '-') + ": [hush]").toString())
                    .doesNotContain(CANARY);
            assertThat(hidden(type, camel + ": {a: hush}").toString()).doesNotContain(CANARY);
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "s3         | assume_role_with_web_identity: {web_identity_token: hush}",
                "s3         | assume_role_with_web_identity: [{Web_Identity_Token: hush}]",
                "kubernetes | exec: {command: c, env: {A: hush}}",
                "kubernetes | exec: [{command: c, env: {A: hush}}, {env: hush}]",
                "s3         | s3: {secret_key: hush}",
                "local      | kubernetes: {exec: {env: {A: hush}}}",
                "kubernetes | Exec: [[{env: {A: hush}}]]",
            })
    void areFoundInBlocks(String type, String attributes) {
        assertThat(hidden(type, attributes).toString()).contains("(sensitive)").doesNotContain(CANARY);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @DisplayName("a password in a URL is hidden in it")
    @CsvSource(
            delimiter = '|',
            value = {
                "http   | address: 'https://u:hush@h/s'               | {address: https://u:(sensitive)@h/s}",
                "http   | address: 'https://h/s?token=hush&a=b'       | {address: https://h/s?token=(sensitive)&a=b}",
                "s3     | endpoints: {s3: 'https://u:hush@h'}         | {endpoints: {s3: https://u:(sensitive)@h}}",
                "consul | address: 'http://me@c:8500'                 | {address: http://me@c:8500}",
            })
    void hidesPasswordsInUrls(String type, String attributes, String expected) {
        assertThat(hidden(type, attributes)).hasToString(expected);
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("of a connection string only the secret is hidden, and one that holds none is shown")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "postgres://db.acme.com:5432/tf?sslmode=require        | postgres://db.acme.com:5432/tf?sslmode=require",
                "postgres://u@db/tf                                    | postgres://u@db/tf",
                "postgres://u:hush@db/tf                               | postgres://u:(sensitive)@db/tf",
                "postgres://u:hu/sh@db/tf                              | postgres://u:(sensitive)@db/tf",
                "postgres://u:hush@x@db/tf                             | postgres://u:(sensitive)@db/tf",
                "postgres://:hush@db/tf                                | postgres://:(sensitive)@db/tf",
                "postgres://db/tf?user=u&password=hush&sslmode=require | postgres://db/tf?user=u&password=(sensitive)&sslmode=require",
                "postgres://db:5432/tf?password=hush                   | postgres://db:5432/tf?password=(sensitive)",
                "postgres://db/tf?sslpassword=hush&sslkey=k.pem        | postgres://db/tf?sslpassword=(sensitive)&sslkey=k.pem",
                "host=db dbname=tf user=u                              | host=db dbname=tf user=u",
                "host=db passfile=/etc/pg sslkey=k                     | host=db passfile=/etc/pg sslkey=k",
                "host=db user=u password=hush dbname=tf                | host=db user=u password=(sensitive) dbname=tf",
                "password = 'hu sh' host=db                            | password = (sensitive) host=db",
                "host=db password='hu \\'sh' user=u                    | host=db password=(sensitive) user=u",
                "host=db password='hush user=u                         | host=db password=(sensitive)",
                "host=db PASSWORD=hu\\ sh user=u                       | host=db PASSWORD=(sensitive) user=u",
                "host=db pass=hush                                     | (sensitive)",
                "hush                                                  | (sensitive)",
            })
    void ofConnectionStrings(String written, String shown) {
        MapValue attributes = MapValue.builder(new Location("x", 1, 1))
                .put("conn_str", new TextValue(written, new Location("x", 1, 1)))
                .build();

        assertThat(SensitiveAttributes.hidden(BackendTypes.of("pg"), attributes).get("conn_str"))
                .hasToString(shown);
        assertThat(SensitiveAttributes.hidden(BackendTypes.UNKNOWN, attributes).get("conn_str"))
                .hasToString(shown);
    }

    @Test
    @DisplayName("but nothing that is null or empty, no neighbour and no data of a static remote state")
    void leavesTheRest() {
        for (String attributes : new String[] {"secret_key: null", "token: ''", "bucket: b, tokens: x"}) {
            MapValue map = ManifestText.map("{" + attributes + "}");
            assertThat(SensitiveAttributes.hidden(BackendTypes.of("s3"), map)).isSameAs(map);
        }
        assertThat(hidden("static", "token_url: x")).hasToString("{token_url: x}");
        assertThat(hidden("local", "path: secret")).hasToString("{path: secret}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgres://db.acme.test/states",
                "postgres://me@db/states?sslmode=verify-full",
                "host=db user=me"
            })
    @DisplayName("D35: a connection string without a password is no secret, here or in the words of a tool")
    void leavesOpenWhatHoldsNoSecret(String connection) {
        String attributes = "conn_str: \"" + connection + "\"";

        assertThat(hidden("pg", attributes).text("conn_str")).isEqualTo(connection);
        assertThat(SensitiveAttributes.values(BackendTypes.of("pg"), ManifestText.map("{" + attributes + "}")))
                .isEmpty();
    }
}
