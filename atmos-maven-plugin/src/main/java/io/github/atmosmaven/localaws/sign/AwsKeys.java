package io.github.atmosmaven.localaws.sign;

import org.jspecify.annotations.Nullable;

/**
 * Keys of the endpoint, worth nothing anywhere else.
 *
 * @param secretAccessKey what requests are signed with
 * @param sessionToken null for the key of an account
 */
public record AwsKeys(
        String accessKeyId,
        String secretAccessKey,
        @Nullable String sessionToken) {}
