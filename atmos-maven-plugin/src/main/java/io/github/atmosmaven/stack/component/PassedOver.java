package io.github.atmosmaven.stack.component;

import io.github.atmosmaven.manifest.file.FileStep;
import io.github.atmosmaven.model.value.ListValue;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.TextValue;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Warns of what Atmos would act on and the plugin does not, with what to use instead (D8). */
public final class PassedOver implements FileStep {

    private static final String TERRAFORM = "terraform";
    private static final String OVERRIDES = "overrides";

    /**
     * A part of a section that has no effect here.
     *
     * @param path below the root of a manifest, {@code terraform:} or a component
     */
    private record Rule(ProblemCode code, List<String> path, String what, String instead) {}

    private static final List<Rule> RULES = List.of(
            new Rule(
                    ProblemCode.HOOKS_NOT_RUN,
                    List.of("hooks"),
                    "hooks are not run",
                    "bind what has to happen before or after a goal to a phase of the build"),
            new Rule(
                    ProblemCode.VALIDATION_NOT_RUN,
                    List.of("settings", "validation"),
                    "settings.validation is not evaluated, neither JSON Schema nor OPA",
                    "check inputs by validation blocks of the root module's variables, or by a plugin bound to phase"
                            + " validate"),
            new Rule(
                    ProblemCode.SOURCE_NOT_FETCHED,
                    List.of("source"),
                    "source is not fetched: the root module has to be in the root modules' directory",
                    "call the module by its source from a root module, which Terraform fetches itself"),
            new Rule(
                    ProblemCode.FILES_NOT_GENERATED,
                    List.of("generate"),
                    "generate writes no files",
                    "keep the files in the root module"),
            new Rule(
                    ProblemCode.TOOLS_NOT_INSTALLED,
                    List.of("dependencies", "tools"),
                    "dependencies.tools installs nothing",
                    "install the tools on the machine, and name the version of Terraform or OpenTofu with toolVersion"),
            new Rule(
                    ProblemCode.AUTH_NOT_USED,
                    List.of("auth"),
                    "auth is not used: the tool runs as the caller of Maven",
                    "log in before the build, or name an identity with -Datmos.aws.profile or -Datmos.serverId"),
            new Rule(
                    ProblemCode.SECRETS_NOT_READ,
                    List.of("secrets"),
                    "secrets are not read from any store",
                    "hand them to the tool as environment variables (TF_VAR_...), or read them by a data source"),
            new Rule(
                    ProblemCode.RETRY_NOT_DONE,
                    List.of("retry"),
                    "retry repeats nothing: a failed run of the tool stays failed",
                    "run the goal again, or let the CI repeat the job"));

    @Override
    public MapValue apply(MapValue manifest, Path file, Consumer<Problem> problems) {
        look(manifest, problems);
        MapValue terraform = manifest.map(TERRAFORM);
        if (terraform != null) {
            look(terraform, problems);
        }
        MapValue kinds = manifest.map("components");
        if (kinds != null) {
            for (MapValue.Entry kind : kinds.entries()) {
                lookAtKind(kind, problems);
            }
        }
        return manifest;
    }

    private static void lookAtKind(MapValue.Entry kind, Consumer<Problem> problems) {
        if (!(kind.value() instanceof MapValue components)) {
            return;
        }
        if (!kind.key().equals(TERRAFORM)) {
            if (KnownKeys.isOtherKind(kind) && !components.isEmpty()) {
                problems.accept(Problem.warning(
                        ProblemCode.OTHER_COMPONENTS,
                        kind.keyLocation(),
                        "components of kind '" + kind.key() + "' are not looked at",
                        "run them by a plugin of their own"));
            }
            return;
        }
        for (MapValue.Entry component : components.entries()) {
            if (component.value() instanceof MapValue body) {
                look(body, problems);
            }
        }
    }

    private static void look(MapValue body, Consumer<Problem> problems) {
        for (Rule rule : RULES) {
            look(rule, body, problems);
        }
        MapValue overrides = body.map(OVERRIDES);
        if (overrides != null) {
            RULES.forEach(rule -> look(rule, overrides, problems));
        }
    }

    private static void look(Rule rule, MapValue body, Consumer<Problem> problems) {
        MapValue.Entry entry = body.entry(rule.path().get(0));
        if (entry != null && rule.path().size() > 1) {
            entry = entry.value() instanceof MapValue section
                    ? section.entry(rule.path().get(1))
                    : null;
        }
        if (entry != null && saysAnything(entry.value())) {
            problems.accept(Problem.warning(rule.code(), entry.keyLocation(), rule.what(), rule.instead()));
        }
    }

    private static boolean saysAnything(Value value) {
        return value instanceof MapValue map && !map.isEmpty()
                || value instanceof ListValue list && !list.items().isEmpty()
                || value instanceof TextValue text && !text.text().isEmpty();
    }
}
