package io.github.atmosmaven.workflow.report;

import io.github.atmosmaven.files.AtomicFiles;
import io.github.atmosmaven.problem.Location;
import io.github.atmosmaven.problem.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

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
        return JUnitDocument.text(
                "validate",
                byFile.entrySet().stream()
                        .map(file -> testCase(file.getKey(), file.getValue()))
                        .toList());
    }

    private static JUnitDocument.Case testCase(String file, List<Problem> problems) {
        JUnitDocument.Failure failure = problems.stream()
                .filter(Problem::isError)
                .findFirst()
                .map(first -> new JUnitDocument.Failure(first.message(), lines(problems, true)))
                .orElse(null);
        return new JUnitDocument.Case(file, null, failure, null, lines(problems, false));
    }

    private static String lines(List<Problem> problems, boolean errors) {
        StringBuilder lines = new StringBuilder();
        problems.stream()
                .filter(problem -> problem.isError() == errors)
                .forEach(problem -> lines.append(ProblemText.of(problem)).append('\n'));
        return lines.toString();
    }
}
