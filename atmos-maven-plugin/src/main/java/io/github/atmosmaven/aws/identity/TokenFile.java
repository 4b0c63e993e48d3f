package io.github.atmosmaven.aws.identity;

import io.github.atmosmaven.provision.s3.CloudRefusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The file that holds the token of a web identity. */
final class TokenFile {

    private TokenFile() {}

    static String read(@Nullable Path file) {
        if (file == null) {
            throw refusal(
                    "assume_role_with_web_identity has neither web_identity_token nor web_identity_token_file", null);
        }
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw refusal("the web identity token file " + file + " cannot be read", e);
        }
    }

    private static CloudRefusal refusal(String message, @Nullable Throwable cause) {
        return new CloudRefusal(CloudRefusal.Kind.CREDENTIALS, "sts:AssumeRoleWithWebIdentity", message, null, cause);
    }
}
