package io.github.atmosmaven.config;

import io.github.atmosmaven.model.value.ListValue;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.TextValue;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Refuses settings that would change what resolution answers and that nothing here heeds (D21), and warns of those that
 * Atmos would act on (D8).
 */
final class UnsupportedSettings {

    private static final String DELIMITERS = "[{{, }}]";
    private static final Pattern ONCE = Pattern.compile("0|1|");

    private final AtmosYaml atmos;
    private final Consumer<Problem> problems;

    UnsupportedSettings(AtmosYaml atmos, Consumer<Problem> problems) {
        this.atmos = atmos;
        this.problems = problems;
    }

    void refuse() {
        refuse("keys with a delimiter are not split", "settings", "yaml", "key_delimiter");
        refuse("keys with a delimiter are not split", "yaml", "key_delimiter");
        refuse("profiles are not read", "profiles", "default");
        Value delimiters = atmos.get("templates", "settings", "delimiters");
        if (delimiters != null && !delimiters.toString().equals(DELIMITERS)) {
            refuse("templates have the delimiters {{ and }}", "templates", "settings", "delimiters");
        }
        Value evaluations = atmos.get("templates", "settings", "evaluations");
        if (evaluations != null && !ONCE.matcher(evaluations.toString()).matches()) {
            refuse("templates are rendered once", "templates", "settings", "evaluations");
        }
    }

    void warn() {
        warn(
                ProblemCode.COMMANDS_NOT_RUN,
                "commands",
                "commands of atmos.yaml are not run",
                "bind what they do to a phase of the build, or to an execution of a plugin");
        warn(
                ProblemCode.WORKFLOWS_NOT_RUN,
                "workflows",
                "workflows are not run",
                "write their steps as executions in the POM, or as a script of the CI");
        warn(
                ProblemCode.AUTH_NOT_USED,
                "auth",
                "auth of atmos.yaml is not used: the tool runs as the caller of Maven",
                "log in before the build, or name an identity with -Datmos.aws.profile or -Datmos.serverId");
    }

    private void warn(ProblemCode code, String section, String what, String instead) {
        MapValue.Entry entry = atmos.entry(section);
        if (entry != null && !isEmpty(entry.value())) {
            problems.accept(Problem.warning(code, entry.keyLocation(), what, instead));
        }
    }

    private void refuse(String reason, String... path) {
        MapValue.Entry entry = atmos.entry(path);
        if (entry != null && !isEmpty(entry.value())) {
            problems.accept(Problem.error(
                    ProblemCode.ATMOS_YAML_UNSUPPORTED,
                    entry.keyLocation(),
                    String.join(".", path) + " is not supported: " + reason,
                    "remove it, and write manifests and settings that do without it"));
        }
    }

    private static boolean isEmpty(Value value) {
        return value instanceof ListValue list && list.items().isEmpty()
                || value instanceof MapValue map && map.isEmpty()
                || value instanceof TextValue text && text.text().isEmpty();
    }
}
