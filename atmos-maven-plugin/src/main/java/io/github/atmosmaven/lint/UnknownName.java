package io.github.atmosmaven.lint;

import io.github.atmosmaven.model.Tool;
import io.github.atmosmaven.model.value.MapValue;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells of an attribute that the tool does not have, and of the one that was probably meant. */
final class UnknownName {

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
                        : "does not exist in " + body.release().kind() + elsewhere(facts);
        body.add(
                rule,
                isChecked,
                path,
                entry.keyLocation(),
                message + (isChecked ? "" : ", and is dropped without a word"),
                hint(entry.key(), path, facts, known));
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
            return " before " + here.since().version();
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
