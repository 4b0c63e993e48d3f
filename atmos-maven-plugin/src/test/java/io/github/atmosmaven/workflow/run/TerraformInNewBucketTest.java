package io.github.atmosmaven.workflow.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.atmosmaven.aws.MotoServer;
import io.github.atmosmaven.aws.SdkBuckets;
import io.github.atmosmaven.aws.settings.AwsEnvironment;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.provision.StoreResult;
import io.github.atmosmaven.provision.StoreResult.Outcome;
import io.github.atmosmaven.provision.s3.S3StateStores;
import io.github.atmosmaven.provision.s3.WantedInstance;
import io.github.atmosmaven.terraform.tool.ToolBinaries;
import io.github.atmosmaven.workflow.ProvisionBackends;
import io.github.atmosmaven.workflow.ProvisionRequest;
import io.github.atmosmaven.workflow.report.run.PlanResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The real tool in the bucket that provisioning made, at a store that is reached by http and enforces policies. */
@Timeout(300)
@Tag("terraform")
@DisplayName("D42: what is provisioned at a store that is not AWS can be used there")
class TerraformInNewBucketTest {

    @TempDir
    Path directory;

    private PlanProject project;
    private @Nullable MotoServer moto;

    @BeforeEach
    void start() throws IOException, InterruptedException {
        Instance any = WantedInstance.s3("vpc", "{bucket: any, region: eu-west-1}");
        assumeTrue(
                new ToolBinaries(System.getenv(), directory, "terraform")
                        .of(any)
                        .isPresent(),
                "terraform is not on the PATH");
        moto = MotoServer.start(directory);
        assumeTrue(moto != null, "moto_server is not installed");
        project = new PlanProject(directory.resolve("project"));
        project.command = "terraform";
        project.environment.put("PATH", System.getenv("PATH"));
        project.environment.put("CHECKPOINT_DISABLE", "1");
        project.environment.put("AWS_EC2_METADATA_DISABLED", "true");
        project.write("src/main/terraform/vpc/main.tf", "resource \"terraform_data\" \"x\" {}\n");
    }

    @AfterEach
    void stop() {
        if (moto != null) {
            moto.close();
        }
    }

    private Instance instance(String provision) {
        String store = moto.uri().toString();
        return WantedInstance.s3(
                "vpc",
                "{bucket: acme-state, key: terraform.tfstate, region: eu-west-1, access_key: AKIATEST, secret_key: secret,"
                        + " use_path_style: true, use_lockfile: true, skip_requesting_account_id: true, max_retries: 1,"
                        + " endpoints: {s3: '" + store + "', sts: '" + store + "'}}",
                provision);
    }

    private PlanResult provisionAndPlan(String provision) {
        Instance instance = instance(provision);
        StoreResult made = new ProvisionBackends(new S3StateStores(new SdkBuckets(AwsEnvironment.of(Map.of()))))
                .run(ProvisionRequest.of(List.of(instance), directory.resolve("intents")))
                .stores()
                .get(0);
        assertThat(made.outcome()).as(made.problems().toString()).isEqualTo(Outcome.CREATED);
        return project.plan(instance);
    }

    @Test
    @DisplayName("init, workspace, lock and plan work in the new bucket over http")
    void plans() {
        PlanResult result = provisionAndPlan("{backend: {enabled: true}}");

        assertThat(result.failures()).isEmpty();
        assertThat(result.summary()).isEqualTo("1 planned: 1 with changes");
    }

    @Test
    @DisplayName("with the policy that tls_only asks for, the same is locked out over http")
    void lockedOut() throws IOException {
        PlanResult result = provisionAndPlan("{backend: {enabled: true, tls_only: true}}");

        assertThat(result.failures()).isNotEmpty();
        assertThat(project.log(instance("{}"))).contains("Error refreshing state", "StatusCode: 403");
    }
}
