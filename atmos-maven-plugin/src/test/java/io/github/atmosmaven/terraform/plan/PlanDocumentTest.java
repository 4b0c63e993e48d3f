package io.github.atmosmaven.terraform.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("D62, D68: what a saved plan would do is counted as Terraform counts it")
class PlanDocumentTest {

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "managed | [\"create\"]           | 1 to add, 0 to change, 0 to destroy | true",
                "managed | [\"update\"]           | 0 to add, 1 to change, 0 to destroy | true",
                "managed | [\"delete\"]           | 0 to add, 0 to change, 1 to destroy | true",
                "managed | [\"delete\",\"create\"] | 1 to add, 0 to change, 1 to destroy | true",
                "managed | [\"create\",\"delete\"] | 1 to add, 0 to change, 1 to destroy | true",
                "managed | [\"forget\"]           | 0 to add, 0 to change, 0 to destroy, 1 to forget | true",
                "managed | [\"create\",\"forget\"] | 1 to add, 0 to change, 0 to destroy, 1 to forget | true",
                "managed | [\"no-op\"]            | 0 to add, 0 to change, 0 to destroy | false",
                "data    | [\"read\"]             | 0 to add, 0 to change, 0 to destroy | true",
                "data    | [\"delete\"]           | 0 to add, 0 to change, 0 to destroy | true",
            })
    void countsActions(String mode, String actions, String text, boolean hasChanges) throws IOException {
        PlanDocument plan = read("{\"format_version\": \"1.2\", \"resource_changes\": [{\"change\": {\"actions\": "
                + actions + ", \"before\": {\"mode\": \"x\", \"actions\": [\"create\"]}}, \"mode\": \"" + mode
                + "\"}]}");

        assertThat(plan.changes().text()).isEqualTo(text);
        assertThat(plan.hasChanges()).isEqualTo(hasChanges);
    }

    @Test
    void countsReplacementsImportsAndMoves() throws IOException {
        PlanDocument plan = read("""
                {"format_version": "1.2", "resource_changes": [
                  {"mode": "managed", "change": {"actions": ["delete", "create"]}},
                  {"mode": "managed", "previous_address": "a.b", "change": {"actions": ["no-op"]}},
                  {"mode": "managed", "previous_address": null, "change": {"actions": ["no-op"]}},
                  {"mode": "managed", "change": {"actions": ["no-op"], "importing": {"id": "x"}}}]}
                """);

        assertThat(plan.changes()).isEqualTo(new PlannedChanges(1, 0, 1, 1, 1, 0, 1, 0));
        assertThat(plan.changes().text()).isEqualTo("1 to import, 1 to add, 0 to change, 1 to destroy, 1 to move");
        assertThat(plan.hasChanges()).isTrue();
    }

    @Test
    void tellsChangesToOutputsOnly() throws IOException {
        PlanDocument plan = read("""
                {"format_version": "1.2", "output_changes": {
                  "a": {"actions": ["update"], "before": 1, "after": [2]}, "b": {"actions": ["no-op"]}}}
                """);

        assertThat(plan.changes().text()).isEqualTo("changes to outputs only");
        assertThat(plan.changes().outputs()).isEqualTo(1);
        assertThat(plan.hasChanges()).isTrue();
    }

    @Test
    @DisplayName("where the tool says whether a plan can be applied, that counts")
    void believesApplyable() throws IOException {
        assertThat(read("{\"format_version\": \"1.2\", \"applyable\": true}").hasChanges())
                .isTrue();
        assertThat(read("{\"applyable\": false, \"output_changes\": {\"a\": {\"actions\": [\"create\"]}}, "
                                + "\"format_version\": \"1.2\"}")
                        .hasChanges())
                .isFalse();
        assertThat(read("{\"format_version\": \"1.2\", \"errored\": true}").errored())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "null",
                "[]",
                "{}",
                "{\"format_version\": 1}",
                "{\"format_version\": \"1.2\"",
                "{\"format_version\": \"1.2\", \"resource_changes\": [{\"change\": {\"actions\": [\"cre",
                "{\"format_version\": \"1.2\"}}",
                "Error: no plan\n",
            })
    void isNoPlan(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(IOException.class);
    }

    @Test
    @DisplayName("D35: what is wrong with a document is said without quoting it")
    void quotesNothing() {
        assertThatThrownBy(() -> read("{\"password\": s3cr3t}"))
                .hasMessage("it is not valid JSON, from line 1 on")
                .hasMessageNotContaining("s3cr3t");
    }

    @Test
    @DisplayName("D68: every change of a plan that Terraform made is listed with its address and action, and no read")
    void listsChanges() throws IOException {
        PlanDocument plan = resource("changes");

        assertThat(plan.list())
                .extracting(change -> change.action().word() + " " + change.shown() + " " + change.type())
                .containsExactly(
                        "create terraform_data.create terraform_data",
                        "delete terraform_data.delete terraform_data",
                        "delete terraform_data.each[\"b.c\"] terraform_data",
                        "forget terraform_data.forget terraform_data",
                        "import terraform_data.imported terraform_data",
                        "move terraform_data.new (was terraform_data.old) terraform_data",
                        "replace terraform_data.replace terraform_data",
                        "update terraform_data.update terraform_data",
                        "delete module.m.terraform_data.in[1] terraform_data",
                        "delete output.gone ",
                        "update output.o ",
                        "create output.p ");
        // As the tool said: Plan: 1 to import, 2 to add, 1 to change, 4 to destroy.
        assertThat(plan.changes()).isEqualTo(new PlannedChanges(2, 1, 4, 1, 1, 1, 1, 3));
    }

    @Test
    @DisplayName("D35: the list of changes holds no value of a resource")
    void listsNoValues() throws IOException {
        assertThat(resource("changes").list().toString())
                .doesNotContain("s3cr3t")
                .doesNotContain("some-id");
    }

    @Test
    @DisplayName("D68: a deposed object that is deleted is destroyed, beside its resource that is replaced")
    void listsDeposedObjects() throws IOException {
        PlanDocument plan = resource("deposed");

        assertThat(plan.list())
                .extracting(change -> change.shown() + " " + change.destroys() + " " + change.replaces())
                .containsExactly("terraform_data.db false true", "terraform_data.db (deposed 1eaef428) true false");
        assertThat(plan.changes().destroy()).isEqualTo(2);
    }

    @Test
    @DisplayName("what happens to a resource at once is one change: moved, imported and updated")
    void listsSeveralAtOnce() throws IOException {
        PlanDocument plan = read("""
                {"format_version": "1.2", "resource_changes": [
                  {"address": "a.new", "type": "a", "mode": "managed", "previous_address": "a.old",
                   "change": {"actions": ["update"]}},
                  {"address": "a.b", "type": "a", "mode": "managed",
                   "change": {"importing": {"id": "x"}, "actions": ["update"]}},
                  {"address": "a.kept", "type": "a", "mode": "managed", "change": {"actions": ["create", "forget"]}},
                  {"address": "data.a.b", "type": "a", "mode": "data", "change": {"actions": ["delete"]}}]}
                """);

        assertThat(plan.list())
                .containsExactly(
                        new Change("a.new", ChangeAction.UPDATE, "a", "managed", "a.old", null, false),
                        new Change("a.b", ChangeAction.UPDATE, "a", "managed", null, null, true),
                        new Change("a.kept", ChangeAction.REPLACE, "a", "managed", null, null, false));
    }

    private static PlanDocument resource(String name) throws IOException {
        try (InputStream bytes = PlanDocumentTest.class.getResourceAsStream("/plans/" + name + ".json")) {
            return PlanDocument.read(Objects.requireNonNull(bytes));
        }
    }

    private static PlanDocument read(String json) throws IOException {
        return PlanDocument.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    }
}
