package io.github.atmosmaven.stack.name;

import io.github.atmosmaven.model.Backend;
import io.github.atmosmaven.model.BackendType;
import io.github.atmosmaven.model.value.FunctionValue;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.TextValue;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.problem.Location;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.stack.component.Lineages;
import io.github.atmosmaven.stack.settings.NameSettings;
import io.github.atmosmaven.stack.settings.StackSettings;
import io.github.atmosmaven.template.Obstacle;
import io.github.atmosmaven.template.Template;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Computes the name of an instance's stack and its workspace, for every goal alike (D17, semantics 6, 7). A
 * computation that cannot be done reports a problem and yields {@code null}.
 */
public final class Naming {

    private static final String BASE_COMPONENT = "base-component";

    private static final String DEFAULT = "default";

    private final StackSettings settings;
    private final NameSettings names;
    private final @Nullable Template nameTemplate;
    private final @Nullable TokenPattern namePattern;

    public Naming(StackSettings settings) {
        this.settings = settings;
        this.names = settings.names();
        String template = names.template();
        this.nameTemplate = template == null ? null : Template.compile(template);
        this.namePattern = pattern(names);
    }

    /** Returns the pattern that names stacks, or null if there is none. */
    private static @Nullable TokenPattern pattern(NameSettings names) {
        String text = names.pattern();
        if (text == null) {
            return null;
        }
        TokenPattern pattern =
                names.patternPlace() == null ? new TokenPattern(text) : new AtmosPattern(text).counting();
        return pattern.text().isEmpty() ? null : pattern;
    }

    /** Problems of the settings themselves, which no manifest can mend. */
    public List<Problem> problems() {
        String pattern = names.pattern();
        if (nameTemplate == null) {
            return pattern == null || names.patternPlace() == null
                    ? List.of()
                    : new AtmosPattern(pattern).warnings(names.patternPlace());
        }
        Location place = names.templatePlace();
        Refusal codes = place == null
                ? new Refusal(ProblemCode.INVALID_PARAMETER, ProblemCode.INVALID_PARAMETER)
                : new Refusal(ProblemCode.ATMOS_YAML_INVALID, ProblemCode.ATMOS_YAML_UNSUPPORTED);
        Problem refusal = refusal(nameTemplate, nameTemplateInWords(), place, codes);
        return refusal == null ? List.of() : List.of(refusal);
    }

    /** The codes for a template that is malformed, and for one that asks too much. */
    private record Refusal(ProblemCode malformed, ProblemCode unsupported) {}

    private static @Nullable Problem refusal(
            Template template, String inWords, @Nullable Location place, Refusal codes) {
        return template.obstacle()
                .map(obstacle -> Problem.error(
                        obstacle.kind() == Obstacle.Kind.MALFORMED ? codes.malformed() : codes.unsupported(),
                        place,
                        inWords + " " + obstacle.reason(),
                        obstacle.hint()))
                .orElse(null);
    }

    /**
     * The stack an instance belongs to.
     *
     * @param manifestName name of the top-level manifest's file, which names the stack where nothing else does
     * @param explicit {@code name} at the root of the manifest; what is no text names nothing (semantics 6.1)
     */
    @Nullable
    public String stack(Subject subject, String manifestName, @Nullable Value explicit, Consumer<Problem> problems) {
        if (explicit instanceof FunctionValue
                || explicit instanceof TextValue text && !text.text().isEmpty()) {
            return explicit(explicit, problems);
        }
        if (nameTemplate != null) {
            return nameTemplate.obstacle().isPresent() ? null : fromTemplate(subject, nameTemplate, problems);
        }
        if (namePattern == null) {
            return manifestName;
        }
        String what = "the name pattern '" + names.pattern() + "'";
        NameParts.ComposedName made = new NameParts(what, ProblemCode.NAME_INCOMPLETE, problems)
                .of(namePattern, token -> token(subject, token));
        return complete(made, subject, what, problems);
    }

    /** Neither templates nor functions are computed in it, and what is left of them would be a part of addresses. */
    private static @Nullable String explicit(Value name, Consumer<Problem> problems) {
        if (name.isDynamic()) {
            problems.accept(Problem.error(
                    ProblemCode.UNRESOLVED_TEMPLATE,
                    name.location(),
                    "the name of a stack is taken as it is written, and '" + name + "' is to be computed",
                    "write the name out, or remove it and set nameTemplate to something like {{ .vars.stage }}"));
            return null;
        }
        if (name.toString().isBlank()) {
            problems.accept(Problem.error(
                    ProblemCode.INVALID_NAME,
                    name.location(),
                    "the name of the stack consists of blanks only",
                    "write the name, or remove the key to have the stack named like its file"));
            return null;
        }
        return name.toString();
    }

    private @Nullable String fromTemplate(Subject subject, Template template, Consumer<Problem> problems) {
        NameParts.ComposedName made = new NameParts(nameTemplateInWords(), ProblemCode.NAME_INCOMPLETE, problems)
                .of(template, subject::lookup);
        if (made.missing().isEmpty() && made.text() != null && made.text().isBlank()) {
            problems.accept(Problem.error(
                    ProblemCode.INVALID_NAME,
                    names.templatePlace(),
                    nameTemplateInWords() + " evaluates to an empty text",
                    "build it of references such as {{ .vars.stage }}"));
            return null;
        }
        return complete(made, subject, nameTemplateInWords(), problems);
    }

