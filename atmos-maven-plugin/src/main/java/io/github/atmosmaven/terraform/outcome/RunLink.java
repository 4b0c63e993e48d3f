package io.github.atmosmaven.terraform.outcome;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Address of a run at a service, which the tool prints on a line of its own (remote-backend 13). */
final class RunLink {

    private static final Pattern LINK =
            Pattern.compile("(https://[^\\s/]+/app/[^\\s/]+/[^\\s/]+/runs/run-[A-Za-z0-9]+)");

    private RunLink() {}

    /** The address that a line is; empty for any other line. */
    static String of(String line) {
        Matcher link = LINK.matcher(line.strip());
        return link.matches() ? link.group(1) : "";
    }
}
