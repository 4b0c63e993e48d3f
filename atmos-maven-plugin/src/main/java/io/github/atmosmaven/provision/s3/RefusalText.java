package io.github.atmosmaven.provision.s3;

import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;

/** Says what a refusal means and what to do about it: 403 is never "missing" (D45). */
final class RefusalText {

    private RefusalText() {}

    /** @param account the account that made the call; empty where it is not known */
    static Problem of(CloudRefusal refusal, WantedBucket bucket, String account) {
        String who = account.isEmpty() ? "" : " for account " + account;
        String name = "bucket '" + bucket.name() + "' in " + bucket.region();
        return switch (refusal.kind()) {
            case FORBIDDEN ->
                problem(
                        ProblemCode.ACCESS_DENIED,
                        bucket,
                        "access to " + name + " is denied" + who + ": " + refusal.getMessage(),
                        refusal.action().startsWith("sts:")
                                ? "grant " + refusal.action()
                                        + " on the role to this identity, and let the role's trust policy name it"
                                : "grant " + refusal.action()
                                        + " to this identity; if it has it, the bucket belongs to another account"
                                        + " and needs another name or assume_role");
            case OTHER_REGION -> otherRegion(refusal, bucket, account);
            case OWNED_BY_OTHER ->
                problem(
                        ProblemCode.BUCKET_OWNED_BY_OTHER,
                        bucket,
                        "the name of " + name + " belongs to somebody else"
                                + (account.isEmpty() ? "" : ", not to account " + account),
                        "choose another name: names of buckets are shared by all accounts");
            case THROTTLED ->
                problem(
                        ProblemCode.THROTTLED,
                        bucket,
                        "the cloud asks to slow down " + refusal.action() + " for " + name + who + ": "
                                + refusal.getMessage(),
                        "run again later; nothing is lost, the next run goes on where this one stopped");
            case CREDENTIALS ->
                problem(
                        ProblemCode.CREDENTIALS,
                        bucket,
                        "no valid credentials for " + name + ": " + refusal.getMessage(),
                        "set AWS_PROFILE or AWS_ACCESS_KEY_ID, run 'aws sso login', or name a profile in the backend");
            case CLOCK ->
                problem(
                        ProblemCode.CREDENTIALS,
                        bucket,
                        "the clock of this machine is wrong, so the cloud refuses " + refusal.action() + " for " + name
                                + ": " + refusal.getMessage(),
                        "set the clock: a request is signed with the time at which it is made");
            case ACCOUNT_NOT_ALLOWED ->
                problem(
                        ProblemCode.ACCOUNT_NOT_ALLOWED,
                        bucket,
                        refusal.getMessage() + ": " + name + " is not looked at",
                        "use credentials of another account, or change allowed_account_ids or forbidden_account_ids");
            case INVALID_SETTING ->
                problem(
                        ProblemCode.BACKEND_ATTRIBUTE_INVALID,
                        bucket,
                        "the s3 backend of " + name + " cannot be used: " + refusal.getMessage(),
                        "correct it in terraform.backend.s3, or in the file that it names");
            case INVALID_NAME ->
                problem(
                        ProblemCode.BACKEND_ATTRIBUTE_INVALID,
                        bucket,
                        "'" + bucket.name() + "' is not a valid bucket name: " + refusal.getMessage(),
                        "use 3 to 63 of a-z, 0-9, '-' and '.', with a letter or digit at both ends");
            case CONFLICT ->
                problem(
                        ProblemCode.CLOUD_REFUSED,
                        bucket,
                        "another change of " + name + who + " is under way, and " + refusal.action()
                                + " does not get its turn: " + refusal.getMessage(),
                        "run again later; nothing is lost, the next run goes on where this one stopped");
            case NO_STORAGE ->
                problem(
                        ProblemCode.CANNOT_WRITE,
                        bucket,
                        "the local AWS endpoint cannot keep " + name + " on this machine: " + refusal.getMessage(),
                        "check the permissions of .atmos/local-aws and the space on the disk");
            case UNREACHABLE ->
                problem(
                        ProblemCode.UNREACHABLE,
                        bucket,
                        "the endpoint of " + name + " cannot be reached: " + refusal.getMessage(),
                        "check the network, the proxy of settings.xml and the region");
            case TIMED_OUT ->
                problem(
                        ProblemCode.TIMED_OUT,
                        bucket,
                        "the work on " + name + who + " took too long, and ended at " + refusal.action() + ": "
                                + refusal.getMessage(),
                        "check the network and the endpoint, or give it more time with -Datmos.aws.timeout; the next"
                                + " run goes on where this one stopped");
            case NOT_S3, LISTING ->
                problem(
                        ProblemCode.FOREIGN_ANSWER,
                        bucket,
                        "what answers for " + name + " is not the cloud: " + refusal.getMessage(),
                        "check the endpoint, the proxy and whether the network wants you to sign in");
            default ->
                problem(
                        ProblemCode.CLOUD_REFUSED,
                        bucket,
                        (refusal.action().isEmpty()
                                        ? "the work on "
                                        : "the cloud refuses " + refusal.action() + " for ")
                                + name
                                + (refusal.action().isEmpty() ? " failed: " : ": ")
                                + refusal.getMessage(),
                        null);
        };
    }

    private static Problem otherRegion(CloudRefusal refusal, WantedBucket bucket, String account) {
        String asked = account.isEmpty() ? "" : " (asked with account " + account + ")";
        String region = refusal.region();
        if (region == null) {
            return problem(
                    ProblemCode.WRONG_REGION,
                    bucket,
                    "bucket '" + bucket.name() + "' is not served in " + bucket.region() + asked + ": "
                            + refusal.getMessage(),
                    "set the region that the bucket is in or is to be created in");
        }
        return problem(
                ProblemCode.WRONG_REGION,
                bucket,
                "bucket '" + bucket.name() + "' is in " + region + ", and the manifest says " + bucket.region() + asked,
                "set region: " + region + ", or another bucket");
    }

    private static Problem problem(
            ProblemCode code, WantedBucket bucket, String message, @org.jspecify.annotations.Nullable String hint) {
        return Problem.error(code, bucket.location(), message, hint);
    }
}
