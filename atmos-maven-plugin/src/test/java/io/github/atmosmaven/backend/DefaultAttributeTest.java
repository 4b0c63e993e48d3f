package io.github.atmosmaven.backend;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.backend.BackendLevels.Outcome;
import io.github.atmosmaven.model.value.FunctionValue;
import io.github.atmosmaven.model.value.TextValue;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Default attributes (semantics 8.8, 8.9, D31)")
class DefaultAttributeTest {

    private static final String S3 = "terraform: {backend_type: s3, backend: {s3: {bucket: b}}}\n";

    private static String prefix(Outcome outcome) {
        return String.valueOf(outcome.backends().backend().attributes().get("workspace_key_prefix"));
    }

    @ParameterizedTest(name = "{0} with separator {1}: {2}")
    @CsvSource({
        "vpc, -, vpc",
        "infra/vpc, -, infra-vpc",
        "infra/vpc, /, infra/vpc",
        "infra/vpc, _, infra_vpc",
        "a/b/c, -, a-b-c",
    })
    void replaceSlashes(String instance, String separator, String expected) {
        assertThat(prefix(BackendLevels.of(instance, S3).resolve(separator, null, false)))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} of a module: {1}")
    @CsvSource({"INSTANCE, vpc-1", "MODULE, net-vpc"})
    void followTheMode(PrefixMode mode, String expected) {
        Outcome outcome = BackendLevels.of("vpc/1", S3 + "module: net/vpc").resolve("-", mode, true);
        assertThat(outcome.problems()).isEmpty();
        assertThat(prefix(outcome)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"INSTANCE", "MODULE"})
    void preferMetadataName(PrefixMode mode) {
        Outcome outcome = BackendLevels.of("vpc-prod", S3 + "metadata: {name: core/net}\nmodule: vpc/v2")
                .resolve("-", mode, true);
        assertThat(prefix(outcome)).isEqualTo("core-net");
    }

    @Test
    @DisplayName("D31: a project of Atmos must choose where it makes a difference")
    void askForTheChoice() {
        Outcome outcome = BackendLevels.of("vpc/1", S3 + "module: vpc").resolve("-", null, true);
        assertThat(outcome.problems()).hasSize(1);
        Problem problem = outcome.problems().get(0);
        assertThat(problem.code()).isEqualTo(ProblemCode.PREFIX_CHOICE_NEEDED);
        assertThat(problem.location()).hasToString("dev.yaml:2:9");
        assertThat(problem.message() + problem.hint())
                .contains("vpc/1")
                .contains("workspaceKeyPrefix")
                .contains("instance")
                .contains("module");
    }

    @ParameterizedTest(name = "{0}, {1}")
    @DisplayName("D31: no choice is asked for where both are the same, or the default is not used")
    @CsvSource({"vpc, ''", "vpc/1, workspace_key_prefix: p"})
    void askForNoChoiceWithoutDifference(String instance, String attributes) {
        Outcome outcome = BackendLevels.of(
                        instance, S3 + "module: vpc\ncomponent: {backend: {s3: {" + attributes + "}}}")
                .resolve("-", null, true);
        assertThat(outcome.problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "''"})
    void replaceNullAndEmpty(String written) {
        Outcome outcome = BackendLevels.of(
                        "vpc", S3 + "component: {backend: {s3: {workspace_key_prefix: " + written + "}}}")
                .resolve();
        assertThat(prefix(outcome)).isEqualTo("vpc");
    }

    @ParameterizedTest
    @DisplayName("D38: any other kind is an error at the value")
    @ValueSource(strings = {"12", "true", "[a]", "{a: b}"})
    void refuseOtherKinds(String written) {
        Outcome outcome = BackendLevels.of(
                        "vpc", S3 + "component: {backend: {s3: {workspace_key_prefix: " + written + "}}}")
                .resolve();
        assertThat(outcome.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.WRONG_TYPE);
            assertThat(problem.location()).hasToString("dev.yaml:2:50");
        });
    }

    @ParameterizedTest(name = "{0}: {1}")
    @DisplayName("D70: the hint helps with the kind that was written")
    @CsvSource({"12, put it in quotes", "[a], write one text", "{a: b}, write one text"})
    void hintAtWhatHelps(String written, String hint) {
        Outcome outcome = BackendLevels.of(
                        "vpc", "terraform: {backend_type: gcs, backend: {gcs: {bucket: b, prefix: " + written + "}}}")
                .resolve();
        assertThat(outcome.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.hint()).contains(hint));
    }

    @Test
    @DisplayName("semantics 3.11: a function counts as set")
    void keepFunctions() {
        Outcome outcome = BackendLevels.of("vpc", S3 + "component: {backend: {s3: {workspace_key_prefix: !unset }}}")
                .resolve();
        assertThat(outcome.backends().backend().attributes().get("workspace_key_prefix"))
                .isInstanceOf(FunctionValue.class);
    }

    @Test
    void knowWhatTheyWereMadeOf() {
        Outcome outcome = BackendLevels.of("vpc", S3 + "metadata:\n  name: net").resolve();
        assertThat(outcome.backends().backend().attributes().get("workspace_key_prefix"))
                .isInstanceOfSatisfying(
                        TextValue.class, text -> assertThat(text.location()).hasToString("dev.yaml:3:9"));
    }

    @Test
    void fillPrefixOfGcs() {
        Outcome outcome = BackendLevels.of("infra/vpc", "terraform: {backend_type: gcs, backend: {gcs: {bucket: b}}}")
                .resolve();
        assertThat(outcome.backends().backend().attributes().text("prefix")).isEqualTo("infra-vpc");
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "remote", "cloud", "http", "consul", "cos", "kubernetes", "oss", "pg", "oci"})
    void addNothingToOtherTypes(String type) {
        Outcome outcome = BackendLevels.of("vpc", "terraform: {backend_type: " + type + "}")
                .resolve();
        assertThat(outcome.backends().backend().attributes().isEmpty()).isTrue();
    }

    @ParameterizedTest(name = "terraform {0}, base {1}, component {2}: {3}")
    @DisplayName("semantics 8.9: the key of azurerm")
    @CsvSource({
        "'', '', '', infra-vpc.terraform.tfstate",
        "key: dev.atmos, '', '', dev.atmos/infra-vpc.terraform.tfstate",
        "key: dev.atmos, '', key: own, own",
        "key: dev.atmos, '', key: dev.atmos, dev.atmos",
        "key: dev.atmos, '', 'key: \"\"', ''",
        "key: dev.atmos, key: base, '', base",
        "key: dev.atmos, key: dev.atmos, '', dev.atmos/infra-vpc.terraform.tfstate",
        "'', key: base, '', base",
        "key: dev.atmos, key: base, key: null, dev.atmos/infra-vpc.terraform.tfstate",
        "key: !env K, '', '', !env K",
    })
    void computeAzureKeys(String global, String base, String own, String expected) {
        Outcome outcome =
                BackendLevels.of("infra/vpc", """
                        terraform: {backend_type: azurerm, backend: {azurerm: {%s}}}
                        base: {backend: {azurerm: {%s}}}
                        component: {backend: {azurerm: {%s}}}
                        """.formatted(global, base, own)).resolve();
        assertThat(outcome.problems()).isEmpty();
        assertThat(outcome.backends().backend().attributes().get("key")).hasToString(expected);
    }
}
