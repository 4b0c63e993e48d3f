package io.github.atmosmaven.workflow.compare;

import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.TextValue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Values that Atmos uses when it runs the tool, where {@code describe stacks} prints something else (D92): there the
 * workspace of an instance with another root module lacks the name of the instance, and the root module is not the
 * inherited one.
 */
final class AtmosAnswer {

    private static final Pattern TOKEN = Pattern.compile("\\{([a-z_-]+)}");

    private final ReferenceInstance reference;
    private final Instance ours;

    AtmosAnswer(ReferenceInstance reference, Instance ours) {
        this.reference = reference;
        this.ours = ours;
    }

    /** The root module that is run. */
    String rootModule() {
        String pointer = reference.metadata("component");
        return pointer.isEmpty() ? reference.text("component") : pointer;
    }

    /** The workspace that is selected. Where nothing says that it is another one, the one that is printed. */
    String workspace() {
        String printed = reference.text("workspace");
        if (ours.workspace().equals(printed)) {
            return printed;
        }
        String pattern = reference.metadata("terraform_workspace_pattern");
        String explicit = reference.metadata("terraform_workspace");
        boolean template = !reference.metadata("terraform_workspace_template").isEmpty();
        boolean mistaken;
        if (template || !pattern.isEmpty()) {
            mistaken = !explicit.isEmpty() && printed.equals(flat(explicit))
                    || !template && explicit.isEmpty() && isWithoutNames(printed, pattern);
        } else {
            mistaken = explicit.isEmpty()
                    && !rootModule().equals(reference.name())
                    && ours.workspace().equals(printed + "-" + flat(reference.name()));
        }
        return mistaken ? ours.workspace() : printed;
    }

    /** Returns true if the pattern makes our workspace, and the printed one where the names of components are empty. */
    private boolean isWithoutNames(String printed, String pattern) {
        Map<String, String> names = new LinkedHashMap<>();
        names.put("component", ours.name());
        names.put("base-component", ours.rootModule());
        MapValue vars = ours.vars();
        StringBuilder with = new StringBuilder();
        StringBuilder without = new StringBuilder();
        Matcher token = TOKEN.matcher(pattern);
        int end = 0;
        while (token.find()) {
            String literal = pattern.substring(end, token.start());
            String name = token.group(1);
            String variable = vars.get(name) instanceof TextValue text ? text.text() : "";
            with.append(literal).append(names.getOrDefault(name, variable));
            without.append(literal).append(names.containsKey(name) ? "" : variable);
            end = token.end();
        }
        with.append(pattern.substring(end));
        without.append(pattern.substring(end));
        return ours.workspace().equals(flat(with.toString())) && printed.equals(flat(without.toString()));
    }

    private static String flat(String name) {
        return name.replace('/', '-');
    }
}
