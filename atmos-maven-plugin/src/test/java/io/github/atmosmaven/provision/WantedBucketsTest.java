package io.github.atmosmaven.provision;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.TestProject;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WantedBucketsTest {

    private static final String S3 =
            "terraform:\n  backend_type: s3\n  backend: {s3: {bucket: acme, key: k, region: eu-west-1}}\n";

    @TempDir
    private Path project;

    private WantedBuckets wanted(String manifest) {
        return WantedBuckets.of(new TestProject(project).stack("dev", manifest).instances());
    }

    @Test
    @DisplayName("D40: enabled at the stack, inherited from a base, overridden, switched off for one component")
    void followsTheLevels() {
        WantedBuckets wanted = wanted("""
                terraform:
                  backend_type: s3
                  backend: {s3: {key: k, region: eu-west-1}}
                  provision: {backend: {enabled: true}}
                components:
                  terraform:
                    off: {provision: {backend: {enabled: false}}, backend: {s3: {bucket: acme-off}}}
                    base: {metadata: {type: abstract}, provision: {backend: {enabled: false}}}
                    heir: {metadata: {inherits: [base]}, backend: {s3: {bucket: acme-heir}}}
                    again: {metadata: {inherits: [base]}, provision: {backend: {enabled: true}}, backend: {s3: {bucket: acme-again}}}
                    plain: {backend: {s3: {bucket: acme-plain}}}
                """);

        assertThat(wanted.buckets()).extracting(StateBucket::name).containsExactly("acme-again", "acme-plain");
        assertThat(wanted.problems()).isEmpty();
    }

    @Test
    @DisplayName("D41: instances of one bucket are one piece of work")
    void groupsInstances() {
        WantedBuckets wanted =
                wanted(S3 + "  provision: {backend: {enabled: true}}\ncomponents: {terraform: {a: {}, b: {}}}");

        assertThat(wanted.buckets())
                .singleElement()
                .satisfies(bucket -> assertThat(bucket.instances()).hasSize(2));
    }

    @Test
    @DisplayName("D40: only true enables, text that says so does not")
    void textDoesNotEnable() {
        assertThat(wanted(S3 + "  provision: {backend: {enabled: \"true\"}}\ncomponents: {terraform: {a: {}}}")
                        .buckets())
                .isEmpty();
    }

    @Test
    @DisplayName("D40: what creation needs is an error that names the instance, the manifest and the line")
    void namesWhatIsMissing() {
        WantedBuckets wanted = wanted("""
                terraform:
                  backend_type: s3
                  backend: {s3: {key: k}}
                  provision: {backend: {enabled: true}}
                components:
                  terraform:
                    no-bucket: {backend: {s3: {region: eu-west-1}}}
                """);

        assertThat(wanted.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.BACKEND_ATTRIBUTE_MISSING);
            assertThat(problem.message()).contains("no-bucket", "src/main/stacks/dev.yaml", "'bucket'");
            assertThat(problem.location()).hasToString("src/main/stacks/dev.yaml:4:34");
        });
    }

    @Test
    @DisplayName("D40: another type is an error, no type at all is nothing to do")
    void knowsTypes() {
        WantedBuckets wanted = wanted("""
                terraform: {provision: {backend: {enabled: true}}}
                components:
                  terraform:
                    none: {}
                    other: {backend_type: gcs, backend: {gcs: {bucket: acme}}}
                """);

        assertThat(wanted.withoutBackend())
                .extracting(instance -> instance.name())
                .containsExactly("none");
        assertThat(wanted.problems()).extracting(Problem::code).containsExactly(ProblemCode.NOT_PROVISIONABLE);
    }

    @Test
    @DisplayName("D41: one bucket wanted in two regions is an error that names both")
    void refusesTwoRegions() {
        WantedBuckets wanted = wanted(S3 + "  provision: {backend: {enabled: true}}\ncomponents:\n  terraform:\n"
                + "    a: {}\n    b: {backend: {s3: {region: us-east-1}}}");

        assertThat(wanted.problems())
                .singleElement()
                .satisfies(
                        problem -> assertThat(problem.message()).contains("dev/a", "dev/b", "eu-west-1", "us-east-1"));
    }
}
