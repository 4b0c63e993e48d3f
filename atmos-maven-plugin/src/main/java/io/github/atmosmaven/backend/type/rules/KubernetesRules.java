package io.github.atmosmaven.backend.type.rules;

import io.github.atmosmaven.lint.Body;
import io.github.atmosmaven.lint.GoUrl;
import io.github.atmosmaven.lint.LintRule;
import io.github.atmosmaven.lint.Release;
import io.github.atmosmaven.lint.TypeRules;
import io.github.atmosmaven.model.value.MapValue;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Secrets of a cluster of Kubernetes. */
final class KubernetesRules implements TypeRules {

    private static final String SUFFIX = "secret_suffix";
    private static final String EXEC = "exec";
    private static final String HOST = "host";
    private static final String CERTIFICATE = "cluster_ca_certificate";
    private static final int LONGEST_SUFFIX = 230;
    private static final int LONGEST_LABEL = 63;
    private static final Pattern NUMBERED = Pattern.compile("-[0-9]+$");
    private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9.-]*[a-z0-9])?");
    private static final Pattern LABEL = Pattern.compile("([A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?)?");
    private static final Pattern LABEL_NAME =
            Pattern.compile("([a-z0-9][a-z0-9.-]*/)?[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?");
    private static final Set<String> RESERVED =
            Set.of("tfstate", "tfstateSecretSuffix", "tfstateWorkspace", "app.kubernetes.io/managed-by");

    @Override
    public Map<String, String> otherNames() {
        return Map.of(
                "suffix",
                SUFFIX,
                "name",
                SUFFIX,
                "kubeconfig",
                "config_path",
                "kubeconfig_path",
                "config_path",
                "context",
                "config_context",
                "ca_certificate",
                CERTIFICATE);
    }

    @Override
    public Set<String> reported(Release release) {
        return Set.of(SUFFIX, EXEC + ".api_version", EXEC + ".command");
    }

    @Override
    public void check(Body body) {
        suffix(body);
        exec(body);
        access(body);
        Checked.pem(body, CERTIFICATE);
        labels(body);
        if (body.isSet("load_config_file")) {
            body.warning(
                    LintRule.INEFFECTIVE_ATTRIBUTE,
                    "load_config_file",
                    "does nothing: the kubeconfig is read all the same",
                    "leave it out; in_cluster_config: true reads none");
        }
    }

    private static void suffix(Body body) {
        if (!body.isSet(SUFFIX)) {
            body.missing(SUFFIX, body.release().isOpenTofu());
        }
        String suffix = body.text(SUFFIX);
        if (suffix == null) {
            return;
        }
        if (body.release().isTerraform() && NUMBERED.matcher(suffix).find()) {
            body.refuse(SUFFIX, "must not end with '-' and a number", "write another end");
        } else if (!NAME.matcher(suffix).matches() || suffix.length() > LONGEST_SUFFIX) {
            body.doubt(
                    SUFFIX,
                    "gives the secret a name that the cluster refuses",
                    "use lower case letters, digits and '-', and not more than " + LONGEST_SUFFIX + " of them");
        }
    }

    private static void exec(Body body) {
        boolean isBlock = body.value(EXEC) instanceof MapValue;
        if (!isBlock && body.items(EXEC).isEmpty()) {
            return;
        }
        if (body.items(EXEC).size() > 1) {
            body.error(LintRule.CONFLICT, EXEC, "is written more than once", "write one block");
            return;
        }
        if (!hasConfiguration(body)) {
            body.error(
                    LintRule.CONFLICT,
                    EXEC,
                    "never works without a kubeconfig: the client wants an interactive mode, which the block cannot give",
                    "name a kubeconfig with config_path, and run the command from there");
        }
        for (String member : List.of("api_version", "command")) {
            if (!body.isSet(EXEC + "." + member)) {
                body.missing(EXEC + "." + member, body.release().isOpenTofu());
            }
        }
    }

    private static boolean hasConfiguration(Body body) {
        return body.isGiven("config_path") || body.isGiven("config_paths") || body.isTrue("in_cluster_config");
    }

    private static void access(Body body) {
        String host = body.text(HOST);
        if (host != null && (host.indexOf(' ') >= 0 || isBroken(host))) {
            body.refuse(HOST, "is no URL", "write it like https://cluster.example.com:6443");
        }
        if (body.isFilled(HOST) && !body.isSet(EXEC) && !hasConfiguration(body)) {
            body.warning(
                    LintRule.QUESTIONABLE_VALUE,
                    HOST,
                    "is not enough without a kubeconfig: the tool says that no configuration has been provided",
                    "name a kubeconfig with config_path or KUBE_CONFIG_PATH");
        }
        if (body.isFilled("token") && body.isFilled("username")) {
            body.error(LintRule.CONFLICT, "token", "excludes 'username' and 'password'", "write one of the two ways");
        }
        if (body.isTrue("insecure") && body.isFilled(CERTIFICATE)) {
            body.error(LintRule.CONFLICT, "insecure", "excludes '" + CERTIFICATE + "'", "write one of the two");
        }
        if (body.isFilled("config_path") && body.isFilled("config_paths")) {
            body.warning(
                    LintRule.INEFFECTIVE_ATTRIBUTE,
                    "config_paths",
                    "does nothing beside config_path",
                    "write one of the two");
        }
    }

    /** A host without a scheme gets one. */
    private static boolean isBroken(String host) {
        return GoUrl.of(host.contains("://") ? host : "https://" + host).isEmpty();
    }

    private static void labels(Body body) {
        if (!(body.value("labels") instanceof MapValue labels)) {
            return;
        }
        for (MapValue.Entry label : labels.entries()) {
            String value = label.value().toString();
            if (!LABEL_NAME.matcher(label.key()).matches()) {
                body.doubt(
                        "labels",
                        "has the name '" + label.key() + "', which no label can have",
                        "use letters, digits, '.', '-', '_'");
            } else if (RESERVED.contains(label.key())) {
                body.doubt("labels", "sets " + label.key() + ", which the tool sets itself", "use another label");
            } else if (!LABEL.matcher(value).matches() || value.length() > LONGEST_LABEL) {
                body.doubt("labels", "has a value in it that no label can have", "use letters, digits, '.', '-', '_'");
            }
        }
    }
}
