package io.github.atmosmaven.aws.identity;

import io.github.atmosmaven.aws.settings.CredentialCommand;
import io.github.atmosmaven.provision.s3.CloudRefusal;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;
import software.amazon.awssdk.protocols.jsoncore.JsonNodeParser;

/**
 * Keys that a {@code credential_process} prints. The SDK's own way writes the command with its secrets into the log. No
 * message holds the command or what it printed.
 */
final class CommandIdentity implements AwsCredentialsProvider {

    private static final JsonNodeParser PARSER =
            JsonNodeParser.builder().removeErrorLocations(true).build();

    private final String profile;
    private final String command;
    private final CredentialCommand runner;

    CommandIdentity(String profile, String command, CredentialCommand runner) {
        this.profile = profile;
        this.command = command;
        this.runner = runner;
    }

    @Override
    public AwsCredentials resolveCredentials() {
        try {
            return credentials(runner.output(command));
        } catch (IOException e) {
            throw refusal("failed: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw refusal("was interrupted");
        }
    }

    private AwsCredentials credentials(String output) {
        JsonNode answer;
        try {
            answer = PARSER.parse(output);
        } catch (RuntimeException e) {
            // Its message quotes the text, which holds keys.
            throw refusal("did not print JSON");
        }
        if (!answer.isObject()
                || !"1".equals(answer.field("Version").map(JsonNode::text).orElseGet(() -> number(answer)))) {
            throw refusal("did not print an object of \"Version\": 1");
        }
        String id = text(answer, "AccessKeyId").orElseThrow(() -> refusal("printed no AccessKeyId"));
        String secret = text(answer, "SecretAccessKey").orElseThrow(() -> refusal("printed no SecretAccessKey"));
        Optional<String> expiration = text(answer, "Expiration");
        if (expiration.isPresent() && isOver(expiration.get())) {
            throw refusal("printed keys that have expired");
        }
        return text(answer, "SessionToken")
                .<AwsCredentials>map(token -> AwsSessionCredentials.create(id, secret, token))
                .orElseGet(() -> StaticIdentity.credentials(id, secret, null));
    }

    private static String number(JsonNode answer) {
        return answer.field("Version")
                .filter(JsonNode::isNumber)
                .map(JsonNode::asNumber)
                .orElse("");
    }

    private static Optional<String> text(JsonNode answer, String name) {
        return answer.field(name)
                .filter(JsonNode::isString)
                .map(JsonNode::asString)
                .filter(text -> !text.isEmpty());
    }

    private boolean isOver(String expiration) {
        try {
            return !Instant.parse(expiration.endsWith("Z") ? expiration : withoutOffset(expiration))
                    .isAfter(Instant.now());
        } catch (DateTimeParseException e) {
            throw refusal("printed an Expiration that is not a time");
        }
    }

    private static String withoutOffset(String time) {
        return java.time.OffsetDateTime.parse(time).toInstant().toString();
    }

    private CloudRefusal refusal(String what) {
        return ProfileIdentity.refusal("the credential_process of profile '" + profile + "' " + what);
    }
}
