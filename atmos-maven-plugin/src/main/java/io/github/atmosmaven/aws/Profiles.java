package io.github.atmosmaven.aws;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.profiles.ProfileFile;

/** The profile of a backend and the files it is looked for in. */
final class Profiles {

    private Profiles() {}

    /** The name that the build or the backend chooses; null where the environment decides. */
    static @Nullable String name(S3Settings settings) {
        String chosen = settings.environment().profile();
        return chosen == null ? settings.text("profile") : chosen;
    }

    /** Those that the backend names; null where the usual ones count. */
    static @Nullable ProfileFile files(S3Settings settings) {
        List<String> credentials = settings.texts("shared_credentials_files");
        if (credentials.isEmpty()) {
            credentials = settings.texts("shared_credentials_file");
        }
        List<String> configs = settings.texts("shared_config_files");
        if (credentials.isEmpty() && configs.isEmpty()) {
            return null;
        }
        ProfileFile.Aggregator files = ProfileFile.aggregator();
        if (credentials.isEmpty()) {
            usual(settings, "AWS_SHARED_CREDENTIALS_FILE", "~/.aws/credentials", files, ProfileFile.Type.CREDENTIALS);
        }
        credentials.forEach(file -> add(files, settings.path(file), ProfileFile.Type.CREDENTIALS));
        if (configs.isEmpty()) {
            usual(settings, "AWS_CONFIG_FILE", "~/.aws/config", files, ProfileFile.Type.CONFIGURATION);
        }
        configs.forEach(file -> add(files, settings.path(file), ProfileFile.Type.CONFIGURATION));
        return files.build();
    }

    /** Naming the files of one kind says nothing about those of the other. */
    private static void usual(
            S3Settings settings, String variable, String file, ProfileFile.Aggregator files, ProfileFile.Type type) {
        String named = settings.environment().variable(variable);
        add(files, settings.path(named == null ? file : named), type);
    }

    private static void add(ProfileFile.Aggregator files, Path path, ProfileFile.Type type) {
        // Terraform passes over what is no file that can be read, too.
        if (Files.isRegularFile(path) && Files.isReadable(path)) {
            files.addFile(ProfileFile.builder().content(path).type(type).build());
        }
    }
}
