package io.github.atmosmaven.localaws.sign;

/**
 * Identity of the caller of a request.
 *
 * @param account account of the caller, twelve digits
 * @param arn ARN of the user or of the assumed role
 * @param userId id of the user, as in the answer to {@code GetCallerIdentity}
 * @param opener account that assumed the role; the caller's own account if it is no role
 */
public record Identity(String account, String arn, String userId, String opener) {}
