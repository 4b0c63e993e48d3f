package io.github.atmosmaven.aws.settings;

import io.github.atmosmaven.http.Loopback;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The hosts that are called without a proxy, as Go reads {@code NO_PROXY} and with it Terraform. */
record NoProxy(List<String> entries) {

    private static final Pattern ADDRESS = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|[0-9a-f]*:[0-9a-f:.]*");

    static NoProxy of(@Nullable String hosts) {
        return new NoProxy(Arrays.stream((hosts == null ? "" : hosts).split(","))
                .map(host -> host.strip().toLowerCase(Locale.ROOT))
                .filter(host -> !host.isEmpty())
                .toList());
    }

    boolean isDirect(URI target) {
        String written = target.getHost().toLowerCase(Locale.ROOT);
        String host = written.startsWith("[") ? written.substring(1, written.length() - 1) : written;
        // Never behind a proxy, whatever the settings say.
        return Loopback.isHostOf(target) || entries.stream().anyMatch(entry -> covers(entry, host, port(target)));
    }

    private static int port(URI target) {
        if (target.getPort() > 0) {
            return target.getPort();
        }
        return "http".equalsIgnoreCase(target.getScheme()) ? 80 : 443;
    }

    private static boolean covers(String entry, String host, int port) {
        if (entry.equals("*")) {
            return true;
        }
        if (entry.contains("/")) {
            return isWithin(host, entry);
        }
        String name = entry;
        if (entry.matches("[^:]+:\\d+|\\[.*]:\\d+")) {
            int colon = entry.lastIndexOf(':');
            if (!entry.substring(colon + 1).equals(String.valueOf(port))) {
                return false;
            }
            name = entry.substring(0, colon);
        }
        name = name.startsWith("[") && name.endsWith("]") ? name.substring(1, name.length() - 1) : name;
        if (ADDRESS.matcher(name).matches()) {
            return name.equals(host);
        }
        // A name stands for itself and everything below it, one with a dot in front for what is below alone.
        String below = name.startsWith("*.") ? name.substring(1) : name;
        return below.startsWith(".") ? host.endsWith(below) : host.equals(below) || host.endsWith("." + below);
    }

    /** A range of addresses speaks of targets that are addresses; names are not looked up for it. */
    private static boolean isWithin(String host, String range) {
        int slash = range.indexOf('/');
        String length = range.substring(slash + 1);
        if (!ADDRESS.matcher(host).matches()
                || !ADDRESS.matcher(range.substring(0, slash)).matches()
                || !length.matches("\\d{1,3}")) {
            return false;
        }
        try {
            byte[] address = InetAddress.getByName(host).getAddress();
            byte[] network = InetAddress.getByName(range.substring(0, slash)).getAddress();
            int rest = 8 * address.length - Integer.parseInt(length);
            return address.length == network.length
                    && rest >= 0
                    && new BigInteger(1, address).shiftRight(rest).equals(new BigInteger(1, network).shiftRight(rest));
        } catch (UnknownHostException e) {
            // what looks like an address and is none is no range either
            return false;
        }
    }
}
