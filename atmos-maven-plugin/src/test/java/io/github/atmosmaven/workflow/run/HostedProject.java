package io.github.atmosmaven.workflow.run;

import static io.github.atmosmaven.InstanceOf.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.InstanceOf;
import io.github.atmosmaven.hosted.HostedService;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.value.ListValue;
import io.github.atmosmaven.model.value.NumberValue;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.terraform.run.RunListener;
import io.github.atmosmaven.workflow.report.run.CommandResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A project whose instance has a backend of a service, for the real tool. */
final class HostedProject implements AutoCloseable {

    /** Nothing lies outside of the root module, as where a workspace has no working directory. */
    static final String MODULE = """
            variable "size" {
              type    = number
              default = 1
            }

            resource "terraform_data" "one" {
              input = var.size
            }

            output "workspace" {
              value = terraform.workspace
            }
            """;

    final HostedService service;
    final PlanProject project;
    final List<String> told = Collections.synchronizedList(new ArrayList<>());

    HostedProject(Path parent) throws IOException {
        service = new HostedService(Files.createDirectory(parent.resolve("service")));
        project = RealTool.in(parent).project;
        project.write("src/main/terraform/vpc/main.tf", MODULE);
        project.environment.put(
                "TF_CLI_CONFIG_FILE", service.configuration(HostedService.TOKEN).toString());
        project.listener = new RunListener() {
            @Override
            public void note(Instance instance, String text) {
                told.add(instance.displayName() + ": " + text);
            }

            @Override
            public void planned(Instance instance, List<String> plan) {
                told.add(instance.displayName() + " plans " + String.join(", ", plan));
            }
        };
    }

    /** The token is where the user has put it, and nowhere else. */
    @Override
    public void close() throws IOException {
        service.close();
        try (Stream<Path> all = Files.walk(project.directory)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain(HostedService.TOKEN);
            }
        }
        assertThat(told).noneMatch(line -> line.contains(HostedService.TOKEN));
    }

    static Instance instance(String type, String key, String value, long size) {
        Value workspaces = InstanceOf.map(
                Map.of(key, key.equals("tags") ? new ListValue(List.of(text(value)), InstanceOf.PLACE) : text(value)));
        return new InstanceOf("dev", "vpc")
                .workspace("dev")
                .backend(
                        type,
                        Map.of(
                                "hostname",
                                text(HostedService.HOST),
                                "organization",
                                text(HostedService.ORGANIZATION),
                                "workspaces",
                                workspaces))
                .section("vars", Map.of("size", new NumberValue(size, InstanceOf.PLACE)))
                .get();
    }

    String typed(String line, Instance instance) {
        project.output.reset();
        CommandResult result = project.type(line, instance);
        assertThat(result.failures()).as(line).isEmpty();
        return project.printed();
    }
}
