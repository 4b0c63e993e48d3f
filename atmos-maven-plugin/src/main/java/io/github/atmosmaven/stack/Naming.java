package io.github.atmosmaven.stack;

import io.github.atmosmaven.model.Backend;
import io.github.atmosmaven.model.ListValue;
import io.github.atmosmaven.model.MapValue;
import io.github.atmosmaven.model.NumberValue;
import io.github.atmosmaven.model.TextValue;
import io.github.atmosmaven.model.Value;
import io.github.atmosmaven.problem.Location;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.template.Reference;
import io.github.atmosmaven.template.TextTemplate;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Computes the name of an instance's stack and its workspace, for every goal alike (D17, stack-semantics §6–§7). A
 * computation that cannot be done reports a problem and yields {@code null}.
 */
final class Naming {

    private static final String DEFAULT = "default";

    private final StackSettings settings;
    private final @Nullable TextTemplate nameTemplate;

    Naming(StackSettings settings) {
        this.settings = settings;
        String template = settings.nameTemplate();
        this.nameTemplate = template == null || template.isEmpty() ? null : TextTemplate.parse(template);
    }

    /** Problems of the settings themselves, which no manifest can mend. */
    List<Problem> problems() {
        if (nameTemplate == null || nameTemplate.isReferencesOnly()) {
            return List.of();
        }
        return List.of(Problem.error(
                ProblemCode.UNSUPPORTED_FEATURE,
                settings.nameTemplatePlace(),
                "the name template '" + settings.nameTemplate()
                        + "' does more than name fields, which is not supported yet",
                "build it of references such as {{ .vars.stage }}"));
    }

    /**
     * The stack an instance belongs to.
     *
     * @param manifestName name of the top-level manifest's file, which names the stack where nothing else does
     * @param explicit {@code name} at the root of the manifest; null or empty where it says none
     */
    @Nullable
    String stack(Subject subject, String manifestName, @Nullable String explicit, Consumer<Problem> problems) {
        if (explicit != null && !explicit.isEmpty()) {
            return explicit;
        }
        if (nameTemplate != null) {
            return nameTemplate.isReferencesOnly() ? fromTemplate(subject, nameTemplate, problems) : null;
        }
        String pattern = settings.namePattern();
        if (pattern == null || pattern.isEmpty()) {
            return manifestName;
        }
        TokenPattern.Filled filled = new TokenPattern(pattern).fill(token -> token(subject, token));
        if (filled.missing().isEmpty()) {
            return filled.text();
        }
        problems.accept(incomplete(subject, filled.missing(), "name pattern '" + pattern + "'"));
        return null;
    }

    private @Nullable String fromTemplate(Subject subject, TextTemplate template, Consumer<Problem> problems) {
        TextTemplate.Rendered rendered = template.render(subject::lookup);
        if (rendered.missing().isEmpty() && !rendered.text().isBlank()) {
            return rendered.text();
        }
        List<Reference> without = rendered.missing().isEmpty() ? template.references() : rendered.missing();
        List<String> missing = without.stream().map(Objects::toString).toList();
        problems.accept(incomplete(subject, missing, "name template '" + settings.nameTemplate() + "'"));
        return null;
    }

    private static Problem incomplete(Subject subject, List<String> missing, String what) {
        String names = missing.stream().distinct().collect(Collectors.joining(", "));
        return Problem.error(
                ProblemCode.NAME_INCOMPLETE,
                new Location(subject.manifestFile(), 1, 1),
                "the " + what + " needs " + names + ", which component '" + subject.instance() + "' of manifest "
                        + subject.manifestFile() + " does not have",
                "set it under vars: in the manifest or in a file it imports");
    }

    /**
     * The Terraform workspace of an instance.
     *
     * @param backendType the type of its backend, since {@code http} knows only the default workspace
     */
    @Nullable
    String workspace(Subject subject, String stack, @Nullable String backendType, Consumer<Problem> problems) {
        if (!settings.workspacesEnabled() || "http".equals(backendType)) {
            return DEFAULT;
        }
        String workspace = rawWorkspace(subject, stack, problems);
        return workspace == null ? null : workspace.replace('/', '-');
    }

