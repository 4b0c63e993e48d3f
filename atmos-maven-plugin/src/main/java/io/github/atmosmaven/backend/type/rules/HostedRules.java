package io.github.atmosmaven.backend.type.rules;

import io.github.atmosmaven.lint.Body;
import io.github.atmosmaven.lint.LintRule;
import io.github.atmosmaven.lint.Release;
import io.github.atmosmaven.lint.TypeRules;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** A service such as HCP Terraform: its host, its organization and its workspaces. */
abstract sealed class HostedRules implements TypeRules permits CloudRules, RemoteRules {

    static final String WORKSPACES = "workspaces";
    static final String NAME = WORKSPACES + ".name";
    private static final String HOST = "hostname";
    private static final String ORGANIZATION = "organization";
    private static final int LAST_PORT = 65_535;
    private static final Pattern LABEL =
            Pattern.compile("[\\p{L}\\p{N}\\p{M}]([\\p{L}\\p{N}\\p{M}-]*[\\p{L}\\p{N}\\p{M}])?");
    private static final Pattern PORT = Pattern.compile("[0-9]{1,6}");

    @Override
    public Map<String, String> otherNames() {
        Map<String, String> names = new HashMap<>(Map.of(
                "name",
                NAME,
                "org",
                ORGANIZATION,
                "host",
                HOST,
                "workspace",
                WORKSPACES,
                WORKSPACES + ".names",
                NAME,
                WORKSPACES + ".workspace",
                NAME));
        names.putAll(namesOfOthers());
        return names;
    }

    /** Names that stand for something else in this type. */
    abstract Map<String, String> namesOfOthers();

    @Override
    public final Set<String> reported(Release release) {
        return Set.of(ORGANIZATION, WORKSPACES, HOST);
    }

    @Override
    public final Set<String> combined() {
        return Set.of(WORKSPACES);
    }

    @Override
    public final void check(Body body) {
        if (!body.isGiven(ORGANIZATION)) {
            body.missing(ORGANIZATION);
        }
        if (body.release().isOpenTofu() && !body.isGiven(HOST)) {
            body.missing(HOST);
        }
        String host = body.text(HOST);
        if (host != null && !host.isEmpty() && !isHost(host)) {
            body.refuse(
                    HOST,
                    "must be a host name, with a port at most: no scheme, no path, no underscore",
                    "write it like app.terraform.io or tfe.example.com:8443");
        }
        if (body.items(WORKSPACES).size() > 1) {
            body.error(LintRule.CONFLICT, WORKSPACES, "is written more than once", "write one block");
        } else {
            workspaces(body);
        }
    }

    abstract void workspaces(Body body);

    static void none(Body body, String wanted) {
        body.error(LintRule.MISSING_ATTRIBUTE, WORKSPACES, "names no workspace", "write " + wanted + " in it");
    }

    /** As the rules for international host names have it. */
    private static boolean isHost(String text) {
        int colon = text.indexOf(':');
        String port = colon < 0 ? "443" : text.substring(colon + 1);
        String name = colon < 0 ? text : text.substring(0, colon);
        if (!PORT.matcher(port).matches() || Integer.parseInt(port) < 1 || Integer.parseInt(port) > LAST_PORT) {
            return false;
        }
        String plain = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        for (String label : plain.split("\\.", -1)) {
            if (!LABEL.matcher(label).matches()) {
                return false;
            }
        }
        return true;
    }
}
