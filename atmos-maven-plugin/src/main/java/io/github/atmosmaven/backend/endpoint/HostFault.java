package io.github.atmosmaven.backend.endpoint;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A reason why the tools do not take a text for the host of a service (remote-backend 1). */
public enum HostFault {
    SCHEME,
    PATH,
    PORT_OF_IPV6,
    PORT_NOT_NUMBER,
    PORT_TOO_HIGH,
    EMPTY_LABEL,
    PUNYCODE,
    HYPHEN,
    SIGN;

    private static final int LAST_PORT = 65_535;
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,6}");
    private static final Pattern SIGNS = Pattern.compile("[\\p{L}\\p{N}\\p{M}-]+");

    /** The fault of a text that is not empty; null for a host. */
    public static @Nullable HostFault of(String text) {
        int colon = text.indexOf(':');
        String name = colon < 0 ? text : text.substring(0, colon);
        if (colon >= 0 && text.startsWith("//", colon + 1)) {
            return SCHEME;
        }
        if (text.indexOf('/') >= 0) {
            return PATH;
        }
        HostFault port = colon < 0 ? null : ofPort(text.substring(colon + 1));
        return port == null ? ofName(name) : port;
    }

    private static @Nullable HostFault ofPort(String port) {
        if (port.indexOf(':') >= 0) {
            return PORT_OF_IPV6;
        }
        if (!DIGITS.matcher(port).matches() || Integer.parseInt(port) < 1) {
            return PORT_NOT_NUMBER;
        }
        return Integer.parseInt(port) > LAST_PORT ? PORT_TOO_HIGH : null;
    }

    private static @Nullable HostFault ofName(String name) {
        String plain = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        for (String label : plain.split("[.\u3002\uff0e\uff61]", -1)) {
            if (label.isEmpty()) {
                return EMPTY_LABEL;
            }
            if (label.startsWith("xn--")) {
                return PUNYCODE;
            }
            if (!SIGNS.matcher(label).matches()) {
                return SIGN;
            }
            if (label.startsWith("-") || label.endsWith("-")) {
                return HYPHEN;
            }
        }
        return null;
    }
}
