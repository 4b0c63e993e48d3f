package io.github.atmosmaven.workflow;

import io.github.atmosmaven.backend.SensitiveAttributes;
import io.github.atmosmaven.model.Backend;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.SecretNames;
import io.github.atmosmaven.model.value.ListValue;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.problem.Problem;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Hides the secrets of instances in words that are not ours, where these leave its directory (D79): what a tool or a cloud
 * says may quote any attribute, variable or URL. Secrets are what the backend's type knows as such, values of variables
 * whose names say so, those of the environment and of the settings of Maven included, passwords in URLs, and values of
 * variables that a root module declares {@code sensitive}.
 */
public final class HiddenSecrets {

    /** Shorter values would be found in words that have nothing to do with them. */
    private static final int SHORTEST = 4;

    /** Parts of names that say who somebody is, and not what proves it: the id of a key, the author of a commit. */
    private static final Pattern IDENTITY = Pattern.compile("(?i)access_?key_?id(?![a-z])|(?<![a-z])author(?![a-z])");

    /** Variables and attributes that hold keys of AWS, or of a store that is called like S3. */
    private static final Pattern KEYS =
            Pattern.compile("AWS_(?:SECRET_ACCESS_KEY|SESSION_TOKEN|SECURITY_TOKEN)|access_key|secret_key|token");

    /** No store makes or takes a key as short and plain: it stands for one where none is checked. */
    private static final Pattern PLACEHOLDER = Pattern.compile("[A-Za-z]{1,7}");

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

    /**
     * Secrets of one instance.
     *
     * @param environments environments of the tools: the one of the build, and the additions of parameters and settings
     * @param sensitive names of the variables that the root module declares {@code sensitive}
     * @param typed variables that the arguments of a command set
     */
    public static HiddenSecrets of(
            Instance instance,
            List<Map<String, String>> environments,
            Set<String> sensitive,
            Map<String, String> typed) {
        Set<String> values = new HashSet<>();
        addSecrets(instance, values);
        for (MapValue.Entry variable : instance.vars().entries()) {
            if (sensitive.contains(variable.key())) {
                addTexts(variable.value(), values);
            }
        }
        typed.forEach((name, value) -> {
            if (sensitive.contains(name) || SecretNames.mayHoldOne(name)) {
                values.add(value);
            }
        });
        return of(values, environments);
    }

    /** Secrets of all instances that keep their state in one bucket. */
    public static HiddenSecrets of(List<Instance> instances, List<Map<String, String>> environments) {
        Set<String> values = new HashSet<>();
        instances.forEach(instance -> addSecrets(instance, values));
        return of(values, environments);
    }

    private static void addSecrets(Instance instance, Set<String> values) {
        addSecrets(instance.stateBackend(), values);
        addSecrets(instance.state().remoteStateBackend(), values);
        for (String section : new String[] {"env", "vars", "providers", "auth"}) {
            addSecrets(instance.section(section), !section.equals("vars"), values);
        }
    }

    private static void addSecrets(Backend backend, Set<String> values) {
        SensitiveAttributes.values(backend.type(), backend.attributes()).stream()
                .filter(value -> !backend.type().isServedByLocalEndpoint() || !isPlaceholder(value))
                .forEach(values::add);
    }

    private static HiddenSecrets of(Set<String> values, List<Map<String, String>> environments) {
        environments.forEach(environment -> environment.forEach((name, value) -> addVariable(name, value, values)));
        values.removeIf(value -> value.strip().length() < SHORTEST
                || value.equals("true")
                || value.equals("false")
                || value.startsWith("/")
                        && environments.stream().anyMatch(environment -> environment.containsValue(value)));
        return new HiddenSecrets(values);
    }

    private static void addVariable(String name, String value, Set<String> values) {
        values.addAll(SensitiveAttributes.inUrl(value));
        if (mayHoldOne(name) && !isPlaceholder(name, value)) {
            values.add(value);
        }
    }

    /** Returns true for the key of a store for tests. Words like {@code test} stand in any text. */
    private static boolean isPlaceholder(String name, String value) {
        return KEYS.matcher(name).matches() && isPlaceholder(value);
    }

    private static boolean isPlaceholder(String value) {
        return PLACEHOLDER.matcher(value.strip()).matches();
    }

    private static boolean mayHoldOne(String name) {
        return SecretNames.mayHoldOne(IDENTITY.matcher(name).replaceAll(""));
    }

    /** @param ofAws true where keys are those of AWS, so that their form is known */
    private static void addSecrets(MapValue map, boolean ofAws, Set<String> values) {
        for (MapValue.Entry entry : map.entries()) {
            if (ofAws && isPlaceholder(entry.key(), entry.value().toString())) {
                continue;
            }
            if (mayHoldOne(entry.key())) {
                addTexts(entry.value(), values);
            } else if (entry.value() instanceof MapValue inner) {
                addSecrets(inner, ofAws, values);
            } else if (entry.value() instanceof ListValue list) {
                list.items().forEach(item -> {
                    if (item instanceof MapValue inner) {
                        addSecrets(inner, ofAws, values);
                    }
                });
            }
        }
    }

    private static void addTexts(Value value, Set<String> values) {
        value.leaves()
                .filter(leaf -> !(leaf instanceof MapValue || leaf instanceof ListValue))
                .forEach(leaf -> values.add(leaf.toString()));
    }

    /** A secret as it is, line by line, in quotes, and in a URL; each also as it stands in the quotes of a shell. */
    private static Stream<String> forms(String secret) {
        String quoted = secret.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("\n", "\\n")
                .replace("\t", "\\t");
        String encoded = URLEncoder.encode(secret, StandardCharsets.UTF_8);
        return Stream.concat(
                        Stream.of(secret.strip(), quoted, encoded, encoded.replace("+", "%20")),
                        secret.lines().map(String::strip).filter(line -> line.length() >= 2 * SHORTEST))
                .filter(form -> !form.isBlank())
                .flatMap(form -> Stream.of(form, form.replace("'", "'\\''")));
    }

    /** Tools break lines between words. */
    private static String pattern(String form) {
        return Stream.of(form.split("\\s+")).map(Pattern::quote).collect(Collectors.joining("\\s+"));
    }

    public String in(String words) {
        return secrets.matcher(words).replaceAll(Matcher.quoteReplacement(SensitiveAttributes.HIDDEN));
    }

    public List<String> in(List<String> lines) {
        return lines.stream().map(this::in).toList();
    }

    public List<Problem> inProblems(List<Problem> problems) {
        return problems.stream()
                .map(problem ->
                        problem.inWords(in(problem.message()), problem.hint() == null ? null : in(problem.hint())))
                .toList();
    }

    /** The cause as it may be shown in debug output, with the trace that it has. */
    @Nullable
    public Throwable inCause(@Nullable Throwable cause) {
        if (cause == null) {
            return null;
        }
        String words = cause.toString();
        Throwable below = inCause(cause.getCause());
        if (in(words).equals(words) && below == cause.getCause()) {
            return cause;
        }
        RuntimeException shown = new RuntimeException(in(words), below);
        shown.setStackTrace(cause.getStackTrace());
        return shown;
    }
}
