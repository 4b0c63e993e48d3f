package io.github.atmosmaven.terraform;

import io.github.atmosmaven.model.Instance;
import java.nio.file.Path;

/**
 * The plan of one instance.
 *
 * @param summary one line: what would change, or the tool's own words about why it failed
 * @param log everything the tool printed
 */
public record PlannedInstance(Instance instance, PlanOutcome outcome, String summary, Path log) {}
