package io.github.atmosmaven.workflow.run;

import io.github.atmosmaven.InstanceOf;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.value.NumberValue;
import io.github.atmosmaven.terraform.run.RunListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A project with one instance, and a script in place of the tool, which notes what it plans and applies. */
final class NotedProject {

    static final String DELETE = "{\"format_version\": \"1.2\", \"applyable\": true, \"resource_changes\": "
            + "[{\"address\": \"aws_db_instance.main\", \"mode\": \"managed\", \"type\": \"aws_db_instance\", "
            + "\"change\": {\"actions\": [\"delete\"]}}]}";
    static final String CREATE = DELETE.replace("delete", "create");

    static final String TOOL = """
            [ "$1" != version ] || { echo "Terraform v${VERSION:-1.11.4}"; exit 0; }
            case "$1" in
            init) echo "lock ${LOCK:-1}" > .terraform.lock.hcl ;;
            plan) echo "$*" | sed 's| -out=.*||; s| -var-file=[^ ]*||' >> "$NOTES"; saves "$PLAN"; exit 2 ;;
            apply | destroy)
                echo "$*" | sed "s|$PWD|.|; s|/.*/plans/|plans/|" >> "$NOTES"
                [ -z "$FAILS" ] || [ -e "$FAILS" ] || { : > "$FAILS"; echo "Error: $WHY"; exit 1; }
                [ -n "$MUTE" ] || echo 'Apply complete! Resources: 1 added, 0 changed, 0 destroyed.'
                ;;
            esac
            exit 0
            """;
    /** Notes of a plan, and of applying a saved one. */
    static final String PLANNED = "plan -input=false -no-color -detailed-exitcode";

    static final String APPLIED = "apply -input=false -no-color plans/dev/vpc/plan.tfplan";

    final PlanProject project;
    final List<String> told = new ArrayList<>();
    final Instance vpc = new InstanceOf("dev", "vpc")
            .section("vars", Map.of("size", new NumberValue(1, InstanceOf.PLACE)))
            .get();

    NotedProject(Path directory) throws IOException {
        project = new PlanProject(directory);
        project.write("src/main/terraform/vpc/main.tf", "module \"inner\" {\n  source = \"../inner\"\n}\n");
        project.write("src/main/terraform/inner/main.tf", "# inner\n");
        project.fakeTool("terraform", TOOL);
        project.environment.put("NOTES", directory.resolve("notes").toString());
        project.environment.put("PLAN", CREATE);
        project.listener = new RunListener() {
            @Override
            public void planned(Instance instance, List<String> plan) {
                told.add(instance.displayName() + ": " + String.join(" | ", plan) + ", " + notes().size() + " noted");
            }

            @Override
            public void note(Instance instance, String text) {
                told.add(text);
            }
        };
    }

    List<String> notes() {
        Path notes = project.directory.resolve("notes");
        try {
            return Files.exists(notes) ? Files.readAllLines(notes) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Directory of the saved plan. */
    Path saved() {
        return project.directories().plan(vpc);
    }
}
