package io.github.atmosmaven.yaml;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The tags that Atmos gives a meaning (stack-semantics 11.1). */
final class FunctionTags {

    static final String APPEND = "!append";
    static final String LITERAL = "!literal";

    /** Tags that become a function of the value, computed later. */
    static final Set<String> COMPUTED = Set.of("!env", "!include", "!include.raw", "!unset", "!repo-root", "!git.root");

    /** Tags of Atmos that this product does not compute. */
    static final Set<String> KNOWN_ELSEWHERE = Set.copyOf(List.of(
            "!exec",
            "!secret",
            "!store",
            "!store.get",
            "!template",
            "!terraform.output",
            "!terraform.state",
            "!cel",
            "!git.sha",
            "!git.branch",
            "!git.ref",
            "!git.repository",
            "!git.owner",
            "!git.name",
            "!git.host",
            "!git.url",
            "!cwd",
            "!random",
            "!aws.account_id",
            "!aws.caller_identity_arn",
            "!aws.caller_identity_user_id",
            "!aws.region",
            "!aws.organization_id",
            "!emulator",
            "!version",
            "!tags",
            "!labels",
            "!labels.keys",
            "!labels.values"));

    private FunctionTags() {}

    /** Every tag that may be used, sorted, for messages. */
    static Set<String> supported() {
        Set<String> tags = new TreeSet<>(COMPUTED);
        tags.add(APPEND);
        tags.add(LITERAL);
        return tags;
    }
}
