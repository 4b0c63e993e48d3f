package io.github.atmosmaven.backend.type.rules;

import io.github.atmosmaven.lint.Body;
import io.github.atmosmaven.lint.LintRule;
import io.github.atmosmaven.lint.TextForms;
import io.github.atmosmaven.lint.TypeRules;
import io.github.atmosmaven.model.value.MapValue;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** A server that speaks HTTP. */
final class HttpRules implements TypeRules {

    private static final String ADDRESS = "address";
    private static final String LOCK = "lock_address";
    private static final String UNLOCK = "unlock_address";
    private static final String HEADERS = "headers";
    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "LOCK", "UNLOCK", "OPTIONS");
    private static final Set<String> RESERVED = Set.of("content-type", "content-md5");
    private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9_-]+");

    @Override
    public Map<String, String> otherNames() {
        return Map.ofEntries(
                Map.entry("url", ADDRESS),
                Map.entry("uri", ADDRESS),
                Map.entry("endpoint", ADDRESS),
                Map.entry("user", "username"),
                Map.entry("pass", "password"),
                Map.entry("lock_url", LOCK),
                Map.entry("unlock_url", UNLOCK),
                Map.entry("insecure", "skip_cert_verification"));
    }

    @Override
    public void check(Body body) {
        Checked.webAddress(body, ADDRESS);
        for (String address : List.of(LOCK, UNLOCK)) {
            if (body.release().isTerraform() || body.isFilled(address)) {
                Checked.webAddress(body, address);
            }
        }
        for (String text : List.of("client_ca_certificate_pem", "client_certificate_pem", "client_private_key_pem")) {
            Checked.pem(body, text);
        }
        for (String number : List.of("retry_max", "retry_wait_max", "retry_wait_min")) {
            Checked.wholeNumber(body, number);
        }
        waits(body);
        methods(body);
        locks(body);
        if (body.isFilled("password") && !body.isGiven("username")) {
            body.warning(LintRule.INEFFECTIVE_ATTRIBUTE, "password", "does nothing without a username", "write both");
        }
        headers(body);
    }

    private static void waits(Body body) {
        BigDecimal least = TextForms.number(body.text("retry_wait_min"));
        BigDecimal most = TextForms.number(body.text("retry_wait_max"));
        if (least != null && most != null && least.compareTo(most) > 0) {
            body.doubt("retry_wait_min", "is more than retry_wait_max", "write the smaller of the two here");
        }
    }

    private static void methods(Body body) {
        for (String name : List.of("update_method", "lock_method", "unlock_method")) {
            String method = body.text(name);
            if (method != null && !method.isEmpty() && !METHODS.contains(method)) {
                body.doubt(name, "is no method that servers know", "write one such as POST, PUT, LOCK or DELETE");
            }
        }
    }

    private static void locks(Body body) {
        boolean locks = body.isGiven(LOCK);
        boolean unlocks = body.isGiven(UNLOCK);
        if (locks && !unlocks) {
            body.warning(
                    LintRule.INCOMPLETE_LOCK,
                    LOCK,
                    "takes a lock that nothing releases, since there is no unlock_address",
                    "write unlock_address as well");
        } else if (unlocks && !locks) {
            body.warning(
                    LintRule.INCOMPLETE_LOCK,
                    UNLOCK,
                    "releases a lock that nothing takes, since there is no lock_address",
                    "write lock_address as well");
        } else if (!locks) {
            body.warning(
                    LintRule.NO_LOCK,
                    "",
                    "has no lock_address, so that two runs can write a state at the same time",
                    "write lock_address and unlock_address, if the server has locks");
        }
    }

    private static void headers(Body body) {
        if (!(body.value(HEADERS) instanceof MapValue headers) || body.release().isTerraform()) {
            return;
        }
        for (MapValue.Entry header : headers.entries()) {
            String name = header.key().toLowerCase(Locale.ROOT);
            if (!HEADER.matcher(name).matches()) {
                body.refuse(HEADERS, "has a name in it that no header can have", "use letters, digits, '-' and '_'");
            } else if (RESERVED.contains(name)) {
                body.refuse(HEADERS, "sets " + header.key() + ", which the tool sets itself", "leave that one out");
            } else if (name.equals("authorization") && body.isGiven("username")) {
                body.refuse(HEADERS, "sets " + header.key() + ", and so does username", "write one of the two");
            } else if (header.value().toString().isBlank()
                    || header.value().toString().chars().anyMatch(c -> c < ' ' || c > '~')) {
                body.refuse(HEADERS, "has a value in it that is blank or not ASCII", "write plain text");
            }
        }
    }
}
