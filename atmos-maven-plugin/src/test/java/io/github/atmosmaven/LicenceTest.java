package io.github.atmosmaven;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;

@DisplayName("The jars carry the licence")
class LicenceTest {

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"LICENSE", "NOTICE"})
    void isInTheJar(String file) {
        assertThat(Path.of("target/classes/META-INF", file)).content().contains("Apache License");
    }

    @Test
    @DisplayName("and the POM names it; what only those who release know comes from properties that are empty here")
    void isInThePom() throws Exception {
        Document pom = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(Path.of("../pom.xml").toFile());

        assertThat(text(pom, "/project/licenses/license/name")).isEqualTo("Apache-2.0");
        assertThat(text(pom, "/project/url")).isEqualTo("${release.url}");
        assertThat(text(pom, "/project/scm/url")).isEqualTo("${release.scm}");
        assertThat(text(pom, "/project/scm/connection")).isEqualTo("scm:git:${release.scm}");
        assertThat(text(pom, "/project/developers/developer/name")).isEqualTo("${release.developer}");
        assertThat(text(pom, "/project/developers/developer/url")).isEqualTo("${release.url}");
        for (String property : new String[] {"url", "scm", "developer"}) {
            assertThat(text(pom, "/project/properties/release." + property)).isEmpty();
            assertThat(text(pom, "count(/project/properties/release." + property + ")"))
                    .isEqualTo("1");
            assertThat(text(pom, "//profile[id='release']//property[.='release." + property + "']"))
                    .as("the profile asks for it")
                    .isNotEmpty();
        }
    }

    private static String text(Document pom, String path) throws XPathExpressionException {
        return XPathFactory.newInstance().newXPath().evaluate(path, pom);
    }
}