    private @Nullable String rawWorkspace(Subject subject, String stack, Consumer<Problem> problems) {
        MapValue metadata = subject.metadata();
        TextValue template = Lineages.nonEmptyName(metadata, "terraform_workspace_template");
        if (template != null) {
            return workspaceFromTemplate(subject, template, problems);
        }
        TextValue pattern = Lineages.nonEmptyName(metadata, "terraform_workspace_pattern");
        if (pattern != null) {
            return workspaceFromPattern(subject, pattern, problems);
        }
        TextValue explicit = Lineages.nonEmptyName(metadata, "terraform_workspace");
        if (explicit != null) {
            return explicit.text();
        }
        return subject.component().equals(subject.instance()) ? stack : stack + "-" + subject.instance();
    }

    /** The value that decides about the workspace; null where it is made of names. */
    static @Nullable Value workspaceSource(@Nullable MapValue metadata) {
        for (String key :
                List.of("terraform_workspace_template", "terraform_workspace_pattern", "terraform_workspace")) {
            TextValue value = metadata == null ? null : Lineages.nonEmptyName(metadata, key);
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    private static @Nullable String workspaceFromTemplate(
            Subject subject, TextValue value, Consumer<Problem> problems) {
        TextTemplate template = TextTemplate.parse(value.text());
        if (!template.isReferencesOnly() && !template.isPlain()) {
            problems.accept(Problem.error(
                    ProblemCode.UNSUPPORTED_FEATURE,
                    value.location(),
                    "the workspace template '" + value.text()
                            + "' does more than name fields, which is not supported yet",
                    "build it of references such as {{ .vars.stage }}"));
            return null;
        }
        TextTemplate.Rendered rendered = template.render(subject::lookup);
        if (rendered.missing().isEmpty()) {
            return rendered.text();
        }
        problems.accept(Problem.error(
                ProblemCode.WORKSPACE_INCOMPLETE,
                value.location(),
                "the workspace template of component '" + subject.instance() + "' needs "
                        + rendered.missing().stream().map(Objects::toString).collect(Collectors.joining(", "))
                        + ", which manifest " + subject.manifestFile() + " does not have",
                "set it, or take it out of the template"));
        return null;
    }

    private static @Nullable String workspaceFromPattern(Subject subject, TextValue value, Consumer<Problem> problems) {
        TokenPattern.Filled filled = new TokenPattern(value.text()).fill(token -> token(subject, token));
        if (filled.missing().isEmpty()) {
            return filled.text();
        }
        problems.accept(Problem.error(
                ProblemCode.WORKSPACE_INCOMPLETE,
                value.location(),
                "the workspace pattern of component '" + subject.instance() + "' needs "
                        + String.join(", ", filled.missing()) + ", which manifest " + subject.manifestFile()
                        + " does not have",
                "set it under vars:, or take the token out of the pattern"));
        return null;
    }

    private static @Nullable String token(Subject subject, String token) {
        return switch (token) {
            case "component" -> subject.instance();
            case "base-component", "component-path" -> subject.component();
            case "workspace", "terraform_workspace" -> null;
            default -> text(subject.vars().get(token));
        };
    }

    private static @Nullable String text(@Nullable Value value) {
        if (value instanceof TextValue || value instanceof NumberValue) {
            return value.toString();
        }
        return value instanceof ListValue list
                ? list.items().stream().map(Objects::toString).collect(Collectors.joining("-"))
                : null;
    }

    /** What names and workspaces are computed from: the sections of an instance before templates are rendered. */
    record Subject(String instance, String component, String manifestFile, MapValue sections, Backend backend) {

        MapValue metadata() {
            MapValue metadata = sections.map("metadata");
            return metadata == null ? MapValue.empty(sections.location()) : metadata;
        }

        MapValue vars() {
            MapValue vars = sections.map("vars");
            return vars == null ? MapValue.empty(sections.location()) : vars;
        }

        /** A field of the sections, or of what is known beside them (stack-semantics 6.2). */
        @Nullable
        Value lookup(List<String> path) {
            Location place = sections.location();
            MapValue.Builder data = sections.toBuilder().put("backend", backend.attributes());
            if (backend.type() != null) {
                data.put("backend_type", new TextValue(backend.type(), place));
            }
            data.put("component", new TextValue(component, place));
            return data.build().at(path.toArray(String[]::new));
        }
    }
}
