package io.github.atmosmaven.backend.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("D35: credentials in addresses")
class CredentialsTest {

    @ParameterizedTest(name = "{0} becomes {1}")
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "postgres://user:hush@db:5432/tf, postgres://db:5432/tf",
                "postgres://user:hu@sh@db/tf, postgres://db/tf",
                "postgres://db/tf?user=u&password=hush, postgres://db/tf",
                "postgres://db/tf?password=hush&sslmode=require, postgres://db/tf?sslmode=require",
                "postgres://db/tf?sslmode=require&sslpassword=hush, postgres://db/tf?sslmode=require",
                "https://h/state?private_token=hush, https://h/state",
                "host=db user=u password=hush dbname=tf, host=db dbname=tf",
                "host=db password = 'hu sh' dbname=tf, host=db dbname=tf",
                "host=db password='it\\'s hush' dbname=tf, host=db dbname=tf",
                "host=db sslpassword=hush, host=db",
                "host=db password=hu\\ sh dbname=tf, host=db dbname=tf",
                "host=db password=hu://sh dbname=tf, host=db dbname=tf",
                "https://h/state?access_key=hush&api_key=hush, https://h/state",
            })
    void areTakenOut(String text, String expected) {
        assertThat(Credentials.strip(text)).isEqualTo(expected);
    }

    @Test
    @DisplayName("D24: a long text without any is looked through in the time of its length")
    void areNotSearchedForLong() {
        assertTimeoutPreemptively(
                Duration.ofSeconds(30),
                () -> assertThat(Credentials.areIn("x://" + "a:".repeat(200_000)))
                        .isFalse());
    }

    @ParameterizedTest
    @DisplayName("what holds none stays as it is")
    @ValueSource(
            strings = {
                "https://h/states/a@b",
                "https://h/state?name=dev",
                "https://h/state?",
                "https://h/state?key=dev",
                "host=db dbname=tf",
                "us-east-1",
                "",
            })
    void leaveTheRest(String text) {
        assertThat(Credentials.strip(text)).isEqualTo(text);
    }
}
