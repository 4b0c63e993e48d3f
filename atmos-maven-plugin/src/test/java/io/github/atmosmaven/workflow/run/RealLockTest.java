package io.github.atmosmaven.workflow.run;

import static io.github.atmosmaven.InstanceOf.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.atmosmaven.InstanceOf;
import io.github.atmosmaven.localaws.LocalAws;
import io.github.atmosmaven.localaws.LocalAwsOptions;
import io.github.atmosmaven.localaws.SdkClients;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.value.BoolValue;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.terraform.outcome.ToolOutcome;
import io.github.atmosmaven.terraform.outcome.ToolResult;
import io.github.atmosmaven.terraform.run.UnlockCommand;
import io.github.atmosmaven.terraform.tool.ToolBinaries;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** Words and commands of the real tool about locks, workspaces and buckets, at the local endpoint. */
@Timeout(300)
@Tag("terraform")
class RealLockTest {

    private static final String BUCKET = "state-bucket";
    private static final String ID = "3f6fb8f4-0000-4000-8000-000000000000";

    private static final String LOCK = "{\"ID\":\"" + ID + "\",\"Operation\":\"OperationTypeApply\",\"Info\":\"\","
            + "\"Who\":\"ann@laptop\",\"Version\":\"1.11.0\",\"Created\":\"2026-01-01T08:15:00Z\",\"Path\":\"x\"}";

    @TempDir
    Path directory;

    private PlanProject project;
    private LocalAws aws;
    private S3Client s3;

    @BeforeEach
    void start() throws IOException {
        assumeTrue(
                new ToolBinaries(System.getenv(), directory, "terraform")
                        .of(new InstanceOf("dev", "vpc").get())
                        .isPresent(),
                "terraform is not on the PATH");
        project = new PlanProject(directory);
        project.write("src/main/terraform/vpc/main.tf", "resource \"terraform_data\" \"x\" {}\n");
        aws = LocalAws.start(new LocalAwsOptions(directory.resolve("aws")));
        s3 = SdkClients.s3(aws.uri(), aws.keysOf(LocalAws.ACCOUNT), "us-east-1");
        project.environment.put("PATH", System.getenv("PATH"));
        project.environment.put("CHECKPOINT_DISABLE", "1");
        project.useLocalEndpoint(aws);
    }

    @AfterEach
    void stop() {
        if (aws != null) {
            s3.close();
            aws.close();
        }
    }

    @Test
    @DisplayName("D67: a lock that is met is told, and released by the command that is told")
    void releasesALock() {
        s3.createBucket(request -> request.bucket(BUCKET));
        Instance vpc = instance("default");
        s3.putObject(request -> request.bucket(BUCKET).key("vpc.tfstate.tflock"), RequestBody.fromString(LOCK));

        assertThat(project.plan(vpc).failures()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.STATE_LOCKED);
            assertThat(problem.message())
                    .endsWith("the state is locked by ann@laptop since 2026-01-01 08:15:00 UTC (apply), lock id " + ID);
            assertThat(problem.hint()).contains(" -Datmos.lockId=" + ID + " -Datmos.local;");
        });
        ToolResult other =
                project.run(new UnlockCommand("another"), vpc).results().get(0);
        assertThat(other.outcome()).isEqualTo(ToolOutcome.FAILED);
        ToolResult unlocked = project.run(new UnlockCommand(ID), vpc).results().get(0);
        assertThat(unlocked.summary()).isEqualTo("unlocked, lock id " + ID);
        assertThat(project.plan(vpc).failures()).isEmpty();
    }

    @Test
    @DisplayName("where a workspace has never been, there is no lock and none is created for it")
    void unlockingCreatesNoWorkspace() {
        s3.createBucket(request -> request.bucket(BUCKET));

        ToolResult result = project.run(new UnlockCommand(ID), instance("dev-vpc"))
                .results()
                .get(0);

        assertThat(result.summary()).contains("Workspace \"dev-vpc\" doesn't exist");
        assertThat(s3.listObjectsV2(request -> request.bucket(BUCKET)).contents())
                .isEmpty();
    }

    @Test
    void tellsHowAMissingBucketIsCreated() {
        assertThat(project.plan(instance("default")).failures())
                .singleElement()
                .extracting(Problem::hint)
                .asString()
                .startsWith("create it: mvn atmos:provision -Dstack=dev -Datmos.local;");
        assertThat(project.plan(instance("dev-vpc")).failures())
                .singleElement()
                .extracting(Problem::hint)
                .asString()
                .startsWith("create it: mvn atmos:provision -Dstack=dev -Datmos.local;");
    }

    private static Instance instance(String workspace) {
        return new InstanceOf("dev", "vpc")
                .workspace(workspace)
                .backend(
                        "s3",
                        Map.of(
                                "bucket",
                                text(BUCKET),
                                "key",
                                text("vpc.tfstate"),
                                "region",
                                text("us-east-1"),
                                "use_lockfile",
                                new BoolValue(true, InstanceOf.PLACE)))
                .section(
                        "provision",
                        Map.of("backend", InstanceOf.map(Map.of("enabled", new BoolValue(true, InstanceOf.PLACE)))))
                .get();
    }
}
