package io.github.atmosmaven.workflow.affected;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The files of a commit whose contents are needed to resolve its stacks. A repository may hold much more: of all other files
 * the name of the content is enough.
 */
final class WantedFiles {

    private static final List<String> ENDS = List.of(
            ".yaml",
            ".yml",
            ".yaml.tmpl",
            ".yml.tmpl",
            ".tf",
            ".tf.json",
            ".tofu",
            ".tofu.json",
            ".terraform-version",
            ".opentofu-version");

    /** The function with what may be its path: the rest of the line, or the next line where it is folded. */
    private static final Pattern INCLUDE = Pattern.compile("!include(?:\\.raw)?(?:[ \\t]+[|>][-+]?)?\\s+([^\\n]+)");

    /** Signs that may stand around a path in YAML. */
    private static final Pattern AROUND = Pattern.compile("[\\s'\"\\[\\]{},]+");

    private static final Pattern QUOTES = Pattern.compile("['\"]");

    private final Set<String> included = new HashSet<>();

    /** Returns true for manifests, code of modules, and versions of tools. */
    boolean areReadByAll(String path) {
        return ENDS.stream().anyMatch(path::endsWith);
    }

    /** Returns true for files that a manifest includes, and others of the same name. */
    boolean areIncluded(String path) {
        return included.contains(name(path));
    }

    /** Notes what a manifest includes. */
    void look(String path, byte[] content) {
        Matcher include = INCLUDE.matcher(new String(content, StandardCharsets.UTF_8));
        while (include.find()) {
            String rest = include.group(1).strip();
            // A name may have spaces or any of these signs in it.
            included.add(name(rest));
            for (String word : AROUND.split(rest)) {
                included.add(name(word));
            }
            for (String word : QUOTES.split(rest)) {
                included.add(name(word));
            }
        }
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
