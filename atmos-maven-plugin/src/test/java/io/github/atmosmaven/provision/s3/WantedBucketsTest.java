package io.github.atmosmaven.provision.s3;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.TestProject;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.provision.WantedStores;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WantedBucketsTest {

    private static final String S3 =
            "terraform:\n  backend_type: s3\n  backend: {s3: {bucket: acme, key: k, region: eu-west-1}}\n";

    @TempDir
    private Path project;

    private WantedStores<WantedBucket> wanted(String manifest) {
        return WantedStores.of(new TestProject(project).stack("dev", manifest).instances(), new BucketClaims(Map.of()));
    }

    @Test
    @DisplayName("D40: enabled at the stack, inherited from a base, overridden, switched off for one component")
    void followsTheLevels() {
        WantedStores<WantedBucket> wanted = wanted("""
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

        assertThat(wanted.stores()).extracting(WantedBucket::name).containsExactly("acme-again", "acme-plain");
        assertThat(wanted.problems()).isEmpty();
    }

    @Test
    @DisplayName("D41: instances of one bucket are one piece of work")
    void groupsInstances() {
        WantedStores<WantedBucket> wanted =
                wanted(S3 + "  provision: {backend: {enabled: true}}\ncomponents: {terraform: {a: {}, b: {}}}");

        assertThat(wanted.stores())
                .singleElement()
                .satisfies(bucket -> assertThat(bucket.instances()).hasSize(2));
    }

    @Test
    @DisplayName("D40: only true enables, text that says so does not")
    void textDoesNotEnable() {
        assertThat(wanted(S3 + "  provision: {backend: {enabled: \"true\"}}\ncomponents: {terraform: {a: {}}}")
                        .stores())
                .isEmpty();
    }

    @Test
    @DisplayName("D40: what creation needs is an error that names the instance, the manifest and the line")
    void namesWhatIsMissing() {
        WantedStores<WantedBucket> wanted = wanted("""
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
    @DisplayName("D46: a name that YAML reads as true counts as its text, as Terraform has it")
    void truthCountsAsItsText() {
        WantedStores<WantedBucket> wanted = wanted("""
                terraform:
                  backend_type: s3
                  backend: {s3: {key: k, region: eu-west-1}}
                  provision: {backend: {enabled: true}}
                components:
                  terraform:
                    truth: {backend: {s3: {bucket: true}}}
                    number: {backend: {s3: {bucket: "12345"}}}
                """);

        assertThat(wanted.stores()).extracting(WantedBucket::name).containsExactlyInAnyOrder("true", "12345");
        assertThat(wanted.problems()).isEmpty();
    }

    @Test
    @DisplayName("D70: instances that lack the same are told together, a manifest to a line")
    void groupsByManifest() {
        TestProject organisation = new TestProject(project)
                .file(
                        "src/main/stacks/_defaults.yaml",
                        "terraform: {backend_type: s3, backend: {s3: {region: eu-west-1}},"
                                + "\n  provision: {backend: {enabled: true}}}");
        for (int stack = 1; stack <= 7; stack++) {
            organisation.stack("dev" + stack, "import: [_defaults]\ncomponents: {terraform: {a: {}, b: {}, c: {}}}");
        }

        assertThat(WantedStores.of(organisation.instances(), new BucketClaims(Map.of()))
                        .problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.location()).hasToString("src/main/stacks/_defaults.yaml:2:34");
                    assertThat(problem.message())
                            .startsWith("21 instances ask to provision an s3 backend, which has no 'bucket':\n"
                                    + "  src/main/stacks/dev1.yaml: 'a' of stack 'dev1' and 2 more\n")
                            .endsWith("\n  and those of 2 more manifests");
                    assertThat(problem.message().lines()).hasSize(7);
                });
    }

    @Test
    @DisplayName("D40: another type is an error, no type at all is nothing to do")
    void knowsTypes() {
        WantedStores<WantedBucket> wanted = wanted("""
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
        WantedStores<WantedBucket> wanted =
                wanted(S3 + "  provision: {backend: {enabled: true}}\ncomponents:\n  terraform:\n"
                        + "    a: {}\n    b: {backend: {s3: {region: us-east-1}}}");

        assertThat(wanted.problems())
                .singleElement()
                .satisfies(
                        problem -> assertThat(problem.message()).contains("dev/a", "dev/b", "eu-west-1", "us-east-1"));
    }

    private static final String ENABLED = S3 + "  provision: {backend: {enabled: true}}\ncomponents:\n  terraform:\n";

    private static String role(String instance, String account, String role, String more) {
        return "    " + instance + ": {backend: {s3: {assume_role: {role_arn: \"arn:aws:iam::" + account + ":role/"
                + role + "\"" + more + "}}}}\n";
    }

    @Test
    @DisplayName("D41: a role is the same role however its session is opened")
    void groupsByTheRole() {
        WantedStores<WantedBucket> wanted = wanted(ENABLED
                + role("a", "222222222222", "x", ", session_name: one")
                + role("b", "222222222222", "x", ", session_name: two"));

        assertThat(wanted.stores())
                .singleElement()
                .satisfies(bucket -> assertThat(bucket.instances()).hasSize(2));
    }

    @Test
    @DisplayName("D41: roles of one account are pieces of work of their own at the same bucket")
    void knowsRolesOfOneAccount() {
        WantedStores<WantedBucket> wanted =
                wanted(ENABLED + role("a", "222222222222", "x", "") + role("b", "222222222222", "y", ""));

        assertThat(wanted.stores()).hasSize(2).allMatch(bucket -> bucket.contested() == null);
        assertThat(wanted.stores().get(0).isSameStore(wanted.stores().get(1))).isTrue();
    }

    @Test
    @DisplayName("D41: roles of two accounts contest a bucket: nobody may create it, and the problem names both")
    void knowsTwoAccounts() {
        WantedStores<WantedBucket> wanted =
                wanted(ENABLED + role("a", "222222222222", "x", "") + role("b", "333333333333", "x", ""));

        assertThat(wanted.errors()).isEmpty();
        assertThat(wanted.stores()).extracting(WantedBucket::contested).allSatisfy(problem -> {
            assertThat(problem).isNotNull();
            assertThat(problem.message())
                    .contains("dev/a", "dev/b", "222222222222", "333333333333", "src/main/stacks/dev.yaml:7");
        });
    }

    @Test
    @DisplayName("D41: two regions are an error between two roles as well")
    void refusesTwoRegionsOfTwoRoles() {
        WantedStores<WantedBucket> wanted = wanted(
                ENABLED + role("a", "222222222222", "x", "")
                        + "    b: {backend: {s3: {region: us-east-1, assume_role: {role_arn: \"arn:aws:iam::222222222222:role/y\"}}}}\n");

        assertThat(wanted.stores()).isEmpty();
        assertThat(wanted.errors()).hasSize(1);
    }

    @Test
    @DisplayName("D40, D19: what looks like true and is not is a warning at its place")
    void warnsOfText() {
        WantedStores<WantedBucket> wanted =
                wanted(S3 + "  provision: {backend: {enabled: \"yes\"}}\ncomponents: {terraform: {a: {}}}");

        assertThat(wanted.errors()).isEmpty();
        assertThat(wanted.warnings()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.WRONG_TYPE);
            assertThat(problem.message()).contains("provision.backend.enabled", "'yes'");
            assertThat(problem.location()).hasToString("src/main/stacks/dev.yaml:4:34");
        });
    }

    @Test
    @DisplayName("D40, D19: a section that is none enables nothing and is a warning")
    void warnsOfAWrongSection() {
        WantedStores<WantedBucket> wanted =
                wanted(S3 + "  provision: {backend: true}\ncomponents: {terraform: {a: {}}}");

        assertThat(wanted.stores()).isEmpty();
        assertThat(wanted.warnings())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).startsWith("provision.backend is a bool"));
    }

    @Test
    @DisplayName("D40, D70: one line that asks for several instances tells what each of them lacks")
    void tellsEveryLack() {
        WantedStores<WantedBucket> wanted = wanted("""
                terraform:
                  backend_type: s3
                  provision: {backend: {enabled: true}}
                components:
                  terraform:
                    a: {backend: {s3: {region: eu-west-1}}}
                    b: {backend: {s3: {bucket: acme-b}}}
                    c: {backend: {s3: {key: k}}}
                """);

        assertThat(wanted.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message())
                        .contains(
                                "'a' of stack 'dev'",
                                "which has no 'bucket'\n'b'",
                                "which has no 'region'\n'c'",
                                "which has no 'bucket' and no 'region'"));
    }

    @Test
    @DisplayName("D40: what is disabled or abstract gets no bucket, wherever that is said, and is told")
    void skipsWhatIsDisabled() {
        WantedStores<WantedBucket> root = wanted("metadata: {enabled: false}\n" + S3
                + "  provision: {backend: {enabled: true}}\ncomponents: {terraform: {a: {}}}");
        assertThat(root.stores()).isEmpty();
        assertThat(root.skipped()).extracting(instance -> instance.name()).containsExactly("a");

        WantedStores<WantedBucket> own =
                wanted(ENABLED + "    a: {metadata: {enabled: false}}\n    b: {metadata: {enabled: false},"
                        + " backend: {s3: {bucket: Not_A_Name}}}\n");
        assertThat(own.stores()).isEmpty();
        assertThat(own.problems()).isEmpty();
        assertThat(own.skipped()).hasSize(2);
    }

    @Test
    @DisplayName("D40: a name that is none of a bucket is one error at the value, however many instances have it")
    void refusesNames() {
        WantedStores<WantedBucket> wanted =
                wanted(ENABLED.replace("bucket: acme", "bucket: \"s3://acme-state/dev\"") + "    a: {}\n    b: {}\n");

        assertThat(wanted.stores()).isEmpty();
        assertThat(wanted.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.BACKEND_ATTRIBUTE_INVALID);
            assertThat(problem.location()).hasToString("src/main/stacks/dev.yaml:3:26");
            assertThat(problem.hint()).contains("bucket: acme-state");
        });
    }

    @Test
    @DisplayName("D53: an ACL fails on a bucket of AWS that provisioning makes, but for the one that means none")
    void warnsOfAcls() {
        String acl = "    a: {backend: {s3: {acl: %s}}}\n";
        assertThat(wanted(ENABLED + acl.formatted("private")).warnings())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.message()).contains("acl 'private'", "AccessControlListNotSupported");
                    assertThat(problem.location()).hasToString("src/main/stacks/dev.yaml:7:29");
                });
        assertThat(wanted(ENABLED + acl.formatted("bucket-owner-full-control")).problems())
                .isEmpty();
        assertThat(wanted(ENABLED + acl.formatted("private, endpoints: {s3: \"http://minio:9000\"}"))
                        .problems())
                .isEmpty();
    }

    @Test
    @DisplayName("D53: a key of the customer fails on a bucket of AWS that provisioning makes, and is not told")
    void warnsOfCustomerKeys() {
        String key = "MDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDA=";
        String backend = "    a: {backend: {s3: {sse_customer_key: " + key + "%s}}}\n";
        assertThat(wanted(ENABLED + backend.formatted("")).warnings())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.message())
                            .contains("sse_customer_key", "AccessDenied")
                            .doesNotContain(key);
                    assertThat(problem.location()).hasToString("src/main/stacks/dev.yaml:7:42");
                });
        assertThat(wanted(ENABLED + backend.formatted(", endpoints: {s3: \"http://minio:9000\"}"))
                        .problems())
                .isEmpty();
    }

    @Test
    @DisplayName("D42: tls_only is true or false")
    void checksTlsOnly() {
        String asked = "    a: {provision: {backend: {tls_only: %s}}}\n";
        assertThat(wanted(ENABLED + asked.formatted("true")).stores())
                .singleElement()
                .satisfies(bucket -> assertThat(bucket.tlsOnly()).isTrue());
        assertThat(wanted(ENABLED + asked.formatted("[yes]")).errors())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("tls_only"));
    }

    @Test
    @DisplayName("D57: tls_only: false lowers nothing at AWS, which is said; elsewhere it is what there is")
    void saysThatTlsOnlyStays() {
        String declined =
                "    a: {provision: {backend: {tls_only: false}}}\n    b: {provision: {backend: {tls_only: false}}}\n";
        WantedStores<WantedBucket> atAws = wanted(ENABLED + declined);
        assertThat(atAws.errors()).isEmpty();
        assertThat(atAws.warnings()).hasSize(2).allSatisfy(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.IGNORED_KEY);
            assertThat(problem.message()).contains("tls_only: false has no effect");
        });

        String elsewhere =
                "    a: {backend: {s3: {endpoints: {s3: 'http://minio:9000'}}}, provision: {backend: {tls_only: false}}}";
        assertThat(wanted(ENABLED + elsewhere).problems()).isEmpty();
    }
}
