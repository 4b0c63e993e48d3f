package io.github.atmosmaven.workflow.report;

import io.github.atmosmaven.problem.AtmosException;
import io.github.atmosmaven.problem.DisplayText;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/** Writes a suite of test cases in the form of JUnit, which CI servers show. */
public final class JUnitDocument {

    /**
     * A test case. Control characters, which XML does not have, are escaped.
     *
     * @param seconds time that it took; null where nobody measured
     * @param failure why it failed; null if it did not
     * @param skipped why it was skipped; null if it was not
     * @param output what else there is to tell; empty if there is nothing
     */
    public record Case(
            String name,
            @Nullable BigDecimal seconds,
            @Nullable Failure failure,
            @Nullable String skipped,
            String output) {}

    /** @param message the short form, for lists of failures */
    public record Failure(String message, String text) {}

    private JUnitDocument() {}

    /** @param goal name of the goal whose results the cases are */
    public static String text(String goal, List<Case> cases) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeCharacters("\n");
            xml.writeStartElement("testsuite");
            xml.writeAttribute("name", "atmos:" + goal);
            xml.writeAttribute("tests", String.valueOf(cases.size()));
            xml.writeAttribute("failures", count(cases.stream().filter(each -> each.failure() != null)));
            xml.writeAttribute("errors", "0");
            xml.writeAttribute("skipped", count(cases.stream().filter(each -> each.skipped() != null)));
            for (Case each : cases) {
                write(xml, goal, each);
            }
            xml.writeCharacters("\n");
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new AtmosException.EnvironmentFailure(
                    Problem.error(ProblemCode.CANNOT_WRITE, null, "cannot write the JUnit report", null), e);
        }
        return text.append('\n').toString();
    }

    private static String count(Stream<Case> cases) {
        return String.valueOf(cases.count());
    }

    private static void write(XMLStreamWriter xml, String goal, Case each) throws XMLStreamException {
        xml.writeCharacters("\n  ");
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", "atmos." + goal);
        xml.writeAttribute("name", DisplayText.onOneLine(each.name()));
        if (each.seconds() != null) {
            xml.writeAttribute("time", each.seconds().toPlainString());
        }
        Failure failure = each.failure();
        if (failure != null) {
            begin(xml, "failure");
            xml.writeAttribute("message", DisplayText.escaped(failure.message()));
            end(xml, failure.text());
        }
        if (each.skipped() != null) {
            begin(xml, "skipped");
            xml.writeAttribute("message", DisplayText.escaped(each.skipped()));
            xml.writeEndElement();
        }
        if (!each.output().isEmpty()) {
            begin(xml, "system-out");
            end(xml, each.output());
        }
        xml.writeCharacters("\n  ");
        xml.writeEndElement();
    }

    private static void begin(XMLStreamWriter xml, String element) throws XMLStreamException {
        xml.writeCharacters("\n    ");
        xml.writeStartElement(element);
    }

    private static void end(XMLStreamWriter xml, String content) throws XMLStreamException {
        xml.writeCharacters(DisplayText.escaped(content));
        xml.writeEndElement();
    }
}
