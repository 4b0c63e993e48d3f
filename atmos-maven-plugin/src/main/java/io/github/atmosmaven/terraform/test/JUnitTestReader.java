package io.github.atmosmaven.terraform.test;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Reads the report that {@code test -junit-xml} writes. Single use. */
public final class JUnitTestReader {

    private final List<TestRun> runs = new ArrayList<>();
    private String suite = "";
    private @Nullable String name;
    private @Nullable String seconds;
    private TestRun.Status status = TestRun.Status.PASSED;
    private final StringBuilder words = new StringBuilder();

    private JUnitTestReader() {}

    /** The runs of a report; none where there is no report, or no whole one, since the tool came to no end. */
    public static TestRuns read(Path report) throws IOException {
        if (!Files.isRegularFile(report)) {
            return new TestRuns(List.of());
        }
        JUnitTestReader reader = new JUnitTestReader();
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try (InputStream bytes = Files.newInputStream(report)) {
            reader.read(factory.createXMLStreamReader(bytes));
        } catch (XMLStreamException e) {
            return new TestRuns(List.of());
        }
        return new TestRuns(reader.runs);
    }

    private void read(XMLStreamReader xml) throws XMLStreamException {
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                begin(xml);
            } else if (event == XMLStreamConstants.END_ELEMENT
                    && xml.getLocalName().equals("testcase")) {
                String run = name == null ? suite : name;
                runs.add(new TestRun(
                        suite, run, status, seconds, words.toString().strip()));
            } else if ((event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) && name != null) {
                words.append(xml.getText());
            }
        }
    }

    private void begin(XMLStreamReader xml) {
        switch (xml.getLocalName()) {
            case "testsuite" -> suite = text(xml, "name");
            case "testcase" -> {
                name = text(xml, "name");
                seconds = xml.getAttributeValue(null, "time");
                status = TestRun.Status.PASSED;
                words.setLength(0);
            }
            case "failure" -> fault(xml, TestRun.Status.FAILED);
            case "error" -> fault(xml, TestRun.Status.BROKEN);
            case "skipped" -> fault(xml, TestRun.Status.SKIPPED);
            default -> {
                // What it printed besides stands in the log.
            }
        }
    }

    private void fault(XMLStreamReader xml, TestRun.Status found) {
        status = found;
        words.append(text(xml, "message")).append('\n');
    }

    private static String text(XMLStreamReader xml, String attribute) {
        String text = xml.getAttributeValue(null, attribute);
        return text == null ? "" : text;
    }
}
