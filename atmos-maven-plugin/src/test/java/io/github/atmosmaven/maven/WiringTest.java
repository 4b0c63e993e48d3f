package io.github.atmosmaven.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.ToolsOf;
import io.github.atmosmaven.config.PluginSettings;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.problem.Location;
import io.github.atmosmaven.stack.AbstractComponents;
import io.github.atmosmaven.workflow.select.LoadedStacks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WiringTest {

    @TempDir
    private Path project;

    @Test
    @DisplayName("includes, locals, functions and templates all reach the instance, each in its turn")
    void computesWhatManifestsAskFor() throws IOException {
        write("atmos.yaml", "templates: {settings: {enabled: true}}\n");
        write("shared/network.yaml", "cidr: 10.0.0.0/8\nzones: [a, b]\n");
        write("stacks/dev.yaml", """
                locals:
                  network: !include shared/network.yaml
                  name: acme
                vars:
                  zones: "{{ .locals.network.zones }}"
                  cidr: !include ../shared/network.yaml .cidr
                  caller: !env CALLER
                  port: "80{{ .vars.shard }}"
                  name: "{{ .locals.name }}-{{ .atmos_component }}-{{ .vars.caller }}"
                  shard: 12
                components: {terraform: {vpc: {}}}
                """);
        PluginSettings settings = PluginSettings.defaults(project, Map.of("CALLER", "me"));

        LoadedStacks loaded = Wiring.loadStacks(ToolsOf.missing(project)).run(settings, AbstractComponents.RESOLVED);

        assertThat(loaded.problems()).isEmpty();
        Instance vpc = loaded.resolution().instances().get(0);
        assertThat(vpc.vars())
                .hasToString("{zones: [a, b], cidr: 10.0.0.0/8, caller: me, port: 8012, name: acme-vpc-me, shard: 12}");
        assertThat(Objects.requireNonNull(vpc.vars().get("port")).kind()).isEqualTo("number");
        assertThat(Objects.requireNonNull(vpc.vars().get("zones")).location())
                .isEqualTo(new Location("shared/network.yaml", 2, 8));
    }

    private void write(String path, String text) throws IOException {
        Path file = project.resolve(path);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.writeString(file, text);
    }
}
