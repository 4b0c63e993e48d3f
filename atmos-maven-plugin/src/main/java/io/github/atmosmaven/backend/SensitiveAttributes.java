package io.github.atmosmaven.backend;

import io.github.atmosmaven.model.ListValue;
import io.github.atmosmaven.model.MapValue;
import io.github.atmosmaven.model.NullValue;
import io.github.atmosmaven.model.SecretNames;
import io.github.atmosmaven.model.TextValue;
import io.github.atmosmaven.model.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Attributes that hold secrets, those of a block behind its name and a dot, by backend type, and the environment variable
 * that takes their place (D35).
 */
public final class SensitiveAttributes {

    private static final String HOST_TOKEN = "TF_TOKEN_<host>";

    private static final Map<String, Map<String, String>> BY_TYPE = Map.ofEntries(
            Map.entry(
                    "s3",
                    Map.of(
                            "access_key", "AWS_ACCESS_KEY_ID",
                            "secret_key", "AWS_SECRET_ACCESS_KEY",
                            "sse_customer_key", "AWS_SSE_CUSTOMER_KEY",
                            "token", "AWS_SESSION_TOKEN",
                            "assume_role_with_web_identity.web_identity_token", "")),
            Map.entry(
                    "gcs",
                    Map.of(
                            "access_token", "GOOGLE_OAUTH_ACCESS_TOKEN",
                            "credentials", "GOOGLE_BACKEND_CREDENTIALS",
                            "encryption_key", "GOOGLE_ENCRYPTION_KEY")),
            Map.entry(
                    "azurerm",
                    Map.of(
                            "access_key", "ARM_ACCESS_KEY",
                            "client_certificate", "ARM_CLIENT_CERTIFICATE",
                            "client_certificate_password", "ARM_CLIENT_CERTIFICATE_PASSWORD",
                            "client_secret", "ARM_CLIENT_SECRET",
                            "customer_provided_key", "ARM_CUSTOMER_PROVIDED_KEY",
                            "oidc_request_token", "ARM_OIDC_REQUEST_TOKEN",
                            "oidc_token", "ARM_OIDC_TOKEN",
                            "sas_token", "ARM_SAS_TOKEN")),
            Map.entry("remote", Map.of("token", HOST_TOKEN)),
            Map.entry("cloud", Map.of("token", HOST_TOKEN)),
            Map.entry(
                    "http",
                    Map.of(
                            "client_private_key_pem", "TF_HTTP_CLIENT_PRIVATE_KEY_PEM",
                            "headers", "",
                            "password", "TF_HTTP_PASSWORD")),
            Map.entry("consul", Map.of("access_token", "CONSUL_HTTP_TOKEN", "http_auth", "CONSUL_HTTP_AUTH")),
            Map.entry(
                    "cos",
                    Map.of("secret_key", "TENCENTCLOUD_SECRET_KEY", "security_token", "TENCENTCLOUD_SECURITY_TOKEN")),
            Map.entry(
                    "kubernetes",
                    Map.of(
                            "client_key", "KUBE_CLIENT_KEY_DATA",
                            "exec.env", "",
                            "password", "KUBE_PASSWORD",
                            "token", "KUBE_TOKEN")),
            Map.entry("oss", Map.of("secret_key", "ALICLOUD_SECRET_KEY", "security_token", "ALICLOUD_SECURITY_TOKEN")),
            Map.entry("pg", Map.of("conn_str", "PG_CONN_STR")),
            Map.entry(
                    "oci",
                    Map.of(
                            "private_key", "OCI_private_key",
                            "private_key_password", "OCI_private_key_password",
                            "sse_customer_key", "OCI_sse_customer_key")));

    /** The same by their plain names, so that a misspelt attribute betrays nothing either. */
    private static final Map<String, Map<String, String>> PLAIN = plain();

    private static final String UNKNOWN = "";

    /** What is shown in the place of a secret. */
    public static final String HIDDEN = "(sensitive)";

    private SensitiveAttributes() {}

    /**
     * A secret.
     *
     * @param name of the attribute, with the blocks around it
     * @param variable that replaces it; empty where there is none
     * @param isInUrl whether the value is a URL or a connection string that has a secret in it, not a secret itself
     */
    record Found(String name, MapValue.Entry attribute, String variable, boolean isInUrl) {}

    /**
     * The attributes as they may be shown, at the places they have; those without secrets are as they were.
     *
     * @param type null where it is not known whose attributes they are
     */
    public static MapValue hidden(@Nullable String type, MapValue attributes) {
        return replaced(type == null ? UNKNOWN : type, attributes, SensitiveAttributes::hidden);
    }