    private String nameTemplateInWords() {
        return "the name template '" + names.template() + "'";
    }

    private static @Nullable String complete(
            NameParts.ComposedName made, Subject subject, String what, Consumer<Problem> problems) {
        if (!made.missing().isEmpty()) {
            // The message is the same for every component that lacks the same, which is one mistake.
            problems.accept(Problem.error(
                    ProblemCode.NAME_INCOMPLETE,
                    new Location(subject.manifestFile(), 1, 1),
                    what + " needs " + String.join(", ", made.missing()) + ", which manifest " + subject.manifestFile()
                            + " does not have",
                    "set it under vars: in the manifest or in a file it imports; component '" + subject.instance()
                            + "' lacks it"));
            return null;
        }
        return made.text();
    }

    /**
     * The Terraform workspace of an instance.
     *
     * @param backendType the type of its backend, since some know only the default workspace
     */
    @Nullable
    public String workspace(Subject subject, String stack, BackendType backendType, Consumer<Problem> problems) {
        if (!settings.state().workspacesEnabled() || !backendType.hasWorkspaces()) {
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
            String what = "the workspace pattern of component '" + subject.instance() + "'";
            NameParts.ComposedName made = new NameParts(what, ProblemCode.WORKSPACE_INCOMPLETE, problems)
                    .of(new TokenPattern(pattern.text()), token -> token(subject, token));
            String hint = "set it under vars:, or remove the token from the pattern";
            return complete(made, subject, new Origin(what, pattern.location(), hint), problems);
        }
        TextValue explicit = Lineages.nonEmptyName(metadata, "terraform_workspace");
        if (explicit != null) {
            return explicit.text();
        }
        return subject.component().equals(subject.instance()) ? stack : stack + "-" + subject.instance();
    }

    /** The value that decides about the workspace; null where it is made of names. */
    public static @Nullable Value workspaceSource(@Nullable MapValue metadata) {
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
        Template template = Template.compile(value.text());
        Problem refusal = refusal(
                template,
                "the workspace template '" + value.text() + "'",
                value.location(),
                new Refusal(ProblemCode.UNRESOLVED_TEMPLATE, ProblemCode.UNSUPPORTED_FEATURE));
        if (refusal != null) {
            problems.accept(refusal);
            return null;
        }
        String what = "the workspace template of component '" + subject.instance() + "'";
        NameParts.ComposedName made =
                new NameParts(what, ProblemCode.WORKSPACE_INCOMPLETE, problems).of(template, subject::lookup);
        return complete(
                made, subject, new Origin(what, value.location(), "set it, or remove it from the template"), problems);
    }

    /** Source of a workspace: a template or a pattern. */
    private record Origin(String what, Location place, String hint) {}

    private static @Nullable String complete(
            NameParts.ComposedName made, Subject subject, Origin origin, Consumer<Problem> problems) {
        if (!made.missing().isEmpty()) {
            boolean base = made.missing().contains(BASE_COMPONENT);
            problems.accept(Problem.error(
                    ProblemCode.WORKSPACE_INCOMPLETE,
                    origin.place(),
                    origin.what() + " needs " + String.join(", ", made.missing())
                            + (base
                                    ? ", and '" + subject.instance() + "' is its own root module, whatever it inherits"
                                    : ", which manifest " + subject.manifestFile() + " does not have"),
                    base ? "remove the token from the pattern, or write {component} in its place" : origin.hint()));
            return null;
        }
        return made.text();
    }

    private static @Nullable Value token(Subject subject, String token) {
        Location place = subject.sections().location();
        return switch (token) {
            case "component" -> new TextValue(subject.instance(), true, place);
            // A root module that is named by a template is rendered with the whole workspace.
            case "component-path" -> new TextValue(subject.component(), true, place);
            // One that is its own root module has no base (semantics 7.3).
            case BASE_COMPONENT ->
                subject.component().equals(subject.instance()) ? null : new TextValue(subject.component(), true, place);
            case "workspace", "terraform_workspace" -> null;
            default -> subject.vars().get(token);
        };
    }

    /** Facts that names and workspaces are computed from: the sections of an instance before templates are rendered. */
    public record Subject(String instance, String component, String manifestFile, MapValue sections, Backend backend) {

        MapValue metadata() {
            MapValue metadata = sections.map("metadata");
            return metadata == null ? MapValue.empty(sections.location()) : metadata;
        }

        MapValue vars() {
            MapValue vars = sections.map("vars");
            return vars == null ? MapValue.empty(sections.location()) : vars;
        }

        /** A field of the sections, or of what is known beside them (semantics 6.2). */
        @Nullable
        Value lookup(List<String> path) {
            Value value = switch (path.get(0)) {
                case "backend" -> backend.attributes();
                case "backend_type" ->
                    backend.type().isNone()
                            ? sections.get("backend_type")
                            : new TextValue(backend.type().name(), sections.location());
                case "component" -> new TextValue(component, sections.location());
                default -> sections.get(path.get(0));
            };
            if (path.size() == 1) {
                return value;
            }
            return value instanceof MapValue map
                    ? map.at(path.subList(1, path.size()).toArray(String[]::new))
                    : null;
        }
    }
}
