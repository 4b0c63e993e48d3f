package io.github.atmosmaven.terraform.tool;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Directory of providers that a tool shares with others (D65): {@code TF_PLUGIN_CACHE_DIR}, or {@code plugin_cache_dir}
 * of the CLI configuration.
 *
 * @param place the directory as it is written
 * @param configuration all other configuration that decides which providers a tool takes
 */
public record PluginCache(String place, String configuration) {

    private static final String VARIABLE = "TF_PLUGIN_CACHE_DIR";

    /** In HCL and in JSON; read so loosely since a wrong guess only makes tools take turns. */
    private static final Pattern SETTING =
            Pattern.compile("(?m)^(?!\\s*(?:#|//)).*?\\bplugin_cache_dir\"?\\s*[=:]\\s*\"([^\"]+)\"");

    /**
     * @param environment of the tool
     * @param directory working directory of the tool
     * @return the shared directory, or {@code null} if each tool downloads for itself
     */
    public static @Nullable PluginCache of(Map<String, String> environment, Path directory) {
        String named = value(environment, "TF_CLI_CONFIG_FILE");
        String configuration = named != null ? named : value(environment, "TERRAFORM_CONFIG");
        String variable = value(environment, VARIABLE);
        if (variable != null) {
            return new PluginCache(variable, configuration == null ? "" : configuration);
        }
        List<Path> files = configuration == null ? usual(environment) : in(directory, configuration);
        return files.stream()
                .flatMap(PluginCache::setting)
                .findFirst()
                .map(place -> new PluginCache(place, configuration == null ? "" : configuration))
                .orElse(null);
    }

    /** Gives a tool a directory that it shares with others. */
    public static void set(Map<String, String> environment, Path place) {
        environment.put(VARIABLE, place.toString());
    }

    private static Stream<String> setting(Path file) {
        if (!Files.isRegularFile(file)) {
            return Stream.empty();
        }
        try {
            // As bytes, so that no letter of a comment in another encoding is a failure.
            Matcher matcher = SETTING.matcher(Files.readString(file, StandardCharsets.ISO_8859_1));
            return matcher.find() ? Stream.of(matcher.group(1)) : Stream.empty();
        } catch (IOException e) {
            // The tool cannot read it either, and says so.
            return Stream.empty();
        }
    }

    /** Files of both tools: OpenTofu reads those of Terraform too. */
    private static List<Path> usual(Map<String, String> environment) {
        List<Path> files = new ArrayList<>();
        for (String home : values(environment, "HOME", "USERPROFILE")) {
            files.addAll(in(home, ".tofurc", ".terraformrc", ".config/opentofu/tofurc"));
            in(home, ".terraform.d", ".config/opentofu").forEach(folder -> files.addAll(further(folder)));
        }
        for (String data : values(environment, "APPDATA")) {
            files.addAll(in(data, "tofu.rc", "terraform.rc"));
            in(data, "terraform.d").forEach(folder -> files.addAll(further(folder)));
        }
        for (String configuration : values(environment, "XDG_CONFIG_HOME")) {
            files.addAll(in(configuration, "opentofu/tofurc"));
            in(configuration, "opentofu").forEach(folder -> files.addAll(further(folder)));
        }
        return files;
    }

    private static List<Path> further(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().matches(".*\\.tfrc(\\.json)?"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static List<Path> in(String folder, String... names) {
        try {
            return in(Path.of(folder), names);
        } catch (InvalidPathException e) {
            return List.of();
        }
    }

    private static List<Path> in(Path folder, String... names) {
        try {
            return Stream.of(names).map(folder::resolve).toList();
        } catch (InvalidPathException e) {
            return List.of();
        }
    }

    private static List<String> values(Map<String, String> environment, String... names) {
        return Stream.of(names)
                .flatMap(name -> Stream.ofNullable(value(environment, name)))
                .toList();
    }

    /** Tools take an empty variable for none. */
    private static @Nullable String value(Map<String, String> environment, String name) {
        String value = environment.get(name);
        return value == null || value.isEmpty() ? null : value;
    }
}
