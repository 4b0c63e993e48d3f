package io.github.atmosmaven.upload.ignore;

import io.github.atmosmaven.problem.Location;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Content of a {@code .terraformignore}.
 *
 * @param rules its rules, the built-in ones included
 * @param problems lines that a tool fails at or passes over
 */
public record IgnoreFile(IgnoreRules rules, List<Problem> problems) {

    public static final String NAME = ".terraformignore";

    /** Longest line in bytes. The tools read no line of a file with a longer one. */
    private static final int LONGEST_LINE = 65_535;

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    public IgnoreFile {
        problems = List.copyOf(problems);
    }

    /** @param shown the file as messages name it */
    public static IgnoreFile read(byte[] content, String shown, Packing packing) {
        return new Reading(shown, packing).read(new String(content, StandardCharsets.UTF_8));
    }

    private static final class Reading {

        private final String file;
        private final Packing packing;
        private final List<IgnoreRules.Entry> entries = new ArrayList<>();
        private final List<Problem> problems = new ArrayList<>();
        private int number;

        Reading(String file, Packing packing) {
            this.file = file;
            this.packing = packing;
        }

        IgnoreFile read(String text) {
            for (String line : text.split("\n", -1)) {
                number++;
                if (line.getBytes(StandardCharsets.UTF_8).length > LONGEST_LINE) {
                    problems.add(error("the line is longer than 64 KB: the tools then apply no line of the file"));
                    return new IgnoreFile(IgnoreRules.builtInOnly(packing), problems);
                }
                line(line.endsWith("\r") ? line.substring(0, line.length() - 1) : line);
            }
            return new IgnoreFile(new IgnoreRules(entries, packing), problems);
        }

        private void line(String line) {
            if (line.isEmpty()) {
                return;
            }
            String pattern = trimmed(line);
            if (pattern.isEmpty()) {
                problems.add(error("a line that holds nothing but blanks makes Terraform and OpenTofu crash"));
            } else if (pattern.equals("!")) {
                problems.add(error("a lone '!' makes Terraform and OpenTofu crash"));
            } else if (pattern.charAt(0) != '#') {
                rule(pattern);
            }
        }

        private void rule(String text) {
            boolean isNegated = text.charAt(0) == '!';
            String pattern = isNegated ? text.substring(1) : text;
            String separator = Character.toString(packing.separator());
            String whole = pattern.endsWith(separator) ? pattern + "**" : pattern;
            String anchored = whole.startsWith(separator) ? whole.substring(1) : "**" + separator + whole;
            IgnoreRule rule = new IgnoreRule(text, isNegated, new Location(file, number, 1));
            judge(text, pattern);
            try {
                entries.add(new IgnoreRules.Entry(rule, new GlobPattern(anchored, packing)));
            } catch (InvalidExpression e) {
                entries.add(new IgnoreRules.Entry(rule, null));
                problems.add(warning(
                        "the tools pass over the pattern '" + text + "', which as a regular expression has "
                                + e.reason(),
                        "put a backslash before the character that is meant itself"));
            }
        }

        private void judge(String text, String pattern) {
            if (text.startsWith(BYTE_ORDER_MARK)) {
                problems.add(warning(
                        "a byte order mark before the pattern '" + text.substring(1)
                                + "' keeps it from matching anything",
                        "save the file without one"));
            } else if (!trimmed(pattern).equals(pattern)) {
                problems.add(warning(
                        "the blank behind '!' belongs to the pattern '" + text + "', which matches nothing by it",
                        "remove the blank"));
            } else if (pattern.startsWith("./") || pattern.startsWith("../")) {
                problems.add(warning(
                        "the pattern '" + text
                                + "' matches nothing: paths are compared as they are below the directory",
                        pattern.startsWith("./")
                                ? "write '" + (text.startsWith("!") ? "!" : "") + pattern.substring(1) + "'"
                                : "only what lies in the directory can be left out"));
            }
        }

        private Problem error(String message) {
            return Problem.error(
                    ProblemCode.IGNORE_FILE_BROKEN, new Location(file, number, 1), message, "remove the line");
        }

        private Problem warning(String message, String hint) {
            return Problem.warning(ProblemCode.IGNORE_PATTERN_IDLE, new Location(file, number, 1), message, hint);
        }

        /** Without what Go takes for blanks. */
        private static String trimmed(String text) {
            int start = 0;
            int end = text.length();
            while (start < end && isBlank(text.charAt(start))) {
                start++;
            }
            while (end > start && isBlank(text.charAt(end - 1))) {
                end--;
            }
            return text.substring(start, end);
        }

        private static boolean isBlank(char character) {
            return character >= '\t' && character <= '\r' || character == '\u0085' || Character.isSpaceChar(character);
        }
    }
}
