package io.github.atmosmaven.backend.type.rules;

import io.github.atmosmaven.lint.Body;
import io.github.atmosmaven.lint.TypeRules;
import java.util.Map;

/** A file of this machine. */
final class LocalRules implements TypeRules {

    @Override
    public Map<String, String> otherNames() {
        return Map.of(
                "environment_dir",
                "workspace_dir",
                "file",
                "path",
                "key",
                "path",
                "workspace_key_prefix",
                "workspace_dir");
    }

    @Override
    public void check(Body body) {
        Checked.notEmpty(body, "path");
        Checked.notEmpty(body, "workspace_dir");
        String path = body.text("path");
        if (path != null && !path.isEmpty() && path.isBlank()) {
            body.doubt("path", "is blank", "write the name of a file");
        }
    }
}
