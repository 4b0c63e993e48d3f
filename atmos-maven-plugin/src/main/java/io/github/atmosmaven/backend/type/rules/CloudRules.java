package io.github.atmosmaven.backend.type.rules;

import io.github.atmosmaven.lint.Body;
import io.github.atmosmaven.lint.LintRule;
import io.github.atmosmaven.model.value.FunctionValue;
import io.github.atmosmaven.model.value.ListValue;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.NullValue;
import io.github.atmosmaven.model.value.TextValue;
import io.github.atmosmaven.model.value.Value;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The block {@code cloud}. */
final class CloudRules extends HostedRules {

    private static final String TAGS = WORKSPACES + ".tags";
    private static final int TAGS_AS_MAP_SINCE = 10;

    @Override
    Map<String, String> namesOfOthers() {
        return Map.of(
                "tags",
                TAGS,
                "tag",
                TAGS,
                "project",
                WORKSPACES + ".project",
                "prefix",
                TAGS,
                WORKSPACES + ".tag",
                TAGS,
                WORKSPACES + ".prefix",
                TAGS);
    }

    @Override
    void workspaces(Body body) {
        Value tags = body.value(TAGS);
        String fault = tags == null || tags instanceof FunctionValue ? null : fault(body, tags);
        if (fault != null) {
            body.error(LintRule.WRONG_TYPE, TAGS, fault, "write a list of texts");
            return;
        }
        boolean isStrict = body.release().isTerraform();
        boolean name = isStrict ? body.isSet(NAME) : body.isFilled(NAME);
        boolean tagged = isStrict ? tags != null : isFilled(tags);
        if (name && tagged) {
            body.error(LintRule.CONFLICT, WORKSPACES, "has a name and tags", "write one of the two");
        } else if (!body.isFilled(NAME) && !maps(tags, isStrict)) {
            none(body, "name or tags");
        }
    }

    private static boolean isFilled(@Nullable Value tags) {
        return tags != null && !items(tags).isEmpty();
    }

    /** For Terraform tags that are all empty name no workspace. */
    private static boolean maps(@Nullable Value tags, boolean isStrict) {
        return isFilled(tags)
                && (!isStrict
                        || tags instanceof MapValue
                        || tags != null
                                && items(tags).stream()
                                        .anyMatch(tag -> !tag.toString().isEmpty()));
    }

    private static List<Value> items(Value tags) {
        if (tags instanceof MapValue map) {
            return map.entries().stream().map(MapValue.Entry::value).toList();
        }
        return tags instanceof ListValue list ? list.items() : List.of(tags);
    }

    private static @Nullable String fault(Body body, Value tags) {
        if (tags instanceof MapValue
                && (body.release().isOpenTofu() || !body.release().isAtLeast(1, TAGS_AS_MAP_SINCE))) {
            return "must be a list of texts, not a map";
        }
        if (!(tags instanceof MapValue) && !(tags instanceof ListValue)) {
            return body.release().computesTemplates() && tags.toString().contains("${")
                    ? null
                    : "must be a list of texts, not " + tags.aKind();
        }
        for (Value tag : items(tags)) {
            boolean fits = tag instanceof TextValue
                    || tag instanceof FunctionValue
                    || body.release().isOpenTofu()
                            && !(tag instanceof NullValue || tag instanceof MapValue || tag instanceof ListValue);
            if (!fits) {
                return "must hold texts only, not " + tag.aKind();
            }
        }
        return null;
    }
}
