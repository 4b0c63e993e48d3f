package io.github.atmosmaven.workflow.run;

import static io.github.atmosmaven.InstanceOf.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.InstanceOf;
import io.github.atmosmaven.files.BuildLocks;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.terraform.init.InitTurns;
import io.github.atmosmaven.workflow.report.run.PlanResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("D65: tools of one build that share a plugin cache")
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the tool is a shell script")
@Timeout(240)
class SharedCacheTest {

    /** Initialises slowly, and tells when another does at that moment. */
    private static final String SLOW = """
            if [ "$1" = init ]; then
              mkdir "$SHARED/busy" || echo "two at a time" >> "$SHARED/overlaps"
              sleep 0.3; rmdir "$SHARED/busy"; echo done >> "$SHARED/inits"
              exit 0
            fi
            """;

    /** Goes on only when another initialises at that moment. */
    private static final String IN_COMPANY = """
            if [ "$1" = init ]; then
              touch "$SHARED/here-$$"
              for i in $(seq 100); do
                [ "$(ls "$SHARED" | grep -c here)" = 2 ] && exit 0
                sleep 0.1
              done
              exit 1
            fi
            """;

    /** Tells the lock file that it finds and what it may take, and makes a lock file where there is none. */
    private static final String LOCKING = """
            if [ "$1" = init ]; then
              found=$(cat .terraform.lock.hcl 2> /dev/null || echo none)
              echo "$found, may take cached: ${TF_PLUGIN_CACHE_MAY_BREAK_DEPENDENCY_LOCK_FILE:-no}" >> "$SHARED/found"
              [ "$found" = outdated ] && { echo 'use terraform init -upgrade'; exit 1; }
              [ "$found" = altered ] && { echo "does not match the checksums"; exit 1; }
              [ "$found" != none ] || echo "chosen for $VERSION" > .terraform.lock.hcl
              exit 0
            fi
            """;

    @TempDir
    private Path directory;

    private PlanProject network;
    private PlanProject app;

    @BeforeEach
    void layOut() throws IOException {
        InitTurns turns = new InitTurns();
        network = module("network", turns);
        app = module("app", turns);
        Files.createDirectory(directory.resolve("shared"));
    }

    private PlanProject module(String name, InitTurns turns) throws IOException {
        PlanProject project = new PlanProject(Files.createDirectory(directory.resolve(name)));
        project.write("src/main/terraform/vpc/main.tf", "");
        project.environment.put("SHARED", directory.resolve("shared").toString());
        project.environment.put("VERSION", name);
        project.initTurns = turns;
        project.parallel = 2;
        return project;
    }

    private static Instance instance(String name) {
        return new InstanceOf("dev", name).component("vpc").get();
    }

    @Test
    @DisplayName("initialise one at a time, also those of other modules of the build")
    void takeTurns() throws Exception {
        network.environment.put("TF_PLUGIN_CACHE_DIR", "/cache");
        Files.writeString(directory.resolve("cli.tfrc"), "plugin_cache_dir = \"/cache\"");
        app.environment.put("TF_CLI_CONFIG_FILE", directory.resolve("cli.tfrc").toString());

        planBoth(SLOW, instance("a"), instance("b"));

        assertThat(directory.resolve("shared/inits")).content().hasLineCount(4);
        assertThat(directory.resolve("shared/overlaps")).doesNotExist();
    }

    @Test
    @DisplayName("a cache that the env section of an instance names counts")
    void takeTurnsByTheInstancesEnvironment() throws Exception {
        Instance instance = new InstanceOf("dev", "vpc")
                .section("env", Map.of("TF_PLUGIN_CACHE_DIR", text("/cache")))
                .get();

        planBoth(SLOW, instance);

        assertThat(directory.resolve("shared/inits")).content().hasLineCount(2);
        assertThat(directory.resolve("shared/overlaps")).doesNotExist();
    }

    @Test
    @DisplayName("tools of two projects have a cache each, and do not wait for each other")
    void doNotWaitWithoutACache() throws Exception {
        planBoth(IN_COMPANY, instance("a"));
    }

