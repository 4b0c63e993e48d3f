package io.github.atmosmaven.backend.endpoint;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/**
 * Host of a service such as HCP Terraform, in the form by which the tools tell hosts apart: lower case, punycode for what
 * is not ASCII, and no port 443. Any text has such a form; {@link HostFault} says which are no hosts.
 *
 * @param name keeps a dot at its end, as the tools do
 * @param port with its colon; empty for 443
 */
public record ServiceHost(String name, String port) {

    private static final String STANDARD_PORT = "443";
    private static final String ENCODED = "xn--";

    public static ServiceHost of(String text) {
        int colon = text.indexOf(':');
        String name = colon < 0 ? text : text.substring(0, colon);
        List<String> labels = new ArrayList<>();
        for (String label : mapped(name).split("\\.", -1)) {
            labels.add(label.chars().allMatch(c -> c < Punycode.FIRST) ? label : ENCODED + Punycode.encoded(label));
        }
        return new ServiceHost(String.join(".", labels), colon < 0 ? "" : port(text.substring(colon + 1)));
    }

    /** Letters in lower case and composed, and the full stops of other scripts as dots. */
    private static String mapped(String name) {
        if (name.chars().allMatch(c -> c < Punycode.FIRST)) {
            return lower(name);
        }
        String composed = lower(Normalizer.normalize(name, Normalizer.Form.NFKC));
        return Normalizer.normalize(composed, Normalizer.Form.NFKC).replace('\u3002', '.');
    }

    /** Letter by letter: the end of a word makes no difference in a host. */
    private static String lower(String text) {
        return text.codePoints()
                .map(Character::toLowerCase)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static String port(String digits) {
        String plain = digits.replaceFirst("^\\+?0*(?=\\d)", "");
        return plain.equals(STANDARD_PORT) ? "" : ":" + plain;
    }

    /** Host as part of an address (D32): a dot at its end changes nothing about where it is. */
    public String address() {
        return (name.endsWith(".") ? name.substring(0, name.length() - 1) : name) + port;
    }

    @Override
    public String toString() {
        return name + port;
    }
}
