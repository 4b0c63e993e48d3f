package io.github.atmosmaven.workflow.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.InstanceOf;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.terraform.run.ApplyCommand.Use;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** With a script in place of the tool, which cannot write a state to its backend. */
@Timeout(240)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the tool is a script of a shell")
class ErroredStateTest {

    private static final String TOOL = """
            [ "$1" != version ] || { echo "Terraform v1.11.4"; exit 0; }
            echo "$*" >> "$NOTES"
            case "$1" in
            plan) saves '%s'; exit 2 ;;
            apply) echo 'a.b: Creating...'; echo "state of $$" > errored.tfstate; echo 'Error: Failed to save state'; exit 1 ;;
            esac
            exit 0
            """.formatted(PlanProject.ONE_TO_ADD);

    @TempDir
    Path directory;

    private PlanProject project;
    private final Instance vpc = new InstanceOf("dev", "vpc").get();
    private Path place;

    @BeforeEach
    void layOut() throws IOException {
        project = new PlanProject(directory);
        place = directory.resolve(".atmos/state/dev/vpc");
        project.write("src/main/terraform/vpc/main.tf", "");
        project.fakeTool("terraform", TOOL);
        project.environment.put("NOTES", directory.resolve("notes").toString());
    }

    @Test
    @DisplayName(
            "D39: a state that the tool could not write is kept where no clean reaches it, with the way to push it")
    void keepsAStateThatWasNotWritten() throws IOException {
        assertThat(project.apply(Use.NEVER, vpc).failures()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.STATE_NOT_WRITTEN);
            assertThat(problem.message())
                    .contains(
                            "the state could not be written to its backend, so it is kept in"
                                    + " .atmos/state/dev/vpc/errored-1.tfstate",
                            "Failed to save state");
            assertThat(problem.hint())
                    .contains("mvn atmos:terraform -Dstack=dev -Dcomponent=vpc '-Datmos.args=state push "
                            + place.resolve("errored-1.tfstate") + "'");
        });

        assertThat(place.resolve("errored-1.tfstate")).content().startsWith("state of ");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(place.resolve("errored-1.tfstate"))))
                .isEqualTo("rw-------");
        assertThat(project.workingDirectory(vpc).resolve("errored.tfstate")).doesNotExist();
    }

    @Test
    @DisplayName(
            "D39: while it is there nothing is applied or destroyed, also by a typed command; the push is let through")
    void refusesToGoOn() throws IOException {
        project.apply(Use.NEVER, vpc);
        String before = Files.readString(directory.resolve("notes"));

        assertThat(project.apply(Use.NEVER, vpc).failures()).singleElement().satisfies(problem -> {
            assertThat(problem.message())
                    .contains("the state of an earlier run is not written to its backend yet", "errored-1.tfstate");
            assertThat(problem.hint()).contains("state push");
        });
        assertThat(project.destroy(vpc).failures()).hasSize(1);
        assertThat(project.type("apply -auto-approve", vpc).failures()).hasSize(1);
        assertThat(directory.resolve("notes")).content().isEqualTo(before);

        assertThat(project.type("state push " + place.resolve("errored-1.tfstate"), vpc)
                        .failures())
                .isEmpty();
        Files.delete(place.resolve("errored-1.tfstate"));
        assertThat(project.destroy(vpc).failures())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("errored-1.tfstate", "Failed to save"));
    }

    @Test
    @DisplayName("D39: one that a killed build left is kept too, and never in the place of another")
    void keepsWhatAKilledBuildLeft() throws IOException {
        project.plan(vpc);
        project.write(".atmos/state/dev/vpc/errored-1.tfstate", "first");
        Files.writeString(project.workingDirectory(vpc).resolve("errored.tfstate"), "second");

        assertThat(project.apply(Use.PREFER, vpc).failures()).hasSize(1);

        assertThat(place.resolve("errored-1.tfstate")).hasContent("first");
        assertThat(place.resolve("errored-2.tfstate")).hasContent("second");
    }
}