    private void planBoth(String script, Instance... instances) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<PlanResult>> results = List.of(network, app).stream()
                    .map(project -> threads.submit(() -> {
                        project.fakeTool("terraform", script + PlanProject.plan(PlanProject.NOTHING, 0));
                        return project.plan(instances);
                    }))
                    .toList();
            for (Future<PlanResult> result : results) {
                assertThat(result.get().failures()).isEmpty();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    @DisplayName("D66: the lock file that came out for the first instance of a root module serves the others, not src")
    void servesTheLockFile() throws IOException {
        network.environment.put("TF_PLUGIN_CACHE_DIR", "/cache");

        assertThat(found(network, instance("a"), instance("b"), instance("c")))
                .containsExactly(
                        "none, may take cached: no",
                        "chosen for network, may take cached: no",
                        "chosen for network, may take cached: no");
        assertThat(network.directory.resolve("src/main/terraform/vpc/.terraform.lock.hcl"))
                .doesNotExist();
        assertThat(network.workingDirectory(instance("c")).resolve(".terraform.lock.hcl"))
                .hasContent("chosen for network");
    }

    @Test
    @DisplayName("another root module chooses for itself, and takes what the cache has by now")
    void letsAnotherRootModuleTakeWhatIsThere() throws IOException {
        network.environment.put("TF_PLUGIN_CACHE_DIR", "/cache");
        app.environment.put("TF_PLUGIN_CACHE_DIR", "/cache");

        assertThat(found(network, instance("a"))).containsExactly("none, may take cached: no");
        assertThat(found(app, instance("a"), instance("b")))
                .containsExactly("none, may take cached: 1", "chosen for app, may take cached: no");
    }

    @Test
    @DisplayName("another cache, and a caller who decided, are left alone")
    void leavesDecisionsAlone() throws IOException {
        network.environment.put("TF_PLUGIN_CACHE_DIR", "/cache");
        app.environment.put("TF_PLUGIN_CACHE_DIR", "/another");
        found(network, instance("a"));

        assertThat(found(app, instance("a"))).containsExactly("none, may take cached: no");

        app.environment.put("TF_PLUGIN_CACHE_DIR", "/cache");
        app.environment.put("TF_PLUGIN_CACHE_MAY_BREAK_DEPENDENCY_LOCK_FILE", "0");
        assertThat(found(app, instance("b"))).containsExactly("none, may take cached: 0");
    }

    @Test
    @DisplayName("D61, D66: a root module with a lock file of its own is served by that alone")
    void keepsTheModulesOwnLockFile() throws IOException {
        network.environment.put("TF_PLUGIN_CACHE_DIR", "/cache");
        found(network, instance("a"));
        network.write("src/main/terraform/vpc/.terraform.lock.hcl", "the module's");

        assertThat(found(network, instance("a"), instance("b")))
                .containsExactly("the module's, may take cached: no", "the module's, may take cached: no");
        assertThat(network.directory.resolve("src/main/terraform/vpc/.terraform.lock.hcl"))
                .hasContent("the module's");
    }

    @Test
    @DisplayName("where the user names none, the project has one, which serves its instances as well")
    void servesTheProjectsCache() throws IOException {
        assertThat(found(network, instance("a"), instance("b")))
                .containsExactly("none, may take cached: no", "chosen for network, may take cached: no");
        assertThat(network.directory.resolve(".atmos/plugin-cache")).isDirectory();
    }

    @Test
    @DisplayName("tools that take only what is known to be there do not wait: not those that need no provider")
    void doNotWaitForNothing() throws Exception {
        String withoutProvider = "[ \"$1\" != init ] || exit 0\n";
        network.fakeTool("terraform", withoutProvider + PlanProject.plan(PlanProject.NOTHING, 0));
        assertThat(network.plan(instance("a")).failures()).isEmpty();

        network.fakeTool("terraform", IN_COMPANY + PlanProject.plan(PlanProject.NOTHING, 0));
        assertThat(network.plan(instance("a"), instance("b")).failures()).isEmpty();

        network.write("src/main/terraform/vpc/main.tf", "# another provider, perhaps\n");
        network.fakeTool("terraform", SLOW + PlanProject.plan(PlanProject.NOTHING, 0));
        assertThat(network.plan(instance("a"), instance("b")).failures()).isEmpty();
        assertThat(directory.resolve("shared/overlaps")).doesNotExist();
    }

    @Test
    @DisplayName("another build that fills the cache of the project is waited for")
    @SuppressWarnings("try") // A lock is held; nothing is asked of it.
    void waitsForAnotherBuild() throws Exception {
        network.fakeTool("terraform", SLOW + PlanProject.plan(PlanProject.NOTHING, 0));
        network.lockTimeout = Duration.ofMillis(600);
        try (BuildLocks.Held other =
                new BuildLocks(network.directory, Duration.ofSeconds(5), note -> {}).hold("plugin cache", "other")) {
            assertThat(network.plan(instance("a")).failures().toString())
                    .contains("another build works on the plugin cache");
        }
        assertThat(network.notes).anyMatch(note -> note.contains("Waiting for the plugin cache"));
        assertThat(directory.resolve("shared/inits")).doesNotExist();
    }

    @Test
    @DisplayName("what an earlier run chose and no longer fits is chosen anew, once for all instances")
    void choosesAnew() throws IOException {
        network.environment.put("TF_PLUGIN_CACHE_DIR", "/cache");
        for (String earlier : List.of("outdated", "altered")) {
            network.initTurns = new InitTurns();
            for (String name : List.of("a", "b")) {
                network.directoriesOf(instance("a"), instance("b"));
                Path lockFile = network.workingDirectory(instance(name)).resolve(".terraform.lock.hcl");
                Files.createDirectories(lockFile.getParent());
                Files.writeString(lockFile, earlier);
            }

            assertThat(found(network, instance("a"), instance("b")))
                    .containsExactly(
                            earlier + ", may take cached: no",
                            "none, may take cached: no",
                            "chosen for network, may take cached: no");
        }
    }

    /** Plans with a tool that tells what it finds. */
    private List<String> found(PlanProject project, Instance... instances) throws IOException {
        Path told = directory.resolve("shared/found");
        Files.deleteIfExists(told);
        project.parallel = 3;
        project.fakeTool("terraform", LOCKING + PlanProject.plan(PlanProject.NOTHING, 0));
        assertThat(project.plan(instances).failures()).isEmpty();
        return Files.readAllLines(told);
    }
}
