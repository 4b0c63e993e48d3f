package io.github.atmosmaven.upload;

import io.github.atmosmaven.hcl.HclLiterals;
import io.github.atmosmaven.json.JsonReader;
import io.github.atmosmaven.model.SecretNames;
import io.github.atmosmaven.model.value.ListValue;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.NullValue;
import io.github.atmosmaven.model.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Names in a file whose values may be secrets. No value is kept or told. */
final class SecretValues {

    private static final Pattern PRIVATE_KEY = Pattern.compile("-----BEGIN ([A-Z0-9]+ )*PRIVATE KEY( BLOCK)?-----");
    private static final Pattern AWS_SECRET =
            Pattern.compile("(?i)aws_secret_access_key\\s*[=:]\\s*[\"']?[A-Za-z0-9/+]{20}");
    private static final Pattern ASSIGNMENT = Pattern.compile("(?m)^\\s*\"?([A-Za-z_][\\w-]*)\"?\\s*[=:]");
    /** Files that hold what manifests say, and no declarations. */
    private static final Set<String> GENERATED = Set.of("backend.tf.json", "providers_override.tf.json");

    private final Set<String> sensitive;

    /** @param sensitive names of the variables that the root module declares {@code sensitive} */
    SecretValues(Set<String> sensitive) {
        this.sensitive = sensitive;
    }

    /** Returns true if names of the file are looked at, and not its text alone. */
    static boolean hasNames(String file) {
        return file.endsWith(".tfvars") || file.endsWith(".tfvars.json") || GENERATED.contains(file);
    }

    /** The rest of a sentence about a text of any file; empty where it holds no secret that has a form of its own. */
    static String form(String text) {
        if (PRIVATE_KEY.matcher(text).find()) {
            return "holds a private key";
        }
        return AWS_SECRET.matcher(text).find() ? "holds a secret access key of AWS" : "";
    }

    /** @param file name of the file, which says in which language it is */
    List<String> names(String text, String file) {
        Value root = file.endsWith(".json")
                ? new JsonReader().parse(text, file).root()
                : HclLiterals.read(text, file).root();
        Set<String> found = new TreeSet<>();
        if (root instanceof MapValue map) {
            add(map, "", !GENERATED.contains(file), found);
        } else {
            // The tool may read what is not read here; a name too many is better than one that is missed.
            ASSIGNMENT
                    .matcher(text)
                    .results()
                    .map(name -> name.group(1))
                    .filter(this::mayBeSecret)
                    .forEach(found::add);
        }
        return new ArrayList<>(found);
    }

    private boolean mayBeSecret(String name) {
        return sensitive.contains(name) || SecretNames.mayHoldOne(name);
    }

    private void add(MapValue map, String above, boolean areVariables, Set<String> found) {
        for (MapValue.Entry entry : map.entries()) {
            String path = above + entry.key();
            boolean isNamed =
                    areVariables && above.isEmpty() ? mayBeSecret(entry.key()) : SecretNames.mayHoldOne(entry.key());
            if (entry.value() instanceof MapValue inner && !(isNamed && areVariables)) {
                add(inner, path + ".", areVariables, found);
            } else if (entry.value() instanceof ListValue list && !isNamed) {
                list.items().stream()
                        .filter(MapValue.class::isInstance)
                        .forEach(item -> add((MapValue) item, path + ".", areVariables, found));
            } else if (isNamed && isSet(entry.value())) {
                found.add(path);
            }
        }
    }

    private static boolean isSet(Value value) {
        return !(value instanceof NullValue) && !value.toString().isEmpty();
    }
}
