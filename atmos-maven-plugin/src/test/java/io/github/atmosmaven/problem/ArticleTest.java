package io.github.atmosmaven.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArticleTest {

    @ParameterizedTest
    @CsvSource({
        "s3, an s3",
        "azurerm, an azurerm",
        "oss, an oss",
        "oci, an oci",
        "http, an http",
        "gcs, a gcs",
        "local, a local",
        "remote, a remote",
        "kubernetes, a kubernetes",
        "pg, a pg",
        "cos, a cos",
        "consul, a consul",
        "cloud, a cloud",
        "swift, a swift",
        "etcd, an etcd",
        "S3, an S3",
        "'', 'a '",
    })
    void isSpokenWithTheWord(String word, String spoken) {
        assertThat(Article.with(word)).isEqualTo(spoken);
    }
}