    /** The secrets themselves, of which one is a URL or a connection string that holds it. */
    public static List<String> values(@Nullable String type, MapValue attributes) {
        List<String> values = new ArrayList<>();
        replaced(type == null ? UNKNOWN : type, attributes, found -> {
            addTexts(found.attribute().value(), values);
            return found.attribute().value();
        });
        return values;
    }

    private static void addTexts(Value value, List<String> values) {
        if (value instanceof MapValue map) {
            map.entries().forEach(entry -> addTexts(entry.value(), values));
        } else if (value instanceof ListValue list) {
            list.items().forEach(item -> addTexts(item, values));
        } else {
            values.add(value.toString());
            values.addAll(Credentials.secrets(value.toString()));
        }
    }

    private static Value hidden(Found found) {
        Value value = found.attribute().value();
        if (isConnection(found.name())) {
            return new TextValue(Credentials.hideInConnection(value.toString(), HIDDEN), true, value.location());
        }
        String text = found.isInUrl() ? Credentials.hide(value.toString(), HIDDEN) : HIDDEN;
        return new TextValue(text, true, value.location());
    }

    /** The attributes with every secret replaced, in blocks and lists of blocks too; null and empty ones are none. */
    static MapValue replaced(String type, MapValue attributes, Function<Found, Value> secret) {
        return new Walk(type, PLAIN.get(type), secret).map(attributes, "");
    }

    /** @param variables by plain name; null for a type that is not known, where only names can tell */
    private record Walk(String type, @Nullable Map<String, String> variables, Function<Found, Value> secret) {

        /** @param block the names of the blocks around the attributes, each with a dot */
        MapValue map(MapValue attributes, String block) {
            MapValue.Builder changed = null;
            for (MapValue.Entry attribute : attributes.entries()) {
                Value value = value(attribute, block + attribute.key());
                if (value != attribute.value()) {
                    changed = changed == null ? attributes.toBuilder() : changed;
                    changed.put(attribute.withValue(value));
                }
            }
            return changed == null ? attributes : changed.build();
        }

        private Value value(MapValue.Entry attribute, String name) {
            Value value = attribute.value();
            if (value instanceof NullValue
                    || value instanceof TextValue text && text.text().isEmpty()) {
                return value;
            }
            String variable = variable(name);
            if (variable != null && isConnection(name) && value instanceof TextValue text) {
                boolean open = Credentials.hideInConnection(text.text(), HIDDEN).equals(text.text());
                return open ? value : secret.apply(new Found(name, attribute, variable, true));
            }
            if (variable != null) {
                return secret.apply(new Found(name, attribute, variable, false));
            }
            if (value instanceof TextValue text && Credentials.areIn(text.text())) {
                return secret.apply(new Found(name, attribute, type.equals("http") ? "TF_HTTP_PASSWORD" : "", true));
            }
            if (value instanceof MapValue attributes && name.equals(attribute.key()) && BackendTypes.isType(name)) {
                return replaced(name, attributes, secret);
            }
            return inner(value, name + ".");
        }

        private @Nullable String variable(String name) {
            if (variables != null) {
                return variables.get(plain(name));
            }
            // What describes a remote state is data of the user, of which no name is known to be a secret.
            return !type.equals(BackendTypes.STATIC) && SecretNames.mayHoldOne(name) ? "" : null;
        }

        private static boolean isInner(Value item) {
            return item instanceof MapValue || item instanceof ListValue;
        }

        /** A block is written as a map or as a list of maps. */
        private Value inner(Value value, String block) {
            if (value instanceof MapValue map) {
                return map(map, block);
            }
            if (value instanceof ListValue list && list.items().stream().anyMatch(Walk::isInner)) {
                return new ListValue(
                        list.items().stream().map(item -> inner(item, block)).toList(), list.location());
            }
            return value;
        }
    }

    private static Map<String, Map<String, String>> plain() {
        Map<String, Map<String, String>> plain = new HashMap<>();
        BY_TYPE.forEach((type, attributes) -> {
            Map<String, String> names = new HashMap<>();
            attributes.forEach((name, variable) -> names.put(plain(name), variable));
            plain.put(type, names);
        });
        plain.put(BackendTypes.LOCAL, Map.of());
        return plain;
    }

    /** Returns true if the attribute holds a connection string, of which at most a part is a secret. */
    private static boolean isConnection(String name) {
        String plain = plain(name);
        return plain.endsWith("connstr") || plain.endsWith("connectionstring");
    }

    private static String plain(String name) {
        StringBuilder plain = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c != '_' && c != '-') {
                plain.append(Character.toLowerCase(c));
            }
        }
        return plain.toString();
    }
}
