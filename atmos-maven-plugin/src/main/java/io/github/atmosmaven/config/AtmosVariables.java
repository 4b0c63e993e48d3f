package io.github.atmosmaven.config;

import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.TextValue;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.problem.Location;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Variables of the environment that Atmos lays over {@code atmos.yaml} (semantics 1.14). The section {@code env} of
 * the file sets those that the environment does not. A value has the name of its variable for a place.
 */
final class AtmosVariables {

    private static final String BASE_PATH = "ATMOS_BASE_PATH";
    private static final String PROFILE = "ATMOS_PROFILE";

    private static final Map<String, List<String>> SETTINGS = settings();

    private final Map<String, TextValue> values = new LinkedHashMap<>();

    AtmosVariables(AtmosYaml atmos, Map<String, String> environment) {
        MapValue.Entry section = atmos.section("env");
        if (section != null && section.value() instanceof MapValue env) {
            for (MapValue.Entry entry : env.entries()) {
                if (entry.key().startsWith("ATMOS_")
                        && !entry.value().toString().isBlank()) {
                    Value value = entry.value();
                    values.put(entry.key(), new TextValue(value.toString(), value.location()));
                }
            }
        }
        environment.forEach((name, value) -> {
            if (name.startsWith("ATMOS_") && !value.isBlank()) {
                values.put(name, new TextValue(value, true, new Location("$" + name, 1, 1)));
            }
        });
    }

    private static Map<String, List<String>> settings() {
        Map<String, List<String>> settings = new LinkedHashMap<>();
        settings.put("ATMOS_STACKS_BASE_PATH", List.of("stacks", "base_path"));
        settings.put("ATMOS_STACKS_INCLUDED_PATHS", List.of("stacks", "included_paths"));
        settings.put("ATMOS_STACKS_EXCLUDED_PATHS", List.of("stacks", "excluded_paths"));
        settings.put("ATMOS_STACKS_NAME_PATTERN", List.of("stacks", "name_pattern"));
        settings.put("ATMOS_STACKS_NAME_TEMPLATE", List.of("stacks", "name_template"));
        settings.put("ATMOS_COMPONENTS_TERRAFORM_BASE_PATH", List.of("components", "terraform", "base_path"));
        settings.put("ATMOS_COMPONENTS_TERRAFORM_COMMAND", List.of("components", "terraform", "command"));
        settings.put(
                "ATMOS_COMPONENTS_TERRAFORM_AUTO_GENERATE_BACKEND_FILE",
                List.of("components", "terraform", "auto_generate_backend_file"));
        settings.put("ATMOS_SETTINGS_LIST_MERGE_STRATEGY", List.of("settings", "list_merge_strategy"));
        settings.put("ATMOS_EDITION", List.of("edition"));
        return settings;
    }

    /** The settings with those of the variables over them. */
    MapValue over(MapValue settings) {
        MapValue merged = settings;
        for (Map.Entry<String, List<String>> setting : SETTINGS.entrySet()) {
            TextValue value = values.get(setting.getKey());
            if (value != null) {
                merged = SettingsOverlay.merge(
                        merged, SettingsOverlay.at(value, setting.getValue().toArray(String[]::new)));
            }
        }
        return merged;
    }

    /** The base path, which does not start where that of the file starts; {@code null} where no variable names it. */
    @Nullable
    TextValue basePath() {
        return values.get(BASE_PATH);
    }

    /** A profile is a further set of settings, which would change what resolution answers (D21). */
    void refuseProfile(Consumer<Problem> problems) {
        TextValue profile = values.get(PROFILE);
        if (profile != null) {
            problems.accept(Problem.error(
                    ProblemCode.ATMOS_YAML_UNSUPPORTED,
                    profile.location(),
                    PROFILE + " is '" + profile + "', and profiles of Atmos are not supported",
                    "unset the variable, and write settings that do without the profile"));
        }
    }
}
