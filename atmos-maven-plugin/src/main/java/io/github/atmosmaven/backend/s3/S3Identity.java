package io.github.atmosmaven.backend.s3;

import io.github.atmosmaven.model.value.MapValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that an s3 backend says of the identity of its calls.
 *
 * @param profile name of the profile; empty if the environment decides
 * @param role nested in {@code assume_role}; null if there is none
 * @param webRole nested in {@code assume_role_with_web_identity}; null if there is none
 * @param stateRole role at the root, which Terraform alone assumes, for states (D46)
 */
public record S3Identity(
        Keys keys,
        Attribute profile,
        Files files,
        @Nullable Role role,
        @Nullable WebRole webRole,
        Attribute stateRole,
        Metadata metadata) {

    /** Keys that are written in the backend. */
    public record Keys(
            @Nullable String id,
            @Nullable String secret,
            @Nullable String token) {

        @Override
        public String toString() {
            return "Keys[hidden]";
        }
    }

    /** The files of profiles. */
    public record Files(List<String> credentials, List<String> config) {

        public Files {
            credentials = List.copyOf(credentials);
            config = List.copyOf(config);
        }
    }

    /**
     * A role that is assumed by a web identity.
     *
     * @param token the token of the identity itself
     */
    public record WebRole(
            Role role, @Nullable String token, @Nullable String tokenFile) {

        @Override
        public String toString() {
            return "WebRole[" + role + "]";
        }
    }

    /**
     * The metadata of the machine.
     *
     * @param isUnasked true if the machine is not asked for an identity
     * @param mode {@code IPv4} or {@code IPv6}, as it is written
     */
    public record Metadata(
            boolean isUnasked,
            @Nullable String endpoint,
            @Nullable String mode) {}

    static S3Identity of(MapValue attributes) {
        MapValue role = block(attributes, S3Attributes.ASSUME_ROLE);
        MapValue web = block(attributes, S3Attributes.WEB_IDENTITY);
        return new S3Identity(
                new Keys(
                        text(attributes, S3Attributes.ACCESS_KEY),
                        text(attributes, S3Attributes.SECRET_KEY),
                        text(attributes, S3Attributes.TOKEN)),
                Attribute.of(attributes, S3Attributes.PROFILE),
                new Files(credentialsFiles(attributes), Attribute.texts(attributes.get(S3Attributes.CONFIG_FILES))),
                role == null ? null : Role.of(S3Attributes.ASSUME_ROLE, role),
                web == null
                        ? null
                        : new WebRole(
                                Role.of(S3Attributes.WEB_IDENTITY, web),
                                text(web, S3Attributes.WEB_TOKEN),
                                text(web, S3Attributes.WEB_TOKEN_FILE)),
                Attribute.of(attributes, S3Attributes.ROLE_ARN),
                new Metadata(
                        Attribute.isTrue(attributes.get(S3Attributes.SKIP_METADATA)),
                        text(attributes, S3Attributes.METADATA_ENDPOINT),
                        text(attributes, S3Attributes.METADATA_MODE)));
    }

    private static List<String> credentialsFiles(MapValue attributes) {
        List<String> files = Attribute.texts(attributes.get(S3Attributes.CREDENTIALS_FILES));
        return files.isEmpty() ? Attribute.texts(attributes.get(S3Attributes.CREDENTIALS_FILE)) : files;
    }

    private static @Nullable MapValue block(MapValue attributes, String name) {
        MapValue block = attributes.map(name);
        return block == null || block.isEmpty() ? null : block;
    }

    private static @Nullable String text(MapValue attributes, String name) {
        return Attribute.text(attributes.get(name));
    }
}
