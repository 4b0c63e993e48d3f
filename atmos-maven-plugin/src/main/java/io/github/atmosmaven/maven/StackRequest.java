package io.github.atmosmaven.maven;

import io.github.atmosmaven.config.PluginSettings;
import io.github.atmosmaven.lint.LintLevels;
import io.github.atmosmaven.maven.fetch.ToolDelivery;
import io.github.atmosmaven.workflow.select.Selection;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Stacks that a goal is about, as its parameters name them.
 *
 * @param selection stacks and instances to work on
 * @param outputDirectory directory of generated files; null for the default
 * @param tool Terraform or OpenTofu that runs the instances
 * @param lint weight of the rules that backends are judged by
 */
public record StackRequest(
        PluginSettings settings,
        Selection selection,
        @Nullable Path outputDirectory,
        ToolParameters tool,
        LintLevels lint) {

    /**
     * Tool as the parameters name it; null where they say nothing.
     *
     * @param version value of {@code toolVersion}
     * @param formerVersion value of {@code terraformVersion}
     * @param delivery the way on which the tool comes onto the machine
     */
    public record ToolParameters(
            @Nullable String command,
            @Nullable String version,
            @Nullable String formerVersion,
            ToolDelivery delivery) {}
}
