package io.github.atmosmaven.workflow.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.hosted.HostedRun;
import io.github.atmosmaven.hosted.HostedService;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.terraform.gate.Gates;
import io.github.atmosmaven.terraform.gate.PomGate;
import io.github.atmosmaven.terraform.outcome.ToolOutcome;
import io.github.atmosmaven.terraform.run.ApplyCommand.Use;
import io.github.atmosmaven.terraform.run.UnlockCommand;
import io.github.atmosmaven.workflow.report.run.CommandFile;
import io.github.atmosmaven.workflow.report.run.CommandResult;
import io.github.atmosmaven.workflow.report.run.PlanFile;
import io.github.atmosmaven.workflow.report.run.PlanResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The real tool with backends of a service: the same goals wherever the service lets operations take place. */
@Timeout(400)
@Tag("terraform")
// The tool waits for seconds between its questions to a service.
@Execution(ExecutionMode.CONCURRENT)
class RealHostedTest {

    private static final String RUNS = "https://" + HostedService.HOST + "/app/" + HostedService.ORGANIZATION + "/";

    @TempDir
    private Path parent;

    private HostedProject hosted;
    private HostedService service;
    private PlanProject project;
    private List<String> told = List.of();

    @BeforeEach
    void layOut() throws IOException {
        hosted = new HostedProject(parent);
        service = hosted.service;
        project = hosted.project;
        told = hosted.told;
    }

    @AfterEach
    void leavesNoToken() throws IOException {
        hosted.close();
    }

    private static Instance instance(String type, String key, String value, long size) {
        return HostedProject.instance(type, key, value, size);
    }

    private String typed(String line, Instance instance) {
        return hosted.typed(line, instance);
    }

    @ParameterizedTest
    @CsvSource({
        "remote, name, net, local, net, default",
        "remote, name, net, remote, net, net",
        "remote, prefix, app-, local, app-dev, dev",
        "remote, prefix, app-, remote, app-dev, app-dev",
        "cloud, name, net, local, net, net",
        "cloud, name, net, remote, net, net",
        "cloud, tags, app, local, dev, dev",
        "cloud, tags, app, remote, dev, dev"
    })
    @DisplayName(
            "remote-backend 7, 13: a workspace is planned, applied, read, emptied and deleted, wherever that happens")
    void hasAWholeLife(String type, String key, String value, String mode, String remote, String seen)
            throws IOException {
        service.executionMode = mode;
        boolean runs = mode.equals("remote");
        Instance vpc = instance(type, key, value, 7);

        PlanResult planned = project.plan(vpc);
        assertThat(planned.failures()).isEmpty();
        assertThat(planned.planned().get(0).summary()).isEqualTo("1 to add, 0 to change, 0 to destroy");
        assertThat(service.names()).containsExactly(remote);
        boolean isSaved = !runs || type.equals("cloud");
        assertThat(Files.exists(project.savedPlan(vpc))).isEqualTo(isSaved);
        assertThat(planned.planned().get(0).list()).hasSize(isSaved ? 2 : 0);
        assertThat(service.runs()).hasSize(runs ? 1 : 0);
        assertThat(planned.planned().get(0).run()).isEqualTo(runs ? RUNS + remote + "/runs/run-1" : null);

        PlanResult applied = project.apply(isSaved ? Use.ONLY : Use.PREFER, vpc);
        assertThat(applied.failures()).isEmpty();
        assertThat(applied.planned().get(0).summary()).isEqualTo("1 added, 0 changed, 0 destroyed");
        assertThat(service.workspace(remote).isLocked()).isFalse();
        assertThat(service.runs())
                .hasSize(runs ? (isSaved ? 1 : 2) : 0)
                .allMatch(run -> run.isSpeculative() || run.status().equals("applied"));
        assertThat(service.workspace(remote).state()).contains("\"input\": {").contains("\"value\": 7");

        assertThat(project.plan(vpc).summary()).isEqualTo("1 planned: 1 unchanged");
        assertThat(typed("state list", vpc)).isEqualTo("terraform_data.one\n");
        assertThat(typed("output -raw workspace", vpc)).isEqualTo(seen);
        PlanResult emptied = project.destroy(vpc);
        assertThat(emptied.failures()).isEmpty();
        assertThat(emptied.summary()).isEqualTo("1 run: 1 destroyed");
        assertThat(typed("state list", vpc)).isEmpty();
        assertThat(project.destroy(vpc).summary()).isEqualTo("1 run: 1 empty");
        if (key.equals("prefix")) {
            service.workspace("app-other");
            typed("workspace delete dev", vpc);
            assertThat(service.names()).containsExactly("app-other");
        }
    }

