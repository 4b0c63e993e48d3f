package io.github.atmosmaven.terraform.tool;

import io.github.atmosmaven.model.Tool;
import io.github.atmosmaven.model.ToolVersion;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The tool and version that a project asks for, before any tool is looked at (D29).
 *
 * @param kind the tool that all instances need; {@code null} where the command of each instance says
 * @param versions the version that is asked for, by tool
 */
public record ToolRequest(Tool.@Nullable Kind kind, Map<Tool.Kind, Asked> versions) {

    /** Of a project that asks for nothing. */
    public static final ToolRequest NONE = new ToolRequest(null, Map.of());

    private static final Pattern FORM = Pattern.compile("(?:(terraform|opentofu|tofu)\\s+)?(\\S+)");

    /** @param by source of the request for messages: a parameter or a file */
    public record Asked(ToolVersion version, String by) {}

    public ToolRequest {
        versions = versions.isEmpty() ? Map.of() : Map.copyOf(new EnumMap<>(versions));
    }

    /**
     * Reads {@code terraform 1.11.4}, {@code opentofu 1.12} or a version alone; nothing where the text is none of them.
     *
     * @param by the parameter, for messages
     */
    public static Optional<ToolRequest> of(String text, String by) {
        Matcher form = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!form.matches()) {
            return Optional.empty();
        }
        String name = form.group(1);
        return ToolVersion.of(form.group(2)).map(version -> {
            Asked asked = new Asked(version, by);
            if (name == null) {
                return new ToolRequest(null, Map.of(Tool.Kind.TERRAFORM, asked, Tool.Kind.OPENTOFU, asked));
            }
            Tool.Kind kind = name.equals("terraform") ? Tool.Kind.TERRAFORM : Tool.Kind.OPENTOFU;
            return new ToolRequest(kind, Map.of(kind, asked));
        });
    }

    /** The tool to take where nobody names one: the one that is asked for alone. */
    Tool.@Nullable Kind preferred() {
        return kind == null && versions.size() == 1
                ? versions.keySet().iterator().next()
                : kind;
    }

    @Nullable
    Asked version(Tool.Kind of) {
        return versions.get(of);
    }

    /** Returns true if the two tools are asked for by something of their own each. */
    boolean isOfBothTools() {
        Asked terraform = versions.get(Tool.Kind.TERRAFORM);
        Asked tofu = versions.get(Tool.Kind.OPENTOFU);
        return terraform != null && tofu != null && !terraform.by().equals(tofu.by());
    }

    /** Returns true if it asks for something, and each version names one release. */
    public boolean isExact() {
        return !isEmpty()
                && versions.values().stream().allMatch(asked -> asked.version().isExact());
    }

    boolean isEmpty() {
        return versions.isEmpty();
    }
}
