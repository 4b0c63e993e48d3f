package io.github.atmosmaven.lint;

import io.github.atmosmaven.model.value.ListValue;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.NullValue;
import io.github.atmosmaven.model.value.TextValue;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.problem.NearestName;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** Holds the attributes of a backend against the catalogue, in the order of the file. */
final class CatalogueCheck {

    private static final String COMMENT = "//";

    private final Body body;
    private final TypeRules rules;

    CatalogueCheck(Body body, TypeRules rules) {
        this.body = body;
        this.rules = rules;
    }

    void run() {
        for (MapValue.Entry entry : body.attributes().entries()) {
            if (!entry.key().equals(COMMENT)) {
                attribute(entry, "", body.facts().attributes(), true);
            }
        }
        required();
        if (rules.checksCombinations(body)) {
            new CombinationCheck(body, rules).run();
        }
    }

    /**
     * @param holder names of the blocks around the attribute, each with a dot
     * @param isChecked false in an object, whose unknown members are dropped
     */
    private void attribute(MapValue.Entry entry, String holder, Map<String, AttributeFacts> known, boolean isChecked) {
        String path = holder + entry.key();
        AttributeFacts facts = known.get(entry.key());
        if (facts == null || !facts.isIn(body.release())) {
            new UnknownName(body, rules).report(entry, path, facts, known, isChecked);
            return;
        }
        if (entry.value() instanceof NullValue) {
            return;
        }
        if (facts.isDeprecatedIn(body.release())) {
            deprecated(facts, path);
        }
        value(entry, path, facts);
    }

    private void deprecated(AttributeFacts facts, String path) {
        body.warning(
                LintRule.DEPRECATED_ATTRIBUTE,
                path,
                "is deprecated",
                rules.advice(path, facts.replacement().isEmpty() ? "leave it out" : "use " + facts.replacement()));
    }

    private void value(MapValue.Entry entry, String path, AttributeFacts facts) {
        Value value = entry.value();
        if (!facts.type().hasMembers()) {
            templates(value, path);
        }
        if (isInWrongForm(entry, path, facts) || body.isComputed(value)) {
            return;
        }
        String fault = ValueTypes.fault(facts.type(), value);
        if (fault != null) {
            body.error(LintRule.WRONG_TYPE, path, fault, ValueTypes.hint(facts.type(), value));
            return;
        }
        forms(path, value, facts);
        if (facts.type().hasMembers()) {
            members(value, path, facts);
        }
    }

    /** In members, each is told by itself. */
    private void templates(Value value, String path) {
        if (value instanceof ListValue list) {
            list.items().forEach(item -> templates(item, path));
        } else if (value instanceof MapValue map) {
            map.entries().forEach(entry -> templates(entry.value(), path));
        } else if (value instanceof TextValue text && Body.isTemplate(text.text())) {
            new TemplateText(body).report(path, text);
        }
    }

    private boolean isInWrongForm(MapValue.Entry entry, String path, AttributeFacts facts) {
        boolean isBlock = facts.type() == AttributeType.BLOCK;
        if (isBlock && body.forms().attributes().contains(entry.keyLocation())) {
            body.error(LintRule.WRONG_TYPE, path, "must be a block", "write '" + entry.key() + " { … }', in a file");
            return true;
        }
        if (!isBlock && body.forms().blocks().contains(entry.keyLocation())) {
            body.error(LintRule.WRONG_TYPE, path, "must not be a block", "write '" + entry.key() + " = …'");
            return true;
        }
        return false;
    }

    private void forms(String path, Value value, AttributeFacts facts) {
        boolean isUnset = value instanceof TextValue text
                && text.text().isEmpty()
                && rules.emptyAsUnset().contains(path);
        if (value instanceof MapValue || value instanceof ListValue || isUnset) {
            return;
        }
        for (TextForm form : facts.forms()) {
            if (form.isCheckedBy(body.release()) && !form.allows(value.toString())) {
                body.refuse(path, "does not have the form that it must have", "write " + form.description());
                return;
            }
        }
    }

    private void members(Value value, String path, AttributeFacts facts) {
        boolean isBlock = facts.type() == AttributeType.BLOCK;
        List<Value> all = value instanceof ListValue list ? list.items() : List.of(value);
        for (Value item : all) {
            if (item instanceof MapValue map) {
                for (MapValue.Entry member : map.entries()) {
                    if (!member.key().equals(COMMENT)) {
                        attribute(member, path + ".", facts.members(), isBlock);
                    }
                }
                requiredMembers(map, path, facts);
            }
        }
    }

    /** The catalogue says for each tool whether a member is required. */
    private void requiredMembers(MapValue map, String path, AttributeFacts facts) {
        for (AttributeFacts member : facts.members().values()) {
            Value value = map.get(member.name());
            String name = path + "." + member.name();
            boolean isAbsent = value == null || value instanceof NullValue;
            if (isAbsent
                    && member.isRequired()
                    && member.isIn(body.release())
                    && !rules.reported(body.release()).contains(name)
                    && member.variables(body.release().kind()).stream().noneMatch(body::hasVariable)) {
                body.missing(name);
            }
        }
    }

    private void required() {
        for (AttributeFacts attribute : body.facts().attributes().values()) {
            if (attribute.isRequired()
                    && attribute.isIn(body.release())
                    && !body.isSet(attribute.name())
                    && !rules.reported(body.release()).contains(attribute.name())
                    && !body.isGiven(attribute.name())) {
                body.missing(attribute.name());
            }
        }
    }

    static String hint(String name, Iterable<AttributeFacts> known, Release release) {
        List<String> names = StreamSupport.stream(known.spliterator(), false)
                .filter(attribute -> attribute.isIn(release))
                .map(AttributeFacts::name)
                .toList();
        return NearestName.of(name, names)
                .map(near -> "did you mean '" + near + "'?")
                .orElse("leave it out");
    }
}
