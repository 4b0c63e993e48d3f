package io.github.atmosmaven.backend.s3;

import io.github.atmosmaven.model.value.MapValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A role that an s3 backend assumes, and how a session of it is opened.
 *
 * @param block the attribute that the role is nested in, for messages
 * @param duration duration of the session, as it is written
 * @param scope policies that limit the session
 * @param externalId id that the role asks for
 * @param tags tags of the session
 */
public record Role(
        String block,
        Attribute arn,
        @Nullable String sessionName,
        @Nullable String duration,
        Scope scope,
        @Nullable String externalId,
        @Nullable String sourceIdentity,
        Tags tags) {

    /** Policies of a session: one that is written, and the ARNs of others. */
    public record Scope(@Nullable String policy, List<String> policies) {

        public Scope {
            policies = List.copyOf(policies);
        }
    }

    /**
     * Tags of a session.
     *
     * @param all all tags; null if the backend sets none
     * @param transitive keys of the tags that sessions of further roles keep
     */
    public record Tags(@Nullable Map<String, String> all, List<String> transitive) {

        public Tags {
            transitive = List.copyOf(transitive);
        }
    }

    static Role of(String block, MapValue role) {
        return new Role(
                block,
                Attribute.of(role, S3Attributes.ROLE_ARN),
                Attribute.text(role.get(AccessRole.SESSION_NAME)),
                Attribute.text(role.get(AccessRole.NESTED_DURATION)),
                new Scope(
                        Attribute.text(role.get(AccessRole.NESTED_POLICY)),
                        Attribute.texts(role.get(AccessRole.NESTED_POLICIES))),
                Attribute.text(role.get(AccessRole.EXTERNAL_ID)),
                Attribute.text(role.get("source_identity")),
                new Tags(
                        tags(role.map(AccessRole.NESTED_TAGS)),
                        Attribute.texts(role.get(AccessRole.NESTED_TRANSITIVE_TAGS))));
    }

    private static @Nullable Map<String, String> tags(@Nullable MapValue tags) {
        if (tags == null) {
            return null;
        }
        Map<String, String> texts = new LinkedHashMap<>();
        tags.entries().forEach(tag -> texts.put(tag.key(), tag.value().toString()));
        return texts;
    }
}
