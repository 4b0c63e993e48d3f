package io.github.atmosmaven.workflow;

import io.github.atmosmaven.backend.SensitiveAttributes;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.ListValue;
import io.github.atmosmaven.model.MapValue;
import io.github.atmosmaven.model.SecretNames;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Hides the secrets of an instance in words that are not ours, where these leave its directory (D79): what a tool says may
 * quote any attribute, variable or URL. Secrets are what the backend's type knows as such, and values of variables whose
 * names say so.
 */
final class HiddenSecrets {

    /** Shorter values would be found in words that have nothing to do with them. */
    private static final int SHORTEST = 4;

    private final Pattern secrets;

    private HiddenSecrets(Set<String> values) {
        String all = values.stream()
                .flatMap(HiddenSecrets::forms)
                .distinct()
                .sorted(Comparator.comparing(String::length).reversed().thenComparing(Comparator.naturalOrder()))
                .map(HiddenSecrets::pattern)
                .collect(Collectors.joining("|"));
        this.secrets = Pattern.compile(all.isEmpty() ? "(?!)" : all);
    }

    /** @param environment of the build, which the tools get too */
    static HiddenSecrets of(Instance instance, Map<String, String> environment) {
        Set<String> values = new HashSet<>();
        values.addAll(SensitiveAttributes.values(
                instance.backendType(), instance.stateBackend().attributes()));
        values.addAll(SensitiveAttributes.values(
                instance.remoteStateBackend().type(),
                instance.remoteStateBackend().attributes()));
        for (String section : new String[] {"env", "vars", "providers", "auth"}) {
            addSecrets(instance.section(section), values);
        }
        environment.forEach((name, value) -> {
            if (SecretNames.mayHoldOne(name)) {
                values.add(value);
            }
        });
        values.removeIf(value -> value.strip().length() < SHORTEST
                || value.equals("true")
                || value.equals("false")
                || value.startsWith("/") && environment.containsValue(value));
        return new HiddenSecrets(values);
    }

    private static void addSecrets(MapValue map, Set<String> values) {
        for (MapValue.Entry entry : map.entries()) {
            if (SecretNames.mayHoldOne(entry.key())) {
                entry.value()
                        .leaves()
                        .filter(leaf -> !(leaf instanceof MapValue || leaf instanceof ListValue))
                        .forEach(leaf -> values.add(leaf.toString()));
            } else if (entry.value() instanceof MapValue inner) {
                addSecrets(inner, values);
            } else if (entry.value() instanceof ListValue list) {
                list.items().forEach(item -> {
                    if (item instanceof MapValue inner) {
                        addSecrets(inner, values);
                    }
                });
            }
        }
    }

    /** A secret as it is, line by line, in quotes, and in a URL. */
    private static Stream<String> forms(String secret) {
        String quoted = secret.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("\n", "\\n")
                .replace("\t", "\\t");
        String encoded = URLEncoder.encode(secret, StandardCharsets.UTF_8);
        return Stream.concat(
                        Stream.of(secret.strip(), quoted, encoded, encoded.replace("+", "%20")),
                        secret.lines().map(String::strip).filter(line -> line.length() >= 2 * SHORTEST))
                .filter(form -> !form.isBlank());
    }

    /** Tools break lines between words. */
    private static String pattern(String form) {
        return Stream.of(form.split("\\s+")).map(Pattern::quote).collect(Collectors.joining("\\s+"));
    }

    String in(String words) {
        return secrets.matcher(words).replaceAll(Matcher.quoteReplacement(SensitiveAttributes.HIDDEN));
    }
}
