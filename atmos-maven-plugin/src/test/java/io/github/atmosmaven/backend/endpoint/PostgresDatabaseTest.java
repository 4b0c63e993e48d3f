package io.github.atmosmaven.backend.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresDatabaseTest {

    @ParameterizedTest(name = "{0}")
    @DisplayName("D32: where a database is, whatever else its connection says")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "postgres://u:p@db/tf                                 | postgres://db/tf",
                "postgresql://DB:5432/tf?sslmode=require              | postgres://db/tf",
                "postgres://u:p@db/tf?application_name=a@b            | postgres://db/tf",
                "postgres://db/tf?password=a@b                        | postgres://db/tf",
                "postgres://a:1,b:2/tf                                | postgres://a:1,b:2/tf",
                "host=db dbname=tf                                    | postgres://db/tf",
                "hostaddr=10.0.0.1 dbname=tf                          | postgres://10.0.0.1/tf",
                "hostaddr=10.0.0.2 dbname=tf                          | postgres://10.0.0.2/tf",
                "host=db user=state                                   | postgres://db/state",
            })
    void isTold(String connection, String place) {
        assertThat(PostgresDatabase.of(connection, unset -> "")).isEqualTo(place);
    }

    @ParameterizedTest
    @DisplayName("D35: a secret that is written wrong is not told either")
    @ValueSource(
            strings = {
                "postgres://u:SEC/RET@db/tf",
                "postgres://u:SEC?RET@db/tf",
                "postgres://u:SEC#RET@db/tf",
                "postgres://u:SEC@RET@db/tf",
                "host=db dbname=tf password='never closed SECRET",
                "host=db dbname=tf password=SEC'RET",
            })
    void secretsAreNotTold(String connection) {
        assertThat(PostgresDatabase.of(connection, unset -> "")).isEqualTo("postgres://db/tf");
    }

    @Test
    @DisplayName("D24: neither a long password nor a long certificate ends the stack")
    void endsWithLongValues() {
        assertThat(PostgresDatabase.of("host=h dbname=d password=" + "a".repeat(200_000), unset -> ""))
                .isEqualTo("postgres://h/d");
        assertThat(PostgresDatabase.of("dbname=d sslkey='" + "\\'x".repeat(100_000) + "' host=h", unset -> ""))
                .isEqualTo("postgres://h/d");
        assertThat(Credentials.strip("password='" + "\\'x".repeat(100_000) + "'"))
                .isEmpty();
    }
}
