package io.github.atmosmaven.lint;

import io.github.atmosmaven.model.Tool;
import io.github.atmosmaven.model.value.MapValue;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells of an attribute that the tool does not have, and of the one that was probably meant. */
final class UnknownName {

    private static final String ABSENT = "does not exist in ";
    private static final String BEFORE = " before ";

    private final Body body;
    private final TypeRules rules;

    UnknownName(Body body, TypeRules rules) {
        this.body = body;
        this.rules = rules;
    }

    /**
     * @param facts what the catalogue says of the attribute; null if no version of any tool has it
     * @param known attributes that may stand there
     * @param isChecked false in an object, whose unknown members the tool drops
     */
    void report(
            MapValue.Entry entry,
            String path,
            @Nullable AttributeFacts facts,
            Map<String, AttributeFacts> known,
            boolean isChecked) {
        LintRule rule = isChecked ? rule(facts) : LintRule.UNKNOWN_MEMBER;
        String message = facts == null
                ? "does not exist"
                : facts.isRemovedIn(body.release())
                        ? "has been removed"
                        : ABSENT + body.release().kind() + elsewhere(facts);
        body.add(
                rule,
                isChecked,
                path,
                entry.keyLocation(),
                message + (isChecked ? "" : ", and is dropped without a word"),
                hint(entry.key(), path, facts, known));
    }

    /** The message for all releases that lack an attribute, where it was for the first of them alone. */
    static String in(String releases, String message) {
        int at = message.indexOf(ABSENT);
        boolean isOfVersions = at >= 0 && message.indexOf(BEFORE, at) > 0 && message.indexOf(',', at) < 0;
        return isOfVersions ? message.substring(0, at) + ABSENT + releases : message;
    }

    /** Returns true if a message names the releases by itself. */
    static boolean names(String releases, String message) {
        int at = message.indexOf(ABSENT);
        return at >= 0 && message.indexOf(releases, at) > 0;
    }

    private LintRule rule(@Nullable AttributeFacts facts) {
        if (facts == null) {
            return LintRule.UNKNOWN_ATTRIBUTE;
        }
        return facts.isRemovedIn(body.release()) ? LintRule.REMOVED_ATTRIBUTE : LintRule.ATTRIBUTE_NOT_IN_VERSION;
    }

    private String elsewhere(AttributeFacts facts) {
        AttributeFacts.InTool here = facts.tools().get(body.release().kind());
        if (here != null) {
            return BEFORE + here.since().version();
        }
        Tool.Kind other = body.release().isOpenTofu() ? Tool.Kind.TERRAFORM : Tool.Kind.OPENTOFU;
        return facts.tools().containsKey(other) ? ", only in " + other : "";
    }

    private String hint(String name, String path, @Nullable AttributeFacts facts, Map<String, AttributeFacts> known) {
        String other = rules.otherNames().get(path);
        if (other != null) {
            return "write '" + other + "'";
        }
        if (facts != null && !facts.replacement().isEmpty()) {
            return "use " + facts.replacement();
        }
        return facts == null
                ? CatalogueCheck.hint(name, known.values(), body.release())
                : "leave it out, or use another version of the tool";
    }
}
