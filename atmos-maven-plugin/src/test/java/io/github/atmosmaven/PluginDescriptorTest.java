package io.github.atmosmaven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What the plugin tells Maven and its users of itself. */
class PluginDescriptorTest {

    private static final Set<String> SHORT_PROPERTIES =
            Set.of("stack", "component", "skipTests", "maven.test.skip", "maven.test.failure.ignore");
    /** Parameters that hold several values, which no property can. */
    private static final Set<String> POM_ALONE = Set.of("gate", "lint");

    private static Document descriptor;

    @BeforeAll
    static void read() throws Exception {
        descriptor = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new File("target/classes/META-INF/maven/plugin.xml"));
    }

    @Test
    @DisplayName("D6: four goals are bound to their phases, and every other to none")
    void goalsHaveTheirPhases() {
        List<String> goals = new ArrayList<>();
        for (Element mojo : elements(descriptor.getDocumentElement(), "mojo")) {
            if (!text(mojo, "phase").isEmpty()) {
                goals.add(text(mojo, "goal") + " " + text(mojo, "phase"));
            }
        }
        assertThat(goals)
                .containsExactlyInAnyOrder(
                        "validate validate", "render generate-resources", "provision process-resources", "plan verify");
    }

    @Test
    @DisplayName("every goal is thread safe and described")
    void goalsAreThreadSafe() {
        for (Element mojo : elements(descriptor.getDocumentElement(), "mojo")) {
            assertThat(text(mojo, "threadSafe")).as(text(mojo, "goal")).isEqualTo("true");
            assertThat(text(mojo, "description")).as(text(mojo, "goal")).isNotBlank();
        }
    }

    @Test
    @DisplayName("D6: the help of every goal tells its phase and has an example")
    void goalsAreAManual() {
        int checked = 0;
        for (Element mojo : elements(descriptor.getDocumentElement(), "mojo")) {
            String goal = text(mojo, "goal");
            if (goal.equals("help")) {
                continue;
            }
            String phase = text(mojo, "phase");
            checked++;
            assertThat(text(mojo, "description"))
                    .as(goal)
                    .contains(phase.isEmpty() ? "Bound to no phase." : "Phase: " + phase + ".")
                    .containsPattern(
                            "Example: mvn .*\\b(atmos:)?" + (phase.isEmpty() ? goal : "(" + goal + "|" + phase + ")"));
        }
        assertThat(checked).isGreaterThan(6);
    }

    @Test
    @DisplayName("every parameter that users set is documented: default, example, since when, and a property of ours")
    void parametersAreAManual() {
        Set<String> checked = new HashSet<>();
        for (Element mojo : elements(descriptor.getDocumentElement(), "mojo")) {
            if (text(mojo, "goal").equals("help")) {
                continue;
            }
            for (Element parameter : elements(mojo, "parameter")) {
                String name = text(parameter, "name");
                if (!text(parameter, "editable").equals("true")) {
                    continue;
                }
                checked.add(name);
                assertThat(text(parameter, "description")).as(name).contains("Default:");
                assertThat(text(parameter, "since")).as(name).isEqualTo("0.1.0");
                if (POM_ALONE.contains(name)) {
                    assertThat(text(parameter, "description"))
                            .as(name)
                            .containsPattern("POM alone.*Example:(?s).*<" + name + ">");
                    assertThat(propertyOf(mojo, name)).as(name).isEmpty();
                    continue;
                }
                assertThat(text(parameter, "description"))
                        .as(name)
                        .containsPattern("Example: .*-D" + Pattern.quote(propertyOf(mojo, name)) + "\\b");
                String property = propertyOf(mojo, name);
                assertThat(property.startsWith("atmos.") || SHORT_PROPERTIES.contains(property))
                        .as(name + " has the property " + property)
                        .isTrue();
            }
        }
        assertThat(checked).hasSizeGreaterThan(20);
    }

    @Test
    @DisplayName("D5: the AWS SDK comes without netty and without the Apache clients")
    void theClosureIsSmall() {
        String classPath = System.getProperty("java.class.path");
        assertThat(classPath)
                .doesNotContain("netty")
                .doesNotContain("apache-client")
                .doesNotContain("apache5-client");
    }

    private static String propertyOf(Element mojo, String parameter) {
        return text(elements(mojo, "configuration").get(0), parameter).replaceAll("^\\$\\{|}$", "");
    }

    private static List<Element> elements(Element parent, String name) {
        NodeList nodes = parent.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    private static String text(Element parent, String name) {
        NodeList children = parent.getChildNodes();
        for (int i = 0; i < children.getLength(); i++) {
            if (children.item(i).getNodeName().equals(name)) {
                return children.item(i).getTextContent().strip();
            }
        }
        return "";
    }
}
