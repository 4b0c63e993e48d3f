package io.github.atmosmaven.aws.settings;

import io.github.atmosmaven.backend.s3.Attribute;
import io.github.atmosmaven.backend.s3.S3Endpoints;
import io.github.atmosmaven.backend.s3.S3Identity;
import io.github.atmosmaven.http.InvalidSetting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.profiles.ProfileFile;

/** The profile of a backend and the files it is looked for in. */
public final class Profiles {

    private Profiles() {}

    /** The name that the backend or the build chooses; null where the environment decides (D59). */
    public static @Nullable String name(S3Settings settings) {
        Attribute own = settings.backend().identity().profile();
        return own.isEmpty() ? settings.environment().identity().profile() : own.text();
    }

    /** Throws {@link InvalidSetting} for a value of the profile or the environment that the SDK makes no client with. */
    public static void check(S3Settings settings, ProfileFile files) {
        String named = name(settings);
        String usual = settings.environment().variable("AWS_PROFILE");
        String profile = named == null ? Objects.requireNonNullElse(usual, "default") : named;
        SdkValues.check(settings.environment(), files, profile);
        for (String service : List.of(S3Endpoints.S3, "sts")) {
            if (settings.endpoint(service) == null) {
                SdkValues.checkEndpoint(files, profile, service);
            }
        }
    }

    /** The files that the backend names, else those of the environment. */
    public static ProfileFile files(S3Settings settings) {
        S3Identity.Files named = settings.backend().identity().files();
        ProfileFile.Aggregator files = ProfileFile.aggregator();
        // Naming the files of one kind says nothing about those of the other.
        add(
                settings,
                files,
                named.credentials(),
                usual(settings, "AWS_SHARED_CREDENTIALS_FILE", "~/.aws/credentials"),
                ProfileFile.Type.CREDENTIALS);
        add(
                settings,
                files,
                named.config(),
                usual(settings, "AWS_CONFIG_FILE", "~/.aws/config"),
                ProfileFile.Type.CONFIGURATION);
        return files.build();
    }

    private static String usual(S3Settings settings, String variable, String file) {
        String named = settings.environment().variable(variable);
        return named == null ? file : named;
    }

    private static void add(
            S3Settings settings,
            ProfileFile.Aggregator files,
            List<String> named,
            String usual,
            ProfileFile.Type type) {
        for (String file : named.isEmpty() ? List.of(usual) : named) {
            Path path = settings.path(file);
            // Terraform passes over what is no file that can be read, too.
            if (Files.isRegularFile(path) && Files.isReadable(path)) {
                files.addFile(parsed(path, type));
            }
        }
    }

    private static ProfileFile parsed(Path path, ProfileFile.Type type) {
        try {
            return ProfileFile.builder().content(path).type(type).build();
        } catch (IllegalArgumentException e) {
            // The parser of the SDK has no other word for a file with a fault, and does nothing but parse.
            throw new InvalidSetting(path + ": " + e.getMessage(), e);
        }
    }
}
