package io.github.atmosmaven.hosted;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Files of the CLI configuration, in the order in which a tool reads them: a later one wins (remote-backend 5). */
final class CliFiles {

    private static final List<String> VARIABLES = List.of("TF_CLI_CONFIG_FILE", "TERRAFORM_CONFIG");

    private final Map<String, String> environment;
    private final Path directory;
    private final boolean isOpenTofu;
    private final boolean isWindows;

    /**
     * @param environment of the tool
     * @param directory working directory of the tool
     */
    CliFiles(Map<String, String> environment, Path directory, boolean isOpenTofu, boolean isWindows) {
        this.environment = environment;
        this.directory = directory;
        this.isOpenTofu = isOpenTofu;
        this.isWindows = isWindows;
    }

    /** Files that are there. */
    List<Path> all() {
        for (String variable : VARIABLES) {
            String named = environment.getOrDefault(variable, "");
            if (!named.isEmpty()) {
                // Whoever names a file wants no other.
                return existing(Stream.ofNullable(in(directory, named)));
            }
        }
        Path home = home();
        if (home == null) {
            return List.of();
        }
        return existing(Stream.concat(Stream.ofNullable(main(home)), further(home)));
    }

    private static List<Path> existing(Stream<Path> files) {
        return files.filter(Files::isRegularFile).toList();
    }

    private @Nullable Path home() {
        String home = environment.getOrDefault(isWindows ? "APPDATA" : "HOME", "");
        return home.isEmpty() ? null : in(directory, home);
    }

    private @Nullable Path main(Path home) {
        Path ofTerraform = in(home, isWindows ? "terraform.rc" : ".terraformrc");
        Path ofOpenTofu = in(home, isWindows ? "tofu.rc" : ".tofurc");
        if (!isOpenTofu || ofOpenTofu == null || ofTerraform == null) {
            return ofTerraform;
        }
        if (Files.exists(ofOpenTofu)) {
            return ofOpenTofu;
        }
        Path xdg = Files.exists(ofTerraform) ? null : xdg();
        return xdg == null ? ofTerraform : in(xdg, "tofurc");
    }

    private Stream<Path> further(Path home) {
        Path folder = in(home, isWindows ? "terraform.d" : ".terraform.d");
        Path xdg = isOpenTofu && folder != null && !Files.exists(folder) ? xdg() : null;
        return filesIn(xdg == null ? folder : xdg).stream();
    }

    /** The folder of OpenTofu where it does not use the older places. */
    private @Nullable Path xdg() {
        String folder = isWindows ? "" : environment.getOrDefault("XDG_CONFIG_HOME", "");
        return folder.isEmpty() ? null : in(directory, folder + "/opentofu");
    }

    private static List<Path> filesIn(@Nullable Path folder) {
        if (folder == null || !Files.isDirectory(folder)) {
            return List.of();
        }
        List<Path> files = new ArrayList<>();
        try (Stream<Path> all = Files.list(folder)) {
            all.filter(file -> file.toString().matches("(?s).*\\.tfrc(\\.json)?"))
                    .sorted()
                    .forEach(files::add);
        } catch (IOException e) {
            // The tool cannot read the folder either, and says so.
        }
        return files;
    }

    private static @Nullable Path in(Path folder, String name) {
        try {
            return folder.resolve(name);
        } catch (InvalidPathException e) {
            return null;
        }
    }
}
