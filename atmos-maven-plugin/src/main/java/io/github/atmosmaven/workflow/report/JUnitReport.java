package io.github.atmosmaven.workflow.report;

import io.github.atmosmaven.files.AtomicFiles;
import io.github.atmosmaven.problem.AtmosException;
import io.github.atmosmaven.problem.DisplayText;
import io.github.atmosmaven.problem.Location;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** The findings as a JUnit report, which CI servers show beside test results: a test case for each file. */
public final class JUnitReport {

    public static final String NAME = "TEST-atmos-validate.xml";
    private static final String PROJECT = "project";

    private JUnitReport() {}

    /** @param files all manifests that were looked at, as paths relative to the project */
    public static void write(Path outputDirectory, List<String> files, List<Problem> problems) {
        Map<String, List<Problem>> byFile = new TreeMap<>();
        new TreeSet<>(files).forEach(file -> byFile.put(file, new ArrayList<>()));
        for (Problem problem : problems) {
            Location place = problem.location();
            byFile.computeIfAbsent(place == null ? PROJECT : place.file(), file -> new ArrayList<>())
                    .add(problem);
        }
        new AtomicFiles().writeIfChanged(outputDirectory.resolve(NAME), document(byFile), AtomicFiles.Access.DEFAULT);
    }

    private static String document(Map<String, List<Problem>> byFile) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeCharacters("\n");
            xml.writeStartElement("testsuite");
            xml.writeAttribute("name", "atmos:validate");
            xml.writeAttribute("tests", String.valueOf(byFile.size()));
            xml.writeAttribute(
                    "failures",
                    String.valueOf(
                            byFile.values().stream().filter(JUnitReport::fails).count()));
            xml.writeAttribute("errors", "0");
            xml.writeAttribute("skipped", "0");
            for (Map.Entry<String, List<Problem>> file : byFile.entrySet()) {
                testCase(xml, file.getKey(), file.getValue());
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

    private static boolean fails(List<Problem> problems) {
        return problems.stream().anyMatch(Problem::isError);
    }

    private static void testCase(XMLStreamWriter xml, String file, List<Problem> problems) throws XMLStreamException {
        xml.writeCharacters("\n  ");
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", "atmos.validate");
        xml.writeAttribute("name", DisplayText.onOneLine(file));
        String errors = lines(problems, true);
        if (!errors.isEmpty()) {
            xml.writeCharacters("\n    ");
            xml.writeStartElement("failure");
            xml.writeAttribute(
                    "message",
                    DisplayText.escaped(problems.stream()
                            .filter(Problem::isError)
                            .findFirst()
                            .map(Problem::message)
                            .orElse("")));
            xml.writeCharacters(errors);
            xml.writeEndElement();
        }
        String warnings = lines(problems, false);
        if (!warnings.isEmpty()) {
            xml.writeCharacters("\n    ");
            xml.writeStartElement("system-out");
            xml.writeCharacters(warnings);
            xml.writeEndElement();
        }
        xml.writeCharacters("\n  ");
        xml.writeEndElement();
    }

    private static String lines(List<Problem> problems, boolean errors) {
        StringBuilder lines = new StringBuilder();
        problems.stream()
                .filter(problem -> problem.isError() == errors)
                .forEach(problem -> lines.append(ProblemText.of(problem)).append('\n'));
        return lines.toString();
    }
}
