package io.github.atmosmaven.mojo;

import io.github.atmosmaven.maven.GoalRun;
import io.github.atmosmaven.maven.Parameters;
import io.github.atmosmaven.mojo.parameters.DocumentParameters;
import io.github.atmosmaven.workflow.describe.ListStacks;
import io.github.atmosmaven.workflow.report.Table;
import java.util.Locale;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Lists the component instances of the selected stacks with their root modules, backends, workspaces and states, or the
 * stacks or components, on the console or in {@code outputFile}. Changes neither a cloud nor a state; writes
 * {@code problems.json} and {@code index.json} below {@code target/atmos}. Bound to no phase. Example:
 * {@code mvn atmos:list -Dstack=dev}.
 */
@Mojo(name = "list", threadSafe = true, requiresProject = false)
public final class ListMojo extends DocumentParameters {

    /**
     * Rows of the list: {@code instances}, {@code stacks} with the manifests of each, or {@code components} with the
     * stacks of each. Default: {@code instances}. Example: {@code -Datmos.list=stacks}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atmos.list", defaultValue = "instances")
    private String list;

    /**
     * Format of the list: {@code table}, {@code json} or {@code csv}. Default: {@code table}. Example:
     * {@code mvn -q atmos:list -Datmos.format=csv}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atmos.format", defaultValue = "table")
    private String format;

    @Override
    public void run(GoalRun run) {
        ListStacks.Kind kind = switch (list.toLowerCase(Locale.ROOT)) {
            case "instances" -> ListStacks.Kind.INSTANCES;
            case "stacks" -> ListStacks.Kind.STACKS;
            case "components" -> ListStacks.Kind.COMPONENTS;
            default -> throw Parameters.invalid("atmos.list", list, "instances, stacks or components");
        };
        Table table = ListStacks.of(run.selectTogether().instances(), kind);
        String text = switch (format.toLowerCase(Locale.ROOT)) {
            case "table" -> table.plain();
            case "json" -> table.json();
            case "csv" -> table.csv();
            default -> throw Parameters.invalid("atmos.format", format, "table, json or csv");
        };
        write(run, out -> out.append(text));
    }
}
