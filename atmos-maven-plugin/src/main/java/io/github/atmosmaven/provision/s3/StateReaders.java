package io.github.atmosmaven.provision.s3;

import io.github.atmosmaven.backend.s3.S3Backend;
import io.github.atmosmaven.model.Instance;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Roles that read the states of a bucket from another account than the one that it was created in (D46). */
final class StateReaders {

    private static final Pattern ROLE = Pattern.compile("arn:[^:]+:iam::(\\d{12}):.*");

    private StateReaders() {}

    /** The root-level roles of other accounts, as the beginning of a sentence; empty where there are none. */
    static Optional<String> ofOtherAccounts(WantedBucket bucket, String account) {
        Set<String> roles = new TreeSet<>();
        for (Instance instance : bucket.instances()) {
            String role = S3Backend.of(instance.backend().attributes())
                    .identity()
                    .stateRole()
                    .text();
            Matcher of = ROLE.matcher(role);
            if (of.matches() && !of.group(1).equals(account)) {
                roles.add(role);
            }
        }
        return roles.isEmpty()
                ? Optional.empty()
                : Optional.of("bucket '" + bucket.name() + "' is in account " + account + ", where the caller is, and "
                        + "Terraform reads its states as " + String.join(", ", roles));
    }
}
