package io.github.atmosmaven.aws;

import io.github.atmosmaven.backend.s3.S3Backend;
import io.github.atmosmaven.provision.s3.CloudRefusal;
import java.util.List;

/** The account that the calls for one bucket are made in. */
final class CallersAccount {

    private final BucketSession session;

    CallersAccount(BucketSession session) {
        this.session = session;
    }

    private S3Backend.Accounts accounts() {
        return session.bucket().backend().accounts();
    }

    /** The account, for messages; empty if it cannot be told. */
    String account() {
        // The keys of another store are nothing that AWS should ever be asked about.
        boolean stranger = !session.isAws() && session.settings().endpoint("sts") == null;
        if (stranger || accounts().isUnasked()) {
            return "";
        }
        try {
            return session.call("sts:GetCallerIdentity", this::callersAccount);
        } catch (CloudRefusal e) {
            // The message does without it.
            return "";
        }
    }

    private String callersAccount() {
        return session.sts().getCallerIdentity().account();
    }

    /** Refuses an account that the backend does not allow; asks who this is only where the backend cares. */
    void check() {
        List<String> allowed = accounts().allowed();
        List<String> forbidden = accounts().forbidden();
        if (allowed.isEmpty() && forbidden.isEmpty()) {
            return;
        }
        String account = session.call("sts:GetCallerIdentity", this::callersAccount);
        boolean refused = forbidden.contains(account) || !allowed.isEmpty() && !allowed.contains(account);
        if (refused) {
            throw new CloudRefusal(
                    CloudRefusal.Kind.ACCOUNT_NOT_ALLOWED,
                    "sts:GetCallerIdentity",
                    "account " + account + " is not one that the backend allows",
                    null,
                    null);
        }
    }
}
