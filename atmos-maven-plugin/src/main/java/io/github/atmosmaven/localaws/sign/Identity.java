package io.github.atmosmaven.localaws.sign;

/**
 * Who makes a request.
 *
 * @param account twelve digits
 * @param arn of the user or of the assumed role
 * @param userId as {@code GetCallerIdentity} tells it
 * @param opener account of the one who assumed the role; its own for anybody else
 */
public record Identity(String account, String arn, String userId, String opener) {}
