package io.github.atmosmaven.workflow.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.atmosmaven.InstanceOf;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.terraform.init.InitTurns;
import io.github.atmosmaven.terraform.tool.ToolBinaries;
import io.github.atmosmaven.workflow.report.run.PlanResult;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code init} of the real tool, with a plugin cache and a provider from a mirror. The provider is a shell, which a plan
 * keeps running for a while: nobody can write a program that runs.
 */
@DisplayName("D65: the real tool with a shared plugin cache")
@EnabledOnOs(value = OS.LINUX, disabledReason = "elsewhere programs that run can be written, or copies do not run")
@Timeout(300)
@Tag("terraform")
class RealPluginCacheTest {

    private static final String TOOL = """
            if [ "$1" = plan ]; then
              for provider in .terraform/providers/*/*/*/*/*/terraform-provider-acme_*; do
                "$provider" -c 'sleep 1; :' || exit 1
              done
              saves '%s'
              exit 0
            fi
            exec '%s' "$@"
            """;

    @TempDir
    private Path directory;

    private final InitTurns turns = new InitTurns();
    private String terraform;

    @BeforeEach
    void layOut() throws IOException {
        terraform = new ToolBinaries(System.getenv(), directory, "terraform")
                .of(instance("vpc"))
                .orElse("");
        assumeTrue(!terraform.isEmpty(), "terraform is not on the PATH");
        Files.createDirectory(directory.resolve("cache"));
        String platform = "linux_" + (System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64");
        Path mirror = Files.createDirectories(directory.resolve("mirror/registry.terraform.io/acme/acme"));
        Path archive = mirror.resolve("terraform-provider-acme_1.0.0_" + platform + ".zip");
        // A stream of entries would not say that the provider may be run.
        Map<String, String> options = Map.of("create", "true", "enablePosixFileAttributes", "true");
        try (FileSystem zip = FileSystems.newFileSystem(archive, options)) {
            Path provider = zip.getPath("terraform-provider-acme_v1.0.0");
            Files.copy(Path.of("/bin/sh").toRealPath(), provider);
            Files.setPosixFilePermissions(provider, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        Files.writeString(
                directory.resolve("cli.tfrc"),
                "plugin_cache_dir = \"" + directory.resolve("cache") + "\"\nprovider_installation {\n"
                        + "  filesystem_mirror {\n    path = \"" + directory.resolve("mirror") + "\"\n  }\n}\n");
    }

    private PlanProject module(String name) throws IOException {
        PlanProject project = new PlanProject(Files.createDirectory(directory.resolve(name)));
        project.fakeTool("terraform", TOOL.formatted(PlanProject.NOTHING, terraform));
        project.write("src/main/terraform/vpc/main.tf", """
                terraform {
                  required_providers {
                    acme = {
                      source = "acme/acme"
                    }
                  }
                }
                """);
        project.environment.put("CHECKPOINT_DISABLE", "1");
        project.environment.put(
                "TF_CLI_CONFIG_FILE", directory.resolve("cli.tfrc").toString());
        project.parallel = 3;
        project.initTurns = turns;
        return project;
    }

    private static Instance instance(String name) {
        return new InstanceOf("dev", name).component("vpc").get();
    }

    private static final Instance[] THREE = {instance("a"), instance("b"), instance("c")};

    @Test
    @DisplayName(
            "three instances of a root module without a lock file: one installs, the others take what it installed")
    void installsOnceForARootModule() throws IOException {
        PlanProject project = module("network");

        assertThat(project.plan(THREE).failures()).isEmpty();

        List<String> logs = logs(project);
        assertThat(logs)
                .filteredOn(log -> log.contains("Installed acme/acme v1.0.0"))
                .hasSize(1);
        assertThat(logs)
                .filteredOn(log -> log.contains("Using acme/acme v1.0.0 from the shared cache directory"))
                .hasSize(2);
        assertThat(project.directory.resolve("src/main/terraform/vpc/.terraform.lock.hcl"))
                .doesNotExist();
    }

    @Test
    @DisplayName("two modules at the same time, and the same once more")
    void plansTwoModulesAtTheSameTime() throws Exception {
        List<PlanProject> modules = List.of(module("network"), module("app"));
        for (int round = 0; round < 2; round++) {
            ExecutorService threads = Executors.newFixedThreadPool(2);
            try {
                List<Future<PlanResult>> results = new ArrayList<>();
                modules.forEach(project -> results.add(threads.submit(() -> project.plan(THREE))));
                for (Future<PlanResult> result : results) {
                    assertThat(result.get().failures()).isEmpty();
                }
            } finally {
                threads.shutdownNow();
            }
        }
        assertThat(logs(modules.get(0))).noneMatch(log -> log.contains("Installed acme/acme"));
    }

    @Test
    @DisplayName("D66: a root module's own lock file is used, with a cache that others filled")
    void usesTheModulesOwnLockFile() throws IOException {
        PlanProject network = module("network");
        network.plan(THREE);
        PlanProject app = module("app");
        String lockFile = Files.readString(network.workingDirectory(THREE[0]).resolve(".terraform.lock.hcl"));
        app.write("src/main/terraform/vpc/.terraform.lock.hcl", lockFile);

        assertThat(app.plan(THREE).failures()).isEmpty();

        assertThat(logs(app)).allMatch(log -> log.contains("-lockfile=readonly") && log.contains("Using acme/acme"));
        assertThat(app.directory.resolve("src/main/terraform/vpc/.terraform.lock.hcl"))
                .hasContent(lockFile);
    }

    @Test
    @DisplayName("checksums of an earlier run that the provider no longer has are chosen anew")
    void choosesChecksumsAnew() throws IOException {
        PlanProject project = module("network");
        project.plan(THREE);
        for (Instance instance : THREE) {
            Path lockFile = project.workingDirectory(instance).resolve(".terraform.lock.hcl");
            Files.writeString(
                    lockFile,
                    Files.readString(lockFile)
                            .replaceAll("h1:[^\"]+", "h1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="));
        }
        project.initTurns = new InitTurns();

        assertThat(project.plan(THREE).failures()).isEmpty();
        assertThat(logs(project))
                .filteredOn(log -> log.contains("match any of the checksums"))
                .hasSize(1);
    }

    @Test
    @DisplayName("the cache of the project: filled once, and inits after that go side by side")
    void fillsTheProjectsCache() throws IOException {
        PlanProject project = module("network");
        Files.writeString(
                directory.resolve("cli.tfrc"),
                "provider_installation {\n  filesystem_mirror {\n    path = \"" + directory.resolve("mirror")
                        + "\"\n  }\n}\n");

        assertThat(project.plan(THREE).failures()).isEmpty();

        assertThat(project.directory.resolve(".atmos/plugin-cache/registry.terraform.io/acme/acme/1.0.0"))
                .isDirectory();
        assertThat(logs(project))
                .filteredOn(log -> log.contains("Installed acme/acme v1.0.0"))
                .hasSize(1);
        try (Stream<Path> known = Files.list(project.directory.resolve(".atmos/plugin-cache/.known"))) {
            assertThat(known).hasSize(1);
        }
        project.initTurns = new InitTurns();
        assertThat(project.plan(THREE).failures()).isEmpty();
        // Not in the cache: what an instance has installed already it keeps.
        assertThat(logs(project)).allMatch(log -> log.contains("acme/acme v1.0.0"));
    }

    @Test
    @DisplayName("D66: updateLock writes what init makes of the lock file to the root module, and nothing else does")
    void updatesTheLockFile() throws IOException {
        PlanProject project = module("network");
        Path own = project.directory.resolve("src/main/terraform/vpc/.terraform.lock.hcl");
        project.updateLock = true;
        assertThat(project.plan(THREE).failures()).isEmpty();

        assertThat(own).content().contains("provider \"registry.terraform.io/acme/acme\"", "h1:");
        String written = Files.readString(own);
        for (Instance instance : THREE) {
            assertThat(project.workingDirectory(instance).resolve(".terraform.lock.hcl"))
                    .hasContent(written);
        }

        // Without checksums it is not complete, and so grows in the copies alone.
        String bare = written.replaceAll("(?s)  hashes = .*?]\n", "");
        Files.writeString(own, bare);
        project.updateLock = false;
        assertThat(project.plan(THREE).failures()).isEmpty();
        assertThat(own).hasContent(bare);
        assertThat(logs(project)).noneMatch(log -> log.contains("-lockfile=readonly"));
        project.updateLock = true;
        assertThat(project.type("providers lock -fs-mirror=" + directory.resolve("mirror"), THREE[0])
                        .failures())
                .isEmpty();
        assertThat(own).content().contains("h1:");
    }

    private static List<String> logs(PlanProject project) throws IOException {
        List<String> logs = new ArrayList<>();
        for (Instance instance : THREE) {
            logs.add(project.log(instance));
        }
        return logs;
    }
}
