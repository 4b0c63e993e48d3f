package io.github.atmosmaven.backend;

import io.github.atmosmaven.json.JsonText;
import io.github.atmosmaven.model.Backend;
import io.github.atmosmaven.model.BackendType;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.Tool;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.TextChange;
import io.github.atmosmaven.problem.Problem;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The {@code backend.tf.json} of an instance (D34).
 *
 * @param text its content
 * @param sensitive true if it holds a secret, so that nobody else may read it (D35)
 * @param problems warnings about secrets, each at its value
 */
public record BackendFile(String text, boolean sensitive, List<Problem> problems) {

    public static final String NAME = "backend.tf.json";

    private static final int TEMPLATES_SINCE = 8;
    private static final TextChange ESCAPED =
            new TextChange(text -> text.replace("${", "$${").replace("%{", "%%{"));

    /**
     * The file of an instance; empty for one that has no backend.
     *
     * @param tool the tool to write for, asked only where the text depends on it
     */
    public static Optional<BackendFile> of(Instance instance, Supplier<Tool> tool) {
        Backend backend = instance.backend();
        if (backend.type().isNone()) {
            return Optional.empty();
        }
        MapValue attributes = backend.type().rendered(backend.own(), instance.workspace(), tool);
        String text = document(backend.type(), attributes);
        if (mayHoldTemplate(text) && computesTemplates(tool.get())) {
            attributes = ESCAPED.in(attributes);
            text = document(backend.type(), attributes);
        }
        List<Problem> problems = WrittenSecrets.inFile(instance, attributes);
        return Optional.of(new BackendFile(text, !problems.isEmpty(), problems));
    }

    /** OpenTofu computes templates in a backend from 1.8 on, Terraform takes them literally (D34). */
    private static boolean computesTemplates(Tool tool) {
        return tool.isOpenTofu() && tool.isAtLeast(1, TEMPLATES_SINCE);
    }

    private static boolean mayHoldTemplate(String document) {
        return document.contains("${") || document.contains("%{");
    }

    private static String document(BackendType type, MapValue attributes) {
        MapValue body = map(type.name(), attributes);
        return JsonText.indented(map("terraform", type.isBlock() ? body : map("backend", body)));
    }

    private static MapValue map(String key, MapValue value) {
        return MapValue.builder(value.location()).put(key, value).build();
    }
}
