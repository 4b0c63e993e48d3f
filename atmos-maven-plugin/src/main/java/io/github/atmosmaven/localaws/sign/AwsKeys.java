package io.github.atmosmaven.localaws.sign;

import org.jspecify.annotations.Nullable;

/**
 * Keys of the endpoint, worth nothing anywhere else.
 *
 * @param secretAccessKey key that signs requests
 * @param sessionToken null for the key of an account
 */
public record AwsKeys(
        String accessKeyId,
        String secretAccessKey,
        @Nullable String sessionToken) {}
