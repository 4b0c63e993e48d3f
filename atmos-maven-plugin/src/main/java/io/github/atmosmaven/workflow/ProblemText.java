package io.github.atmosmaven.workflow;

import io.github.atmosmaven.problem.Legible;
import io.github.atmosmaven.problem.Location;
import io.github.atmosmaven.problem.Problem;
import java.util.List;

/** Problems as people read them. */
public final class ProblemText {

    private static final String INDENT = "    ";

    private ProblemText() {}

    /** {@code file:line:column ATMOS-110 message}, and below it how to fix it. */
    public static String of(Problem problem) {
        Location place = problem.location();
        StringBuilder text = new StringBuilder();
        if (place != null) {
            text.append(Legible.onOneLine(place.toString())).append("  ");
        }
        text.append(problem.code().id()).append("  ").append(indented(problem.message()));
        if (problem.hint() != null) {
            text.append('\n').append(INDENT).append("fix: ").append(indented(problem.hint()));
        }
        return text.toString();
    }

    private static String indented(String text) {
        return Legible.escaped(text).replace("\n", "\n" + INDENT);
    }

    /** A headline and every problem, each indented by two. */
    public static String report(String headline, List<Problem> problems) {
        StringBuilder report = new StringBuilder(headline);
        for (Problem problem : problems) {
            report.append("\n  ").append(of(problem).replace("\n", "\n  "));
        }
        return report.toString();
    }

    /** {@code 1 problem}, {@code 3 problems}, {@code no problems}. */
    public static String count(long number, String word) {
        return (number == 0 ? "no" : String.valueOf(number)) + " " + word + (number == 1 ? "" : "s");
    }
}
