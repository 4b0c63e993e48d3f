package io.github.atmosmaven.localaws;

/**
 * Who makes a request.
 *
 * @param account twelve digits
 * @param arn of the user or of the assumed role
 * @param userId as {@code GetCallerIdentity} tells it
 * @param opener account of the one who assumed the role; its own for anybody else
 */
record Identity(String account, String arn, String userId, String opener) {}
