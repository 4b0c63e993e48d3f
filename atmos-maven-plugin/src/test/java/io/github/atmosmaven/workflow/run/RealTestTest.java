package io.github.atmosmaven.workflow.run;

import static io.github.atmosmaven.workflow.run.RealTool.instance;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.InstanceOf;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.workflow.report.run.TestResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of root modules that the real tool runs. */
@Timeout(300)
@Tag("terraform")
class RealTestTest {

    private static final String TESTS = """
            run "good" {
              assert {
                condition     = output.workspace == "default"
                error_message = "no default"
              }
            }

            run "bad" {
              variables {
                size = 2
              }
              assert {
                condition     = var.size == 1
                error_message = "must be <1> & not the-secret"
              }
            }
            """;

    @TempDir
    private Path parent;

    private PlanProject project;
    private Path reports;

    @BeforeEach
    void layOut() throws IOException {
        project = RealTool.in(parent).project;
        project.write("src/main/terraform/vpc/tests/main.tftest.hcl", TESTS);
        project.write("src/main/terraform/net/dns/main.tf", "terraform {\n  backend \"s3\" {}\n}\n");
        project.write("src/main/terraform/net/dns/it.tftest.hcl", "run \"plans\" {\n  command = plan\n}\n");
        project.write("src/main/terraform/none/main.tf", "");
        project.environment.put("DB_PASSWORD", "the-secret");
        reports = project.directory.resolve("target/atmos/tests");
    }

    private static Instance of(String name, String module) {
        return new InstanceOf("dev", name).component(module).get();
    }

    /** A tool that writes no report of its own prints its events as JSON. */
    @ParameterizedTest
    @ValueSource(strings = {"1.11.4", "1.7"})
    @DisplayName(
            "D7, D79: a module once, without its backend, a run a test case with what the tool says, secrets hidden")
    void testsModules(String version) throws IOException {
        if (version.equals("1.7")) {
            project.olderTool();
        }
        TestResult result = project.test(instance("a", 1), instance("b", 2), of("dns", "net/dns"), of("none", "none"));

        assertThat(result.summary()).isEqualTo("2 modules tested: 2 passed, 1 failed; 1 without tests");
        assertThat(result.untested()).containsExactly("none");
        assertThat(result.failures()).hasSize(1);
        assertThat(result.failures().get(0).message())
                .startsWith("the tests of terraform/vpc failed:\n1 passed, 1 failed:\n");
        assertThat(result.failuresBesideTests()).isEmpty();
        assertThat(reports.resolve("TEST-net-dns.xml"))
                .content()
                .contains("<testsuite name=\"net/dns\" tests=\"1\" failures=\"0\" errors=\"0\" skipped=\"0\">")
                .contains("<testcase classname=\"net/dns/it.tftest.hcl\" name=\"plans\"");
        assertThat(reports.resolve("TEST-vpc.xml"))
                .content()
                .contains("tests=\"2\" failures=\"1\"")
                .contains("<testcase classname=\"vpc/tests/main.tftest.hcl\" name=\"good\"")
                .contains("<failure message=\"")
                .contains("Test assertion failed", "must be &lt;1&gt; &amp; not (sensitive)")
                .doesNotContain("the-secret");
        assertThat(reports.resolve("terraform/vpc/test.log"))
                .content()
                .contains("init -input=false -no-color -backend=false", "\"bad\"... fail", "Test assertion failed");
        assertThat(project.directory.resolve("target/atmos/test.json"))
                .content()
                .contains("\"report\": \"target/atmos/tests/TEST-vpc.xml\"", "\"untested\": [\n    \"none\"\n  ]");
        assertThat(reports.resolve("terraform/vpc/src/main/terraform/vpc/tests/main.tftest.hcl"))
                .exists();
    }

    @Test
    @DisplayName("D72: a module that cannot be tested leaves the others alone, and earlier reports go away")
    void keepsOthers() throws IOException {
        project.write("src/main/terraform/broken/main.tf", "terraform {\n  required_version = \">= 99\"\n}\n");
        project.write("src/main/terraform/broken/it.tftest.hcl", "run \"it\" {}\n");
        Files.createDirectories(reports);
        Files.writeString(reports.resolve("TEST-gone.xml"), "");

        TestResult result = project.test(of("broken", "broken"), of("dns", "net/dns"));

        assertThat(result.summary()).isEqualTo("2 modules tested: 1 passed");
        assertThat(result.failuresBesideTests()).hasSize(1);
        assertThat(reports.resolve("TEST-gone.xml")).doesNotExist();
        assertThat(reports.resolve("TEST-broken.xml"))
                .content()
                .contains("errors=\"1\"", "<error message=\"", "Unsupported Terraform Core version");
    }

    @Test
    @DisplayName("D60: a module that instances run with two tools is tested with each")
    void testsWithEachTool() {
        Instance other = new InstanceOf("dev", "b").command("tofu").get();
        assertThat(ModuleTests.of(List.of(instance("a", 1), other), project.rootModules(), project.tools())
                        .tested())
                .extracting(Instance::displayName)
                .containsExactly("terraform/vpc", "tofu/vpc");
    }
}
