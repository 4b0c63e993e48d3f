package io.github.atmosmaven.workflow.report;

import io.github.atmosmaven.problem.DisplayText;
import io.github.atmosmaven.problem.Location;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Problems as people read them. */
public final class ProblemText {

    private static final String INDENT = "    ";
    private static final int MOST_OF_A_KIND = 10;

    private ProblemText() {}

    /** {@code file:line:column ATMOS-110 message}, and below it how to fix it. */
    public static String of(Problem problem) {
        Location place = problem.location();
        StringBuilder text = new StringBuilder();
        if (place != null) {
            text.append(DisplayText.onOneLine(place.toString())).append("  ");
        }
        text.append(problem.code().id()).append("  ").append(indented(problem.message()));
        if (problem.hint() != null) {
            text.append('\n').append(INDENT).append("fix: ").append(indented(problem.hint()));
        }
        return text.toString();
    }

    private static String indented(String text) {
        return DisplayText.escaped(text).replace("\n", "\n" + INDENT);
    }

    /** A headline and the problems, each indented by two. */
    public static String report(String headline, List<Problem> problems) {
        StringBuilder report = new StringBuilder(headline);
        for (String text : all(problems)) {
            report.append("\n  ").append(text.replace("\n", "\n  "));
        }
        return report.toString();
    }

    /**
     * The problems. Those of instances stand behind the others, under a line with the names of the instances. Of one kind
     * in one file the first ten are told: who has written the same thing fifty thousand times is not helped by reading
     * fifty thousand lines, which hide the rest. A kind that is told once is told at its first place.
     */
    public static List<String> all(List<Problem> problems) {
        Map<Kind, Integer> counts = new LinkedHashMap<>();
        List<String> texts = new ArrayList<>();
        Map<String, StringBuilder> ofInstances = new LinkedHashMap<>();
        for (Problem problem : problems) {
            Kind kind = Kind.of(problem);
            boolean isCounted = kind.file() != null || kind.code().isToldOnce();
            if (!isCounted || counts.merge(kind, 1, Integer::sum) <= kind.most()) {
                String instances = problem.instances();
                if (instances == null) {
                    texts.add(of(problem));
                } else {
                    ofInstances
                            .computeIfAbsent(instances, name -> new StringBuilder(DisplayText.onOneLine(name)))
                            .append("\n  ")
                            .append(of(problem).replace("\n", "\n  "));
                }
            }
        }
        ofInstances.values().forEach(group -> texts.add(group.toString()));
        counts.forEach((kind, count) -> {
            if (count > kind.most()) {
                String file = kind.file() == null ? "" : kind.file() + "  ";
                texts.add(DisplayText.onOneLine(file + kind.code().id() + "  and " + (count - kind.most())
                        + " more of this kind, which problems.json lists"));
            }
        });
        return texts;
    }

    private record Kind(ProblemCode code, @Nullable String file) {

        static Kind of(Problem problem) {
            Location place = problem.location();
            return new Kind(problem.code(), place == null || problem.code().isToldOnce() ? null : place.file());
        }

        int most() {
            return code.isToldOnce() ? 1 : MOST_OF_A_KIND;
        }
    }

    /** {@code 1 problem}, {@code 3 problems}, {@code no problems}. */
    public static String count(long number, String word) {
        return (number == 0 ? "no" : String.valueOf(number)) + " " + word + (number == 1 ? "" : "s");
    }
}
