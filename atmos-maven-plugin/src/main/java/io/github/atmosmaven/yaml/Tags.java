package io.github.atmosmaven.yaml;

import io.github.atmosmaven.model.value.FunctionValue;
import io.github.atmosmaven.model.value.ListValue;
import io.github.atmosmaven.model.value.TextValue;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.problem.Location;
import io.github.atmosmaven.problem.NearestName;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.yaml.syntax.Excerpt;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Effect of tags on the values that follow them: tags of YAML itself, functions of Atmos, and all others (semantics
 * 11.1).
 */
final class Tags {

    private static final String APPEND = "!append";
    static final String LITERAL = "!literal";
    private static final int LONGEST = 1_000;
    private static final String QUOTE_OR_SPACE = "write a space behind the tag, or quote a text that starts with '!'";

    /** Functions that take text and are computed later. */
    private static final List<String> FUNCTIONS =
            List.of("!env", "!git.root", "!include", "!include.raw", "!repo-root", "!unset");

    private static final List<String> SUPPORTED = supported();

    /** Functions of Atmos that are not computed here. */
    private static final List<String> UNSUPPORTED = List.of(
            "!aws.account_id",
            "!aws.caller_identity_arn",
            "!aws.caller_identity_user_id",
            "!aws.organization_id",
            "!aws.region",
            "!cel",
            "!cwd",
            "!emulator",
            "!exec",
            "!git.branch",
            "!git.host",
            "!git.name",
            "!git.owner",
            "!git.ref",
            "!git.repository",
            "!git.sha",
            "!git.url",
            "!labels",
            "!labels.keys",
            "!labels.values",
            "!random",
            "!secret",
            "!store",
            "!store.get",
            "!tags",
            "!template",
            "!terraform.output",
            "!terraform.state",
            "!version");

    private final List<Problem> problems;

    Tags(List<Problem> problems) {
        this.problems = problems;
    }

    private static List<String> supported() {
        List<String> all = new ArrayList<>(FUNCTIONS);
        all.add(APPEND);
        all.add(LITERAL);
        all.sort(null);
        return List.copyOf(all);
    }

    /** Returns true if nothing is said about the value: no tag, or the lone {@code !} that yaml.v3 ignores. */
    static boolean saysNothing(@Nullable String tag) {
        return tag == null || tag.equals("!");
    }

    /** A handle of a {@code %TAG} line can stand for a megabyte, before every value: reading ends at the first (D24). */
    static @Nullable String bounded(@Nullable String tag, Location at) {
        if (tag != null && tag.length() > LONGEST) {
            throw new RefusedText(Problem.error(
                    ProblemCode.LIMIT_EXCEEDED,
                    at,
                    "the tag here is longer than 1,000 characters",
                    "remove it, or quote a text that starts with '!'"));
        }
        if (tag != null && tag.startsWith("!") && tag.indexOf(',') > 0) {
            // It has swallowed what separates it from the next item, so nothing behind it reads as it was meant.
            String name = tag.substring(0, tag.indexOf(','));
            boolean known = SUPPORTED.contains(name) || UNSUPPORTED.contains(name);
            throw new RefusedText(Problem.error(
                    ProblemCode.MALFORMED_YAML,
                    at,
                    "the tag here runs into a ','",
                    known ? "write a space behind the tag: '" + name + " ,'" : QUOTE_OR_SPACE));
        }
        return tag;
    }

    Value scalar(String tag, String text, Location at) {
        if (tag.startsWith(CoreTags.PREFIX)) {
            return core(tag, text, at);
        }
        if (tag.equals(LITERAL)) {
            return new TextValue(text, true, at);
        }
        if (FUNCTIONS.contains(tag)) {
            return new FunctionValue(tag, text.strip(), at);
        }
        if (!tag.equals(APPEND)) {
            refuse(tag, text.isEmpty(), at);
            return new TextValue(text, at);
        }
        return GoScalars.resolve(text, at);
    }

    private Value core(String tag, String text, Location at) {
        Value value = CoreTags.scalar(tag, text, at);
        if (value != null) {
            return value;
        }
        if (text.isEmpty() && !CoreTags.isKnown(tag)) {
            refuse(tag, true, at);
        } else {
            misfit(tag, "this text", at);
        }
        return new TextValue(text, at);
    }

    private void misfit(String tag, String what, Location at) {
        problems.add(Problem.error(
                ProblemCode.MALFORMED_YAML,
                at,
                what + " cannot be read as " + CoreTags.shortForm(tag),
                "remove the tag, or write a value that it fits"));
    }

    /** Taken as it is, with everything in it. */
    private static Value literal(Value value) {
        return value.transform(leaf -> leaf instanceof TextValue text && text.isDynamic()
                ? new TextValue(text.text(), true, text.location())
                : leaf);
    }

    /** Warns of text in quotes that looks like a function: Atmos runs it, and here it is text (D87). */
    void warnOfQuoted(String text, Location at) {
        if (text.isEmpty() || text.charAt(0) != '!') {
            return;
        }
        int end = 1;
        while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        String tag = text.substring(0, end);
        if (SUPPORTED.contains(tag) || UNSUPPORTED.contains(tag)) {
            problems.add(Problem.warning(
                    ProblemCode.SCALAR_KEPT_AS_TEXT,
                    at,
                    "the text in quotes looks like the function " + tag + " and is kept as text",
                    "write " + tag + " in front of the quotes to have a function, or !literal to mean the text"));
        }
    }

    /** Applies a tag to a list or a map. */
    Value collection(@Nullable String tag, Value value) {
        if (tag == null || saysNothing(tag)) {
            return value;
        }
        if (tag.equals(LITERAL)) {
            return literal(value);
        }
        if (tag.startsWith(CoreTags.PREFIX)) {
            if (!CoreTags.fits(tag, value)) {
                misfit(tag, "this " + value.kind(), value.location());
            }
            return value;
        }
        if (tag.equals(APPEND)) {
            return value instanceof ListValue list ? new ListValue(list.items(), true, list.location()) : value;
        }
        if (FUNCTIONS.contains(tag)) {
            problems.add(Problem.error(
                    ProblemCode.INVALID_FUNCTION,
                    value.location(),
                    tag + " takes text, not a " + value.kind(),
                    "write its arguments behind it on one line, separated by spaces"));
        } else {
            refuse(tag, false, value.location());
        }
        return value;
    }

    /** @param alone true if nothing stands behind the tag, so that it may be a text that should have been quoted */
    private void refuse(String tag, boolean alone, Location at) {
        if (UNSUPPORTED.contains(tag)) {
            problems.add(Problem.error(
                    ProblemCode.UNKNOWN_TAG,
                    at,
                    "the function " + tag + " is not supported yet",
                    "write the value itself, or use one of: " + String.join(", ", SUPPORTED)));
            return;
        }
        if (alone) {
            problems.add(Problem.error(
                    ProblemCode.UNKNOWN_TAG,
                    at,
                    "there is only an unknown tag here",
                    "quote a text that starts with '!'; supported tags are: " + String.join(", ", SUPPORTED)));
            return;
        }
        List<String> known = new ArrayList<>(SUPPORTED);
        known.addAll(UNSUPPORTED);
        String nearest = NearestName.of(tag, known)
                .map(near -> "did you mean '" + near + "'? ")
                .orElse("");
        problems.add(Problem.error(
                ProblemCode.UNKNOWN_TAG,
                at,
                "unknown tag '" + Excerpt.of(tag) + "'",
                nearest + "supported tags are: " + String.join(", ", SUPPORTED)));
    }
}
