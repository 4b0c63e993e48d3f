package io.github.atmosmaven.workflow.report.run;

import io.github.atmosmaven.files.AtomicFiles;
import io.github.atmosmaven.files.WriteFailure;
import io.github.atmosmaven.json.JsonWriter;
import io.github.atmosmaven.problem.AtmosException;
import io.github.atmosmaven.problem.DisplayText;
import io.github.atmosmaven.problem.PathsFrom;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.terraform.outcome.ToolFailure;
import io.github.atmosmaven.terraform.test.TestRun;
import io.github.atmosmaven.terraform.test.TestRuns;
import io.github.atmosmaven.workflow.report.ResultFile;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Tests of root modules as CI servers and scripts read them: a report of JUnit for each module, and {@code test.json}. */
public final class TestReports {

    private static final String NAME = "test.json";

    /** In bytes, with room for the name of a tool and the signs around it. */
    private static final int LONGEST_NAME = 200;

    private final ResultFile file;
    private final Path directory;

    /**
     * @param outputDirectory directory of {@code test.json}
     * @param directory directory of the reports
     */
    public TestReports(Path outputDirectory, Path directory) {
        this.file = new ResultFile(outputDirectory, NAME);
        this.directory = directory;
    }

    /** Removes the reports of an earlier run. */
    public void forget() {
        file.forget();
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (DirectoryStream<Path> earlier = Files.newDirectoryStream(directory, "TEST-*.xml")) {
            for (Path report : earlier) {
                Files.delete(report);
            }
        } catch (IOException e) {
            throw WriteFailure.of(directory, e);
        }
    }

    public void write(TestResult result) {
        PathsFrom paths = new PathsFrom(result.projectDirectory());
        JsonWriter json = JsonWriter.indented().object();
        json.name("modules").list();
        Set<String> names = new HashSet<>();
        for (TestResult.Row row : result.rows()) {
            Path report = directory.resolve(name(row, names));
            new AtomicFiles().writeIfChanged(report, document(row), AtomicFiles.Access.DEFAULT);
            json.object();
            json.name("failed")
                    .number((int) row.runs().count(TestRun.Status.FAILED)
                            + (int) row.runs().count(TestRun.Status.BROKEN));
            if (row.result().log() != null) {
                json.name("log").text(paths.shown(row.result().log()));
            }
            json.name("module").text(row.module());
            json.name("outcome").text(row.result().outcome().name().toLowerCase(Locale.ROOT));
            json.name("passed").number((int) row.runs().count(TestRun.Status.PASSED));
            json.name("report").text(paths.shown(report));
            json.name("skipped").number((int) row.runs().count(TestRun.Status.SKIPPED));
            json.name("tool").text(row.tool());
            json.endObject();
        }
        json.endList();
        json.name("summary").text(result.summary());
        json.name("untested").list();
        result.untested().forEach(json::text);
        json.endList();
        file.write(json.endObject().end());
    }

    /** {@code TEST-net-vpc.xml} for {@code net/vpc}; with the tool where two have one name. */
    private static String name(TestResult.Row row, Set<String> taken) {
        String plain = shortened(row.module().replace('/', '-'));
        String name = taken.add(plain) ? plain : plain + "-" + row.tool();
        while (!name.equals(plain) && !taken.add(name)) {
            name += "-2";
        }
        return "TEST-" + name + ".xml";
    }

    /** The segments of a path may each be as long as the name of a file. */
    private static String shortened(String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= LONGEST_NAME) {
            return name;
        }
        return name.codePoints()
                        .limit(LONGEST_NAME / 4)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                + "-" + UUID.nameUUIDFromBytes(bytes);
    }

    private static String document(TestResult.Row row) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeCharacters("\n");
            suite(xml, row);
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new AtmosException.EnvironmentFailure(
                    Problem.error(ProblemCode.CANNOT_WRITE, null, "cannot write the report of a test", null), e);
        }
        return text.append('\n').toString();
    }

    private static void suite(XMLStreamWriter xml, TestResult.Row row) throws XMLStreamException {
        TestRuns runs = runs(row);
        xml.writeStartElement("testsuite");
        xml.writeAttribute("name", DisplayText.onOneLine(row.module()));
        xml.writeAttribute("tests", String.valueOf(runs.runs().size()));
        xml.writeAttribute("failures", String.valueOf(runs.count(TestRun.Status.FAILED)));
        xml.writeAttribute("errors", String.valueOf(runs.count(TestRun.Status.BROKEN)));
        xml.writeAttribute("skipped", String.valueOf(runs.count(TestRun.Status.SKIPPED)));
        for (TestRun run : runs.runs()) {
            testCase(xml, row.module(), run);
        }
        xml.writeCharacters("\n");
        xml.writeEndElement();
    }

    /** A module in which the tool came to no run has one that says why. */
    private static TestRuns runs(TestResult.Row row) {
        ToolFailure failure = row.result().failure();
        return row.hasRun() || failure == null
                ? row.runs()
                : new TestRuns(
                        List.of(new TestRun(row.module(), "test", TestRun.Status.BROKEN, null, failure.words())));
    }

    private static void testCase(XMLStreamWriter xml, String module, TestRun run) throws XMLStreamException {
        xml.writeCharacters("\n  ");
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", DisplayText.onOneLine(module + "/" + run.file()));
        xml.writeAttribute("name", DisplayText.onOneLine(run.name()));
        if (run.seconds() != null) {
            xml.writeAttribute("time", DisplayText.onOneLine(run.seconds()));
        }
        if (run.status() != TestRun.Status.PASSED) {
            xml.writeCharacters("\n    ");
            String words = DisplayText.escaped(run.words());
            xml.writeStartElement(element(run.status()));
            xml.writeAttribute("message", words.lines().findFirst().orElse(""));
            xml.writeCharacters(words);
            xml.writeEndElement();
            xml.writeCharacters("\n  ");
        }
        xml.writeEndElement();
    }

    private static String element(TestRun.Status status) {
        return switch (status) {
            case FAILED -> "failure";
            case SKIPPED -> "skipped";
            default -> "error";
        };
    }
}
