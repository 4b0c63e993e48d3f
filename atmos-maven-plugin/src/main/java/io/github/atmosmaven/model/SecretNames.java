package io.github.atmosmaven.model;

import java.util.regex.Pattern;

/** Tells by its name whether an attribute may hold a secret, where nothing better is known of it (D35). */
public final class SecretNames {

    private static final Pattern SECRET =
            Pattern.compile("(?i)password|passphrase|secret|token|credential|auth|conn_?str|headers|client_?certificate"
                    + "|exec\\.env|(?:private|access|customer|encryption|provided|client|api)_?key");

    private SecretNames() {}

    /** @param path an attribute with the blocks around it; one name that speaks of a secret is enough */
    public static boolean mayHoldOne(String path) {
        return SECRET.matcher(path).find();
    }
}
