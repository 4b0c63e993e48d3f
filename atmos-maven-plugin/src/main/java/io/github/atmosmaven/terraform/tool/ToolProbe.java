package io.github.atmosmaven.terraform.tool;

import io.github.atmosmaven.model.Tool;
import io.github.atmosmaven.model.ToolVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Asks binaries which tool they are, each once, and remembers their answers from one run to the next (D29). */
public final class ToolProbe {

    private static final Pattern FIRST_LINE = Pattern.compile("(Terraform|OpenTofu) v(\\S+).*");
    /** OpenTofu calls the field like Terraform does. */
    private static final Pattern JSON_VERSION = Pattern.compile("\"terraform_version\"\\s*:\\s*\"([^\"]+)\"");

    private static final Pattern TOFU_NAME = Pattern.compile("(?:open)?tofu(?:[^a-z].*)?");

    private final ProcessRunner processes;
    private final Path directory;
    private final Map<String, String> environment;
    private final @Nullable ToolAnswers answers;
    private final Map<String, Tool> known = new HashMap<>();
    private final Set<String> asked = new HashSet<>();

    /**
     * @param directory working directory of the binaries
     * @param environment of the caller
     * @param memory the file that remembers answers; null to remember none
     */
    public ToolProbe(ProcessRunner processes, Path directory, Map<String, String> environment, @Nullable Path memory) {
        this.processes = processes;
        this.directory = directory;
        this.environment = quiet(environment);
        this.answers = memory == null ? null : new ToolAnswers(memory);
    }

    /**
     * Returns the environment without variables that change the output of a tool, and with its search for a newer
     * version off.
     */
    private static Map<String, String> quiet(Map<String, String> callers) {
        Map<String, String> environment = new HashMap<>(callers);
        environment.keySet().removeIf(name -> name.startsWith("TF_CLI_ARGS") || name.startsWith("TF_LOG"));
        environment.put("CHECKPOINT_DISABLE", "1");
        return environment;
    }

    /**
     * Tool that a binary says it is; for a binary that gives no answer, the tool that its name stands for.
     *
     * @param binary an absolute path
     */
    synchronized Tool of(String binary) {
        Tool tool = known.get(binary);
        if (tool == null) {
            Optional<Tool> remembered = answers == null ? Optional.empty() : answers.of(Path.of(binary));
            tool = remembered.orElseGet(() -> answer(binary));
            known.put(binary, tool);
        }
        return tool;
    }

    /** Tool that a binary says it is in this run. A remembered answer is not enough to refuse a tool. */
    synchronized Tool afresh(String binary) {
        return asked.contains(binary) ? of(binary) : answer(binary);
    }

    private Tool answer(String binary) {
        Tool tool = ask(binary);
        asked.add(binary);
        known.put(binary, tool);
        return tool;
    }

    private Tool ask(String binary) {
        Tool.@Nullable Kind kind = null;
        Optional<ToolVersion> version = Optional.empty();
        for (String line : output(binary, "version")) {
            Matcher first = FIRST_LINE.matcher(line);
            if (kind == null && first.matches()) {
                kind = first.group(1).equals("OpenTofu") ? Tool.Kind.OPENTOFU : Tool.Kind.TERRAFORM;
                version = ToolVersion.of(first.group(2));
            }
        }
        if (kind == null) {
            return Tool.any(byName(binary));
        }
        Matcher json = JSON_VERSION.matcher(String.join("\n", output(binary, "version", "-json")));
        Optional<ToolVersion> exact = json.find() ? ToolVersion.of(json.group(1)) : Optional.empty();
        Tool answer = new Tool(kind, exact.isPresent() ? exact.get() : version.orElse(null));
        if (answers != null) {
            answers.remember(Path.of(binary), answer);
        }
        return answer;
    }

    private List<String> output(String binary, String... arguments) {
        List<String> all = new ArrayList<>(List.of(binary));
        all.addAll(List.of(arguments));
        List<String> lines = new ArrayList<>();
        try {
            processes.run(new CommandLine(all, directory, environment), lines::add);
        } catch (IOException e) {
            return List.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
        return lines;
    }

    /** Tool that the name of a program stands for. The name counts only as long as the program cannot be asked. */
    static Tool.Kind byName(String program) {
        String name = CommandLine.plainName(program).toLowerCase(Locale.ROOT);
        return TOFU_NAME.matcher(name).matches() ? Tool.Kind.OPENTOFU : Tool.Kind.TERRAFORM;
    }
}
