package io.github.atmosmaven.aws.identity;

import io.github.atmosmaven.aws.settings.S3Settings;
import io.github.atmosmaven.provision.s3.CloudRefusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.protocols.jsoncore.JsonNodeParser;
import software.amazon.awssdk.protocols.jsoncore.JsonWriter;
import software.amazon.awssdk.services.ssooidc.SsoOidcClient;
import software.amazon.awssdk.services.ssooidc.model.CreateTokenResponse;

/**
 * The token that {@code aws sso login} left in the home directory. One of a session is renewed where it runs out, and put
 * back, since the service takes each refresh token once.
 */
final class SsoTokens {

    private static final String DIRECTORY = "~/.aws/sso/cache/";
    private static final Duration MARGIN = Duration.ofMinutes(1);
    private static final JsonNodeParser PARSER =
            JsonNodeParser.builder().removeErrorLocations(true).build();

    private final Path file;
    private final String login;
    private final @Nullable Supplier<SsoOidcClient> renewal;

    private SsoTokens(Path file, String login, @Nullable Supplier<SsoOidcClient> renewal) {
        this.file = file;
        this.login = login;
        this.renewal = renewal;
    }

    static SsoTokens ofSession(S3Settings settings, String session, Supplier<SsoOidcClient> renewal) {
        return new SsoTokens(file(settings, session), "aws sso login --sso-session " + session, renewal);
    }

    static SsoTokens ofStartUrl(S3Settings settings, String startUrl, String profile) {
        return new SsoTokens(file(settings, startUrl), "aws sso login --profile " + profile, null);
    }

    private static Path file(S3Settings settings, String key) {
        try {
            byte[] name = MessageDigest.getInstance("SHA-1").digest(key.getBytes(StandardCharsets.UTF_8));
            return settings.path(DIRECTORY + HexFormat.of().formatHex(name) + ".json");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-1", e);
        }
    }

    String current() {
        Map<String, String> token = read();
        String access = token.get("accessToken");
        if (access == null) {
            throw signIn("holds no token");
        }
        if (isValid(token.get("expiresAt"))) {
            return access;
        }
        return renewed(token);
    }

    private String renewed(Map<String, String> token) {
        boolean canBeRenewed = token.containsKey("refreshToken")
                && token.containsKey("clientId")
                && token.containsKey("clientSecret")
                && isValid(token.get("registrationExpiresAt"));
        if (renewal == null || !canBeRenewed) {
            throw signIn("has expired");
        }
        CreateTokenResponse answer = renewal.get()
                .createToken(request -> request.grantType("refresh_token")
                        .clientId(token.get("clientId"))
                        .clientSecret(token.get("clientSecret"))
                        .refreshToken(token.get("refreshToken")));
        if (answer.accessToken() == null) {
            throw signIn("cannot be renewed");
        }
        int seconds = answer.expiresIn() == null ? 0 : answer.expiresIn();
        token.put("accessToken", answer.accessToken());
        token.put(
                "expiresAt",
                Instant.now()
                        .plusSeconds(seconds)
                        .truncatedTo(ChronoUnit.SECONDS)
                        .toString());
        if (answer.refreshToken() != null) {
            token.put("refreshToken", answer.refreshToken());
        }
        write(token);
        return answer.accessToken();
    }

    private boolean isValid(@Nullable String until) {
        try {
            return until != null
                    && Instant.parse(until.replace("UTC", "Z"))
                            .isAfter(Instant.now().plus(MARGIN));
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private Map<String, String> read() {
        try {
            Map<String, String> fields = new LinkedHashMap<>();
            PARSER.parse(Files.readString(file)).asObject().forEach((name, value) -> {
                if (value.isString()) {
                    fields.put(name, value.asString());
                }
            });
            return fields;
        } catch (IOException e) {
            throw signIn("is missing");
        } catch (RuntimeException e) {
            // Its message quotes the file, which holds tokens.
            throw signIn("cannot be read");
        }
    }

    private void write(Map<String, String> token) {
        JsonWriter json = JsonWriter.create();
        json.writeStartObject();
        token.forEach((name, value) -> json.writeFieldName(name).writeValue(value));
        json.writeEndObject();
        try {
            Path next = Files.createTempFile(file.getParent(), "token", ".json");
            if (Files.getFileStore(next).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(next, PosixFilePermissions.fromString("rw-------"));
            }
            Files.write(next, json.getBytes());
            Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw ProfileIdentity.refusal("the renewed SSO token cannot be put back into " + file.getParent());
        }
    }

    private CloudRefusal signIn(String what) {
        return ProfileIdentity.refusal("the SSO token " + what + "; run '" + login + "'");
    }
}
