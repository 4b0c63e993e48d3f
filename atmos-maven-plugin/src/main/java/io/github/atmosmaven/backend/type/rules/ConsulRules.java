package io.github.atmosmaven.backend.type.rules;

import io.github.atmosmaven.lint.Body;
import io.github.atmosmaven.lint.LintRule;
import io.github.atmosmaven.lint.TypeRules;
import java.util.Map;
import java.util.Set;

/** The key-value store of Consul. */
final class ConsulRules implements TypeRules {

    private static final Set<String> SCHEMES = Set.of("http", "https");

    @Override
    public Map<String, String> otherNames() {
        return Map.of(
                "token", "access_token",
                "key", "path",
                "prefix", "path",
                "host", "address",
                "schema", "scheme",
                "dc", "datacenter");
    }

    @Override
    public void check(Body body) {
        Checked.hardlyEmpty(body, "path");
        String scheme = body.text("scheme");
        if (scheme != null && !scheme.isEmpty() && !SCHEMES.contains(scheme)) {
            body.refuse("scheme", "must be http or https", "write one of the two");
        }
        if ("false".equals(body.text("lock"))) {
            body.warning(
                    LintRule.NO_LOCK,
                    "lock",
                    "switches the lock of the state off",
                    "leave it out, so that two runs cannot write the state at the same time");
        }
    }
}
