package io.github.atmosmaven.backend.type.rules;

import io.github.atmosmaven.backend.endpoint.HostFault;
import io.github.atmosmaven.lint.Body;
import io.github.atmosmaven.lint.LintRule;
import io.github.atmosmaven.lint.Release;
import io.github.atmosmaven.lint.TypeRules;
import java.net.IDN;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** A service such as HCP Terraform: its host, its organization and its workspaces. */
abstract sealed class HostedRules implements TypeRules permits CloudRules, RemoteRules {

    static final String WORKSPACES = "workspaces";
    static final String NAME = WORKSPACES + ".name";
    private static final String HOST = "hostname";
    private static final String ORGANIZATION = "organization";

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
        host(body);
        String organization = body.text(ORGANIZATION);
        if (organization != null && !organization.isEmpty() && organization.isBlank()) {
            body.doubt(ORGANIZATION, "is blank", "write the name of the organization");
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

    /** The host as it is written, else as a variable gives it. */
    private static void host(Body body) {
        String written = body.text(HOST);
        if (written != null && !written.isEmpty()) {
            HostFault fault = HostFault.of(written);
            if (fault != null) {
                body.refuse(HOST, reason(fault), hint(fault, written));
            }
            return;
        }
        for (String variable : body.variables(HOST)) {
            String value = body.variable(variable);
            HostFault fault = value.isEmpty() || body.isFilled(HOST) ? null : HostFault.of(value);
            if (fault != null) {
                body.refuseVariable(
                        HOST, variable, "stands for '" + HOST + "' and " + reason(fault), hint(fault, value));
            }
        }
    }

    private static String reason(HostFault fault) {
        return switch (fault) {
            case SCHEME -> "must be a host name without a scheme";
            case PATH -> "must be a host name without a path";
            case PORT_OF_IPV6 -> "must not be an IPv6 address";
            case PORT_NOT_NUMBER -> "has a port that is no number";
            case PORT_TOO_HIGH -> "has a port above 65535";
            case EMPTY_LABEL -> "has two dots without a name between them";
            case PUNYCODE -> "must be written in its own letters, not as punycode";
            case HYPHEN -> "has a part that begins or ends with a hyphen";
            case SIGN -> "has a sign in it that no host name has";
        };
    }

    private static String hint(HostFault fault, String written) {
        String plain =
                written.strip().replaceFirst("^[A-Za-z][A-Za-z0-9+.-]*://", "").replaceFirst("/.*$", "");
        String better = fault == HostFault.PUNYCODE ? IDN.toUnicode(plain) : plain;
        return !better.equals(written) && !better.isEmpty() && HostFault.of(better) == null
                ? "write '" + better + "'"
                : "write it like app.terraform.io or tfe.example.com:8443";
    }
}
