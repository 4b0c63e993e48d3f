package io.github.atmosmaven.upload;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells by the name of a file what secret is to be expected in it. */
final class SecretFileNames {

    private static final Map<Pattern, String> KINDS = kinds();

    private static final Pattern SAMPLE = Pattern.compile("(?i).*[.](example|sample|template|tmpl|dist)");

    private SecretFileNames() {}

    private static Map<Pattern, String> kinds() {
        Map<Pattern, String> kinds = new LinkedHashMap<>();
        kinds.put(
                Pattern.compile(".*[.]tfstate([.].*)?"),
                "is a state, which has every secret of its resources in clear text");
        kinds.put(Pattern.compile(".*[.]tfplan|tfplan"), "is a saved plan, which has secrets in clear text");
        kinds.put(Pattern.compile("[.]env([.].*)?|.*[.]env"), "has variables of an environment");
        kinds.put(
                Pattern.compile("(?i).*[.](pem|key|p8|p12|pfx|jks|keystore|ppk|kdbx)|id_(rsa|dsa|ecdsa|ed25519)"),
                "may be or hold a private key");
        kinds.put(
                Pattern.compile(
                        "(?i)credentials([.].*)?|.*credentials[.](json|ya?ml|ini|csv)|[.]?terraformrc|terraform[.]rc"
                                + "|[.]?tofurc|.*[.]tfrc([.]json)?|[._]netrc|[.]npmrc|[.]pypirc|[.]pgpass|[.]git-credentials"
                                + "|[.]htpasswd|.*kubeconfig|[.]docker(cfg|configjson)|service[-_]?account.*[.]json"),
                "is a file for credentials");
        return kinds;
    }

    /** The rest of a sentence about the file; {@code null} where nothing is to be expected. */
    static @Nullable String expectation(String name) {
        if (SAMPLE.matcher(name).matches()) {
            return null;
        }
        for (Map.Entry<Pattern, String> kind : KINDS.entrySet()) {
            if (kind.getKey().matcher(name).matches()) {
                return kind.getValue();
            }
        }
        return null;
    }
}
