package io.github.atmosmaven.backend;

import io.github.atmosmaven.json.JsonText;
import io.github.atmosmaven.model.Backend;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.ListValue;
import io.github.atmosmaven.model.MapValue;
import io.github.atmosmaven.model.TextValue;
import io.github.atmosmaven.model.Tool;
import io.github.atmosmaven.model.Value;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * The {@code backend.tf.json} of an instance (D34).
 *
 * @param text its content
 * @param sensitive whether it holds a secret, so that nobody else may read it (D35)
 * @param problems warnings about secrets, each at its value
 */
public record BackendFile(String text, boolean sensitive, List<Problem> problems) {

    public static final String NAME = "backend.tf.json";

    private static final int NESTED_ROLE_SINCE = 6;
    private static final int TEMPLATES_SINCE = 8;

    /**
     * The file of an instance; empty for one that has no backend.
     *
     * @param tool the tool to write for, asked only where the text depends on it
     */
    public static Optional<BackendFile> of(Instance instance, Supplier<Tool> tool) {
        Backend backend = instance.backend();
        String type = backend.type();
        if (type == null) {
            return Optional.empty();
        }
        MapValue attributes = backend.attributes();
        if (type.equals(BackendTypes.S3)) {
            attributes = withAccessRole(attributes, tool);
        }
        if (type.equals(BackendTypes.CLOUD)) {
            attributes = texts(attributes, text -> CloudTokens.fill(text, instance.workspace()));
        }
        if (holdsTemplate(attributes) && computesTemplates(tool.get())) {
            attributes = texts(attributes, text -> text.replace("${", "$${").replace("%{", "%%{"));
        }
        List<Problem> problems = secrets(instance, type, attributes);
        return Optional.of(new BackendFile(document(type, attributes), !problems.isEmpty(), problems));
    }

    /** Terraform knows {@code assume_role} from 1.6 on, every OpenTofu does (D37). */
    private static MapValue withAccessRole(MapValue attributes, Supplier<Tool> tool) {
        MapValue nested = AccessRole.nest(attributes);
        return nested == attributes || tool.get().isOpenTofu() || tool.get().isAtLeast(1, NESTED_ROLE_SINCE)
                ? nested
                : attributes;
    }

    /** OpenTofu computes templates in a backend from 1.8 on, Terraform takes them literally (D34). */
    private static boolean computesTemplates(Tool tool) {
        return tool.isOpenTofu() && tool.isAtLeast(1, TEMPLATES_SINCE);
    }

    private static boolean holdsTemplate(Value value) {
        if (value instanceof TextValue text) {
            return text.text().contains("${") || text.text().contains("%{");
        }
        if (value instanceof MapValue map) {
            return map.entries().stream().anyMatch(entry -> holdsTemplate(entry.value()));
        }
        return value instanceof ListValue list && list.items().stream().anyMatch(BackendFile::holdsTemplate);
    }

    private static String document(String type, MapValue attributes) {
        MapValue.Builder terraform = MapValue.builder(attributes.location());
        if (type.equals(BackendTypes.CLOUD)) {
            terraform.put(BackendTypes.CLOUD, attributes);
        } else {
            terraform.put(
                    "backend",
                    MapValue.builder(attributes.location())
                            .put(type, attributes)
                            .build());
        }
        return JsonText.indented(MapValue.builder(attributes.location())
                .put("terraform", terraform.build())
                .build());
    }

    private static MapValue texts(MapValue map, UnaryOperator<String> change) {
        MapValue.Builder changed = map.toBuilder();
        for (MapValue.Entry entry : map.entries()) {
            Value value = text(entry.value(), change);
            if (value != entry.value()) {
                changed.put(entry.withValue(value));
            }
        }
        return changed.build();
    }

    private static Value text(Value value, UnaryOperator<String> change) {
        if (value instanceof TextValue text) {
            String changed = change.apply(text.text());
            return changed.equals(text.text()) ? text : new TextValue(changed, text.location());
        }
        if (value instanceof MapValue map) {
            return texts(map, change);
        }
        return value instanceof ListValue list
                ? new ListValue(
                        list.items().stream().map(item -> text(item, change)).toList(), list.location())
                : value;
    }

    private static List<Problem> secrets(Instance instance, String type, MapValue attributes) {
        List<Problem> problems = new ArrayList<>(0);
        SensitiveAttributes.replaced(type, attributes, found -> {
            problems.add(Problem.warning(
                    ProblemCode.SENSITIVE_ATTRIBUTE,
                    found.attribute().keyLocation(),
                    "'" + found.name() + "' of '" + instance.name() + "' "
                            + (found.isInUrl() ? "has a password in it" : "is a secret") + " and is written to " + NAME,
                    found.variable().isEmpty()
                            ? "hand it to the tool in another way"
                            : "take it out and set the environment variable " + found.variable()));
            return found.attribute().value();
        });
        return List.copyOf(problems);
    }
}
