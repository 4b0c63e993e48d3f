package io.github.atmosmaven.backend.type.rules;

import io.github.atmosmaven.lint.Body;
import io.github.atmosmaven.lint.LintRule;
import io.github.atmosmaven.lint.Release;
import io.github.atmosmaven.lint.TypeRules;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Blob Storage of Azure. */
final class AzurermRules implements TypeRules {

    private static final String ACCOUNT = "storage_account_name";
    private static final String CONTAINER = "container_name";
    private static final String GROUP = "resource_group_name";
    private static final String ENVIRONMENT = "environment";
    private static final String LOOKUP = "lookup_blob_endpoint";
    private static final String AZURE_AD = "use_azuread_auth";
    private static final Set<String> CLOUDS = Set.of("public", "usgovernment", "china");
    /** From this version on Terraform asks the service before it looks whether it has a name for it. */
    private static final int ASKS_FIRST_SINCE = 12;

    @Override
    public Map<String, String> otherNames() {
        return Map.ofEntries(
                Map.entry("storage_account", ACCOUNT),
                Map.entry("account_name", ACCOUNT),
                Map.entry("container", CONTAINER),
                Map.entry("resource_group", GROUP),
                Map.entry("subscription", "subscription_id"),
                Map.entry("tenant", "tenant_id"),
                Map.entry("arm_client_id", "client_id"),
                Map.entry("arm_client_secret", "client_secret"),
                Map.entry("arm_subscription_id", "subscription_id"),
                Map.entry("arm_tenant_id", "tenant_id"),
                Map.entry("account_key", "access_key"),
                Map.entry("blob_name", "key"),
                Map.entry("path", "key"),
                Map.entry("use_microsoft_graph", AZURE_AD));
    }

    @Override
    public Set<String> reported(Release release) {
        return Set.of(ACCOUNT, "key");
    }

    @Override
    public Set<String> combined() {
        return Set.of(LOOKUP, "oidc_request_token", "oidc_request_url");
    }

    @Override
    public void check(Body body) {
        boolean asksFirst = body.release().isTerraform() && body.release().isAtLeast(1, ASKS_FIRST_SINCE);
        for (String name : List.of(ACCOUNT, "key")) {
            if (!body.isSet(name)) {
                body.missing(name, !asksFirst);
            }
            if (!name.equals(ACCOUNT) || body.release().isTerraform()) {
                Checked.hardlyEmpty(body, name);
            }
        }
        if (body.release().isTerraform()) {
            Checked.partOfHost(body, ACCOUNT);
        }
        String container = body.text(CONTAINER);
        if (container != null
                && (container.isEmpty()
                        || container.contains("--") && body.release().isOpenTofu())) {
            body.refuse(
                    CONTAINER, "is no name that a container can have", "use lower case letters, digits and single '-'");
        }
        Checked.base64(body, "access_key");
        Checked.base64(body, "customer_provided_key");
        if (body.release().isTerraform()) {
            Checked.base64(body, "client_certificate");
            waysIn(body);
        }
        cloud(body);
        Checked.wholeNumber(body, "timeout_seconds");
        Checked.numberBetween(body, "timeout_seconds", 0, Long.MAX_VALUE);
        oidc(body);
    }

    private static void waysIn(Body body) {
        boolean isOpen = body.isGiven("access_key")
                || body.isGiven("sas_token")
                || body.isTrue(AZURE_AD)
                || body.hasVariable("ARM_USE_AZUREAD")
                || body.isGiven(GROUP);
        if (!isOpen) {
            body.error(
                    LintRule.MISSING_ATTRIBUTE,
                    "access_key",
                    "is missing, and so are sas_token, use_azuread_auth: true and resource_group_name: one of them"
                            + " is needed, unless ARM_ACCESS_KEY, ARM_SAS_TOKEN or ARM_USE_AZUREAD is set",
                    "write use_azuread_auth: true, or set ARM_ACCESS_KEY");
        }
        if (body.isTrue(LOOKUP) && !body.isFilled(GROUP)) {
            body.error(LintRule.CONFLICT, LOOKUP, "needs '" + GROUP + "' as well", "write both");
        }
    }

    /** Terraform ignores case. An empty text is refused by some versions only. */
    private static void cloud(Body body) {
        String cloud = body.text(ENVIRONMENT);
        if (cloud == null) {
            return;
        }
        String name = body.release().isTerraform() ? cloud.toLowerCase(Locale.ROOT) : cloud;
        boolean isEmptyRefused = body.release().isTerraform() && !body.release().isAtLeast(1, ASKS_FIRST_SINCE);
        if (cloud.isEmpty() ? isEmptyRefused : !CLOUDS.contains(name)) {
            body.refuse(ENVIRONMENT, "is no cloud of Azure", "write public, usgovernment or china");
        }
    }

    private static void oidc(Body body) {
        boolean token = body.isGiven("oidc_request_token");
        boolean url = body.isGiven("oidc_request_url");
        if (body.isTrue("use_oidc") && token != url) {
            String there = token ? "oidc_request_token" : "oidc_request_url";
            body.warning(
                    LintRule.INEFFECTIVE_ATTRIBUTE,
                    there,
                    "does nothing without '" + (token ? "oidc_request_url" : "oidc_request_token") + "'",
                    "write both");
        }
    }
}
