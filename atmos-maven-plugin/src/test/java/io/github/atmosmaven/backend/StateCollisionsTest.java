package io.github.atmosmaven.backend;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.InstanceOf;
import io.github.atmosmaven.ManifestText;
import io.github.atmosmaven.backend.StateCollisions.Collision;
import io.github.atmosmaven.backend.type.BackendTypes;
import io.github.atmosmaven.model.Backend;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.LocalStatesOf;
import io.github.atmosmaven.model.ManifestRef;
import io.github.atmosmaven.model.StateAddress;
import io.github.atmosmaven.problem.Location;
import io.github.atmosmaven.problem.ProblemCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("D32: instances that share a state")
class StateCollisionsTest {

    private static Instance instance(String stack, String name, int line, String type, String attributes) {
        Backend backend =
                new Backend(BackendTypes.of(type), null, ManifestText.map("{" + attributes + "}", stack + ".yaml"));
        Instance plain = new InstanceOf(stack, name).get();
        StateAddress address = StateAddresses.of(
                backend,
                "ws",
                InstanceOf.text("ws"),
                new LocalPlace(LocalStatesOf.project("/project"), stack, name),
                new PlaceVariables(Map.of(), plain.env()));
        return new Instance(
                stack,
                name,
                plain.rootModule(),
                plain.tool(),
                plain.contents(),
                new Instance.State("ws", backend, null, backend, address),
                new Instance.Origin(
                        new ManifestRef(stack, stack + ".yaml", List.of(), Map.of()),
                        new Location(stack + ".yaml", line, 5)));
    }

    private static Instance s3(String stack, String name, int line) {
        return instance(stack, name, line, "s3", "bucket: b, key: k, workspace_key_prefix: p");
    }

    @Test
    void areReportedAtTheSecondOfThem() {
        Instance first = s3("dev", "a", 3);
        Instance second = s3("dev", "b", 9);
        List<Collision> collisions = StateCollisions.find(List.of(second, first));
        assertThat(collisions).hasSize(1);
        Collision collision = collisions.get(0);
        assertThat(collision.first()).isSameAs(first);
        assertThat(collision.second()).isSameAs(second);
        assertThat(collision.problem().code()).isEqualTo(ProblemCode.STATE_COLLISION);
        assertThat(collision.problem().location()).isEqualTo(second.location());
    }

    @ParameterizedTest(name = "{0} with {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "s3 | 'bucket: b, key: k' | another bucket, key, workspace_key_prefix or workspace",
                "azurerm | 'storage_account_name: a, container_name: c, key: k' | another storage_account_name, container_name, key or workspace",
                "gcs | 'bucket: b, prefix: p' | another bucket, prefix or workspace",
                "remote | 'organization: o, workspaces: {name: n}' | another workspaces.name, which",
                "remote | 'organization: o, workspaces: {prefix: p-}' | another workspace, or another workspaces.prefix",
                "cloud | 'organization: o, workspaces: {name: n}' | another workspaces.name, which",
                "http | address: https://x/y | another address",
                "kubernetes | secret_suffix: s | another secret_suffix, namespace or workspace",
                "local | workspace_dir: /somewhere | a path of its own",
            })
    @DisplayName("the hint names what tells states of the type apart")
    void hint(String type, String attributes, String hint) {
        Instance first = instance("dev", "a", 3, type, attributes);
        Instance second = instance("dev", "b", 9, type, attributes);

        assertThat(StateCollisions.find(List.of(first, second)))
                .singleElement()
                .satisfies(collision -> assertThat(collision.problem().hint()).contains(hint));
    }

    @Test
    void areShownWithWhereEachPartWasWritten() {
        String message = StateCollisions.find(List.of(s3("dev", "a", 3), s3("prod", "b", 9)))
                .get(0)
                .problem()
                .message();
        assertThat(message)
                .contains("'a' of stack 'dev' (dev.yaml:3)")
                .contains("'b' of stack 'prod'")
                .contains("s3://b/p/ws/k")
                .contains("bucket b (dev.yaml:1)")
                .contains("key k (prod.yaml:1)")
                .contains("workspace_key_prefix p (dev.yaml:1)")
                .contains("workspace ws (src/main/stacks/dev.yaml:4)");
    }

    @Test
    void areAllMeasuredAgainstTheFirst() {
        Instance first = s3("dev", "a", 1);
        assertThat(StateCollisions.find(List.of(s3("dev", "c", 3), first, s3("dev", "b", 2))))
                .extracting(Collision::first)
                .containsExactly(first, first);
    }

    @Test
    void areNotThoseThatDifferInOnePart() {
        assertThat(StateCollisions.find(List.of(
                        s3("dev", "a", 1),
                        instance("dev", "b", 2, "s3", "bucket: b, key: k, workspace_key_prefix: q"),
                        instance("dev", "c", 3, "gcs", "bucket: b, prefix: p"),
                        instance("dev", "d", 4, "local", ""))))
                .isEmpty();
    }

    @Test
    @DisplayName("and local ones are told apart though their names run into each other")
    void areToldApartByBothNames() {
        String message = StateCollisions.find(
                        List.of(instance("a", "b/c", 1, "local", ""), instance("a/b", "c", 2, "local", "")))
                .get(0)
                .problem()
                .message();
        assertThat(message.lines().toList())
                .endsWith(
                        "  'b/c' of stack 'a': directory .atmos/state/a/b/c (built from its names),"
                                + " workspace ws (src/main/stacks/dev.yaml:4)",
                        "  'c' of stack 'a/b': directory .atmos/state/a/b/c (built from its names),"
                                + " workspace ws (src/main/stacks/dev.yaml:4)");
    }

    @Test
    @DisplayName("an absolute path into the state directory of another instance")
    void areFoundAtAbsolutePaths() {
        List<Collision> collisions = StateCollisions.find(List.of(
                instance("dev", "a", 1, "local", ""),
                instance(
                        "dev",
                        "b",
                        2,
                        "local",
                        "workspace_dir: /project/.atmos/x/../state/dev/a/terraform.tfstate.d")));
        assertThat(collisions)
                .singleElement()
                .satisfies(collision -> assertThat(collision.problem().hint()).contains("path"));
    }

    @ParameterizedTest
    @DisplayName("D35: a message holds no password of an address")
    @ValueSource(
            strings = {
                "'postgres://user:hush@db/tf?password=hush2'",
                "'postgres://user:a/hush@db/tf'",
                "'host=db password=a\\ hush dbname=tf'",
                "'host=db password=se://hush dbname=tf'",
            })
    void areReportedWithoutSecrets(String connection) {
        String database = "conn_str: " + connection;
        String message = StateCollisions.find(
                        List.of(instance("dev", "a", 1, "pg", database), instance("dev", "b", 2, "pg", database)))
                .get(0)
                .problem()
                .message();
        assertThat(message).contains("postgres://db/tf").doesNotContain("hush");
    }

    @Test
    void areFoundAmongThousands() {
        List<Instance> instances = new ArrayList<>(IntStream.range(0, 5_000)
                .mapToObj(i -> instance("dev", "i" + i, i + 1, "gcs", "bucket: b, prefix: p" + i))
                .toList());
        instances.add(instance("zone", "late", 1, "gcs", "bucket: b, prefix: p77"));
        assertThat(StateCollisions.find(instances))
                .singleElement()
                .satisfies(collision -> assertThat(collision.first().name()).isEqualTo("i77"));
    }
}