    @Test
    @DisplayName("remote-backend 11: beside workspaces with the tags of a cloud block the instance gets one of its own")
    void makesAnotherTaggedWorkspace() throws IOException {
        service.workspace("a-first").tags.add("app");
        service.workspace("other").tags.add("app");
        Instance vpc = instance("cloud", "tags", "app", 7);

        assertThat(project.plan(vpc).failures()).isEmpty();
        assertThat(project.apply(Use.ONLY, vpc).summary()).isEqualTo("1 run: 1 applied");

        assertThat(service.names()).containsExactly("a-first", "dev", "other");
        assertThat(service.workspace("dev").tags).containsExactly("app");
        assertThat(service.workspace("dev").state()).contains("\"value\": 7");
        assertThat(told).filteredOn(line -> line.contains("does not exist yet")).hasSize(1);
    }

    @Test
    @DisplayName("D7: the address of the run is told when it begins, with the result, and in the documents")
    void tellsTheAddressOfTheRun() throws IOException {
        service.executionMode = "remote";
        Instance vpc = instance("remote", "name", "net", 7);
        String address = RUNS + "net/runs/run-1";

        PlanResult planned = project.plan(vpc);

        assertThat(told)
                .contains(
                        "dev/vpc: runs at " + address,
                        "dev/vpc: its operations are remote and save no plan, so that apply makes one of its own");
        assertThat(PlanResult.line(planned.planned().get(0)))
                .isEqualTo("dev/vpc: 1 to add, 0 to change, 0 to destroy, " + address);
        assertThat(PlanFile.text(planned)).contains("\"run\": \"" + address + "\"");
        assertThat(project.directory.resolve("target/atmos/summary.md"))
                .content()
                .contains("([run](" + address + "))");
        assertThat(project.log(vpc))
                .contains("# operations are remote, and save no plan here", address, "Plan: 1 to add");
        CommandResult typed = project.type("apply -auto-approve", vpc);
        assertThat(typed.failures()).isEmpty();
        assertThat(CommandFile.text(typed)).contains("\"run\": \"" + RUNS + "net/runs/run-2\"");
        assertThat(told).noneMatch(line -> line.endsWith("run-2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"remote", "cloud"})
    @DisplayName("D75: -parallelism of the environment does not break remote operations, typed or not")
    void leavesOutParallelism(String type) throws IOException {
        project.environment.put("TF_CLI_ARGS", "-parallelism=3");
        Instance vpc = instance(type, "name", "net", 7);
        assertThat(project.plan(vpc).summary()).isEqualTo("1 planned: 1 with changes");
        assertThat(project.log(vpc)).contains(" plan -parallelism=3 ").doesNotContain("take no -parallelism");

        service.workspace("net").executionMode = "remote";
        assertThat(project.plan(vpc).summary()).isEqualTo("1 planned: 1 with changes");
        assertThat(project.log(vpc)).contains("take no -parallelism");
        assertThat(project.apply(Use.NEVER, vpc).summary()).isEqualTo("1 run: 1 applied");
        assertThat(typed("plan", vpc)).contains("No changes.");
    }

    @Test
    @DisplayName("D68: a gate judges what a cloud block has planned at the service by its addresses")
    void judgesPlansOfTheCloud() throws IOException {
        service.executionMode = "remote";
        Instance vpc = instance("cloud", "name", "net", 7);
        assertThat(project.apply(Use.NEVER, vpc).summary()).isEqualTo("1 run: 1 applied");
        project.gates = new Gates(new PomGate(null, null, List.of(), List.of("terraform_data.one"), false));

        PlanResult refused = project.destroy(vpc);

        assertThat(refused.summary()).isEqualTo("1 run: 1 refused by the gate");
        assertThat(refused.failures().get(0).message()).contains("destroys").contains("terraform_data.one");
        assertThat(service.workspace("net").state()).contains("terraform_data");
        assertThat(project.apply(Use.PREFER, instance("cloud", "name", "net", 8))
                        .summary())
                .isEqualTo("1 run: 1 applied");
    }

    @Test
    @DisplayName("D68: a gate judges remote operations of the backend remote by numbers, before and when it confirms")
    void judgesRemotePlans() throws IOException {
        service.executionMode = "remote";
        Instance vpc = instance("remote", "name", "net", 7);
        project.gates = new Gates(new PomGate(0, null, List.of(), List.of(), false));
        assertThat(project.apply(Use.PREFER, vpc).summary()).isEqualTo("1 run: 1 applied");

        assertThat(project.destroy(vpc).summary()).isEqualTo("1 run: 1 refused by the gate");

        assertThat(service.runs()).extracting(HostedRun::isSpeculative).containsExactly(true, false, true);
        assertThat(service.workspace("net").isLocked()).isFalse();
    }

    @Test
    @DisplayName(
            "remote-backend 13: who may not read the document of a plan sees its numbers, and applies it all the same")
    void countsWhatItMayNotRead() throws IOException {
        service.executionMode = "remote";
        service.workspace("net").hidesPlans = true;
        service.workspace("net").structuredOutput = true;
        Instance vpc = instance("cloud", "name", "net", 7);

        assertThat(project.plan(vpc).planned().get(0).summary()).isEqualTo("1 to add, 0 to change, 0 to destroy");

        assertThat(told).anyMatch(line -> line.contains("only its numbers are known"));
        assertThat(project.apply(Use.ONLY, vpc).summary()).isEqualTo("1 run: 1 applied");
    }

    @Test
    @DisplayName(
            "D63: a plan that the service has discarded, or that was applied there, is planned anew, or refused by 'only'")
    void meetsAPlanThatWasOvertaken() throws IOException {
        service.executionMode = "remote";
        Instance vpc = instance("cloud", "name", "net", 7);
        project.plan(vpc);
        byte[] first = Files.readAllBytes(project.savedPlan(vpc));
        assertThat(new String(first, StandardCharsets.UTF_8)).contains("run-1");
        assertThat(project.apply(Use.NEVER, vpc).summary()).isEqualTo("1 run: 1 applied");
        assertThat(service.runs().get(0).status()).isEqualTo("discarded");

        project.plan(instance("cloud", "name", "net", 8));
        typed("apply -auto-approve", instance("cloud", "name", "net", 9));
        Instance next = instance("cloud", "name", "net", 8);
        assertThat(project.apply(Use.ONLY, next).failures().get(0).message())
                .contains("the service has discarded the run");
        project.plan(next);
        typed("apply -auto-approve", instance("cloud", "name", "net", 9));
        typed("apply -auto-approve", instance("cloud", "name", "net", 10));
        assertThat(project.apply(Use.PREFER, next).summary()).isEqualTo("1 run: 1 applied");
        assertThat(told).anyMatch(line -> line.contains("planned now, since the service has discarded the run"));
    }

    @Test
    @DisplayName("a workspace that applies by itself is planned, applied, and said to have done so")
    void followsAutoApply() throws IOException {
        service.executionMode = "remote";
        service.workspace("net").autoApply = true;
        Instance vpc = instance("remote", "name", "net", 7);

        assertThat(project.apply(Use.PREFER, vpc).summary()).isEqualTo("1 run: 1 applied");

        assertThat(told).anyMatch(line -> line.contains("applies what it has planned by itself"));
        assertThat(service.workspace("net").state()).contains("\"value\": 7");
    }

    @Test
    @DisplayName(
            "remote-backend 8: commands that write states refuse another version, unless it is ignored; no other gets the option")
    void ignoresTheRemoteVersion() throws IOException {
        service.executionMode = "remote";
        Instance vpc = instance("remote", "name", "net", 7);
        assertThat(project.apply(Use.PREFER, vpc).failures()).isEmpty();
        service.workspace("net").terraformVersion = "1.9.0";

        Problem refused =
                project.type("state rm terraform_data.one", vpc).failures().get(0);
        assertThat(refused.message()).contains("version mismatch");
        assertThat(refused.hint()).contains("-Datmos.ignoreRemoteVersion");

        project.ignoreRemoteVersion = true;
        assertThat(project.plan(vpc).failures()).isEmpty();
        assertThat(project.log(vpc)
                        .lines()
                        .filter(line -> line.startsWith("$ ") && line.contains("-ignore-remote-version")))
                .singleElement()
                .asString()
                .contains(" init ");
        typed("state rm terraform_data.one", vpc);
        assertThat(typed("state list", vpc)).isEmpty();
        assertThat(project.type("state list", RealTool.instance("vpc", 7)).failures())
                .noneMatch(problem -> problem.message().contains("ignore-remote-version"));
    }

    @Test
    @DisplayName("a workspace that somebody holds is told with its lock, which unlock releases")
    void meetsALock() throws IOException {
        Instance vpc = instance("remote", "name", "net", 7);
        assertThat(project.apply(Use.PREFER, vpc).failures()).isEmpty();
        service.workspace("net").lock();

        Problem locked = project.plan(vpc).failures().get(0);
        assertThat(locked.code()).isEqualTo(ProblemCode.STATE_LOCKED);
        assertThat(locked.hint()).contains("-Datmos.lockId=acme/net");

        assertThat(project.run(new UnlockCommand("acme/net"), vpc)
                        .results()
                        .get(0)
                        .outcome())
                .isEqualTo(ToolOutcome.DONE);
        assertThat(service.workspace("net").isLocked()).isFalse();
    }

    @Test
    @DisplayName("a run that fails at the service fails here, with the words of its log")
    void failsWithTheRun() throws IOException {
        service.executionMode = "remote";
        project.write("src/main/terraform/vpc/main.tf", HostedProject.MODULE + "variable \"needed\" {}\n");

        for (String type : List.of("remote", "cloud")) {
            for (PlanResult result : List.of(
                    project.plan(instance(type, "name", "net", 7)),
                    project.apply(Use.NEVER, instance(type, "name", "net", 7)))) {
                assertThat(result.failures())
                        .singleElement()
                        .satisfies(problem -> assertThat(problem.message()).contains("No value for required variable"));
            }
        }
        assertThat(service.workspace("net").isLocked()).isFalse();
    }
}
