package io.github.atmosmaven.localaws;

/**
 * Who makes a request.
 *
 * @param account twelve digits
 * @param arn of the user or of the assumed role
 * @param userId as {@code GetCallerIdentity} tells it
 */
record Identity(String account, String arn, String userId) {}
