package io.github.atmosmaven.backend.type.rules;

import io.github.atmosmaven.lint.Body;
import io.github.atmosmaven.lint.LintRule;
import java.util.Map;

/** The {@code remote} backend. */
final class RemoteRules extends HostedRules {

    private static final String PREFIX = WORKSPACES + ".prefix";

    @Override
    Map<String, String> namesOfOthers() {
        return Map.of("prefix", PREFIX, "tags", NAME + "' or '" + PREFIX, WORKSPACES + ".tags", PREFIX);
    }

    @Override
    void workspaces(Body body) {
        boolean name = body.isFilled(NAME);
        boolean prefix = body.isFilled(PREFIX);
        if (name && prefix) {
            body.error(LintRule.CONFLICT, WORKSPACES, "has a name and a prefix", "write one of the two");
        } else if (!name && !prefix) {
            none(body, "name or prefix");
        }
    }
}
