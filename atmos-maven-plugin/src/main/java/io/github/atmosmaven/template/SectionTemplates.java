package io.github.atmosmaven.template;

import io.github.atmosmaven.model.ListValue;
import io.github.atmosmaven.model.MapValue;
import io.github.atmosmaven.model.TextValue;
import io.github.atmosmaven.model.Value;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Renders the templates in the sections of an instance. All of them see the values as they were before rendering
 * (stack-semantics 10.7), and the result of a template is text (10.10). In a backend a template that does not resolve is
 * an error, since the place of state would be wrong without a word (D36).
 */
public final class SectionTemplates {

    private static final Set<String> BACKENDS = Set.of("backend", "remote_state_backend");
    /** Names that the documentation uses in backends without {@code .vars} (D36). */
    private static final Set<String> SHORT_VARS = Set.of("environment", "stage", "tenant", "namespace", "region");

    private final boolean enabled;

    /** @param enabled whether {@code templates.settings.enabled} is on; backends are looked at in any case */
    public SectionTemplates(boolean enabled) {
        this.enabled = enabled;
    }

    public MapValue render(MapValue sections, TemplateContext context, Consumer<Problem> problems) {
        if (!sections.isDynamic()) {
            return sections;
        }
        Data data = new Data(sections, context);
        MapValue.Builder rendered = sections.toBuilder();
        for (MapValue.Entry entry : sections.entries()) {
            boolean backend = BACKENDS.contains(entry.key());
            if (entry.value().isDynamic() && (enabled || backend)) {
                Walk walk = new Walk(data, backend, enabled, problems);
                rendered.put(entry.withValue(walk.render(entry.value(), entry.key())));
            }
        }
        return rendered.build();
    }

    /** What templates may name. */
    private record Data(MapValue sections, TemplateContext context) {

        @Nullable
        Value lookup(List<String> path, boolean backend) {
            Value value = sections.at(path.toArray(String[]::new));
            if (value == null && path.size() == 1) {
                String text = computed(path.get(0));
                if (text != null) {
                    return new TextValue(text, sections.location());
                }
                if (backend && SHORT_VARS.contains(path.get(0))) {
                    return sections.at("vars", path.get(0));
                }
            }
            return value;
        }

        private @Nullable String computed(String name) {
            return switch (name) {
                case "component" -> context.component();
                case "atmos_component" -> context.instance();
                case "atmos_stack", "stack" -> context.stack();
                case "workspace" -> context.workspace();
                case "atmos_manifest", "atmos_stack_file" -> context.manifest();
                case "backend_type" -> context.backendType();
                default -> null;
            };
        }
    }

    /** The walk through one section. */
    private record Walk(Data data, boolean backend, boolean enabled, Consumer<Problem> problems) {

        Value render(Value value, String path) {
            if (!value.isDynamic()) {
                return value;
            }
            if (value instanceof MapValue map) {
                MapValue.Builder rendered = map.toBuilder();
                for (MapValue.Entry entry : map.entries()) {
                    rendered.put(entry.withValue(render(entry.value(), path + "." + entry.key())));
                }
                return rendered.build();
            }
            if (value instanceof ListValue list) {
                List<Value> items =
                        list.items().stream().map(item -> render(item, path)).toList();
                return new ListValue(items, list.append(), list.location());
            }
            return value instanceof TextValue text ? text(text, path) : value;
        }

        private Value text(TextValue value, String path) {
            TextTemplate template = TextTemplate.parse(value.text());
            if (!enabled) {
                return template.isPlain()
                        ? value
                        : unresolved(
                                value,
                                path,
                                "templates are switched off",
                                "set templates.settings.enabled: true in atmos.yaml");
            }
            if (!template.isReferencesOnly()) {
                return beyond(value, path);
            }
            TextTemplate.Rendered rendered = template.render(reference -> data.lookup(reference, backend));
            if (backend && !rendered.missing().isEmpty()) {
                String missing =
                        rendered.missing().stream().map(Reference::toString).collect(Collectors.joining(", "));
                return unresolved(value, path, "there is no " + missing, "set it, or take it out of the template");
            }
            return new TextValue(rendered.text(), true, value.location());
        }

        private Value unresolved(TextValue value, String path, String reason, String hint) {
            problems.accept(Problem.error(
                    ProblemCode.UNRESOLVED_TEMPLATE,
                    value.location(),
                    path + ": '" + value.text() + "' cannot be resolved: " + reason,
                    hint));
            return value;
        }

        private Value beyond(TextValue value, String path) {
            String message = path + ": '" + value.text() + "' does more than name fields, which is not supported yet";
            String hint = "build it of references such as {{ .vars.stage }}";
            problems.accept(
                    backend
                            ? Problem.error(ProblemCode.UNSUPPORTED_FEATURE, value.location(), message, hint)
                            : Problem.warning(
                                    ProblemCode.UNSUPPORTED_FEATURE,
                                    value.location(),
                                    message + "; it stays as it is",
                                    hint));
            return value;
        }
    }
}
