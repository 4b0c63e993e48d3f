package io.github.atmosmaven.mojo;

import io.github.atmosmaven.maven.DescribedServices;
import io.github.atmosmaven.maven.GoalRun;
import io.github.atmosmaven.maven.Parameters;
import io.github.atmosmaven.maven.settings.TokenServers;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.mojo.parameters.DocumentParameters;
import io.github.atmosmaven.workflow.describe.DescribeInstances;
import io.github.atmosmaven.workflow.select.SelectInModules;
import io.github.atmosmaven.workflow.select.Selection;
import java.util.List;
import java.util.Locale;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/**
 * Shows the resolved configuration of component instances, as a document on the console or in {@code outputFile}. An
 * instance has sections: {@code vars}, {@code settings}, {@code env}, {@code backend}, {@code workspace} and others. If
 * {@code -Dstack} and {@code -Dcomponent} select a single instance, its sections are the whole document. Otherwise the
 * document holds every selected instance below its stack. Of a state that a service such as HCP Terraform holds, the
 * section {@code hosted} tells the service, the names of the workspace, and who has the token, which is not shown. Changes neither a cloud nor a state; writes
 * {@code problems.json} and {@code index.json} below {@code target/atmos}. Bound to no phase. Example:
 * {@code mvn -q atmos:describe -Dstack=dev -Dcomponent=vpc}.
 */
@Mojo(name = "describe", threadSafe = true, requiresProject = false)
public final class DescribeMojo extends DocumentParameters {

    /**
     * Format of the document: {@code yaml} or {@code json}. Default: {@code yaml}. Example:
     * {@code mvn -q atmos:describe -Dstack=dev -Datmos.format=json | jq}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atmos.format", defaultValue = "yaml")
    private String format;

    /**
     * Adds the origin of every value: its file, line and column, the level that set it, and the imports on the way.
     * Levels are {@code atmos.yaml}, {@code manifest}, {@code terraform}, {@code base}, {@code component} and
     * {@code overrides}; {@code computed} means that none set it. YAML holds them as comments, JSON in a section
     * {@code provenance} of each instance. Default: {@code false}. Example:
     * {@code mvn -q atmos:describe -Dstack=dev -Dcomponent=vpc -Datmos.provenance}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atmos.provenance", defaultValue = "false")
    private boolean provenance;

    /**
     * Id of a server in {@code settings.xml}, or pairs such as {@code tfe.example.com=tfe}, as for {@code plan}, whose help
     * explains it. Tells what the section {@code hosted} says of the token. Default: none. Example:
     * {@code -Datmos.tokenServerId=tfe}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atmos.tokenServerId")
    private @Nullable String tokenServerId;

    @Inject
    private SettingsDecrypter decrypter;

    @Override
    public void run(GoalRun run) {
        DescribeInstances.Format chosen = switch (format.toLowerCase(Locale.ROOT)) {
            case "yaml" -> DescribeInstances.Format.YAML;
            case "json" -> DescribeInstances.Format.JSON;
            default -> throw Parameters.invalid("atmos.format", format, "yaml or json");
        };
        TokenServers tokens = TokenServers.of(tokenServerId, run.invocation().session(), decrypter);
        SelectInModules.Selected selected = run.selectTogether();
        List<Instance> instances = run.modules().together(selected);
        Selection selection = run.project().selection();
        boolean single = selection.namesStacks() && !selection.components().isEmpty();
        DescribeInstances.Request request = new DescribeInstances.Request(
                instances, single, chosen, provenance, DescribedServices.section(run, selected, tokens));
        write(run, out -> DescribeInstances.write(request, out));
    }
}
