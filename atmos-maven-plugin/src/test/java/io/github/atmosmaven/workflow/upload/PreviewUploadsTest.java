package io.github.atmosmaven.workflow.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.atmosmaven.InstanceOf;
import io.github.atmosmaven.files.BuildLocks;
import io.github.atmosmaven.json.JsonReader;
import io.github.atmosmaven.problem.AtmosException;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.upload.UploadedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("remote-backend 9: what remote runs of instances would upload")
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "links need a privilege there")
class PreviewUploadsTest {

    @TempDir
    Path directory;

    private UploadProject project;

    @BeforeEach
    void begin() throws IOException {
        project = new UploadProject(directory.toRealPath());
        project.module("main.tf", "variable \"db_password\" {\n  sensitive = true\n}\n");
    }

    private static List<String> names(InstanceUpload upload) {
        return upload.upload().entries().stream().map(UploadedFile::path).toList();
    }

    private static List<String> told(List<Problem> problems) {
        return problems.stream()
                .map(problem -> problem.code() + " " + problem.location())
                .toList();
    }

    @Test
    @DisplayName("D61, D75: a fresh clone gives the list of a run: copies, generated files, the auto-loaded variables")
    void freshClone() throws IOException {
        project.module("files/a.json", "{}");
        project.module("terraform.tfstate", "left behind by a run in the sources");
        project.hosted("dev", "net", Map.of("size", InstanceOf.text("3")));

        InstanceUpload upload = project.preview().uploads().get(0);

        assertThat(names(upload))
                .containsExactly("backend.tf.json", "files/", "files/a.json", "main.tf", "zz-atmos.auto.tfvars.json");
        assertThat(upload.root()).isEqualTo("target/atmos/dev/net/src/main/terraform/net");
        assertThat(upload.ignoreFile()).isEmpty();
        assertThat(upload.problems()).isEmpty();
    }

    @Test
    @DisplayName("D64: the data blocks by which an instance reads the state of another are uploaded with it")
    void readsOfStates() throws IOException {
        project.hosted("dev", "net", Map.of());
        project.reading("dev", "app", "net");

        assertThat(names(project.preview().uploads().get(1))).contains("atmos_remote_state.tf.json");
    }

    @Test
    @DisplayName("patterns of the root module's file are told at its line in the sources")
    void ignoreFile() throws IOException {
        project.module(".terraformignore", "# notes\nnotes/\n \n");
        project.module("notes/x.md", "12345");
        project.hosted("dev", "net", Map.of());

        PreviewUploads.Result result = project.preview();

        assertThat(result.uploads().get(0).ignoreFile()).isEqualTo("src/main/terraform/net/.terraformignore");
        assertThat(UploadDocument.plain(result))
                .contains(
                        "dev/net would upload target/atmos/dev/net/src/main/terraform/net, packed as by Terraform 1.11.4\n")
                .containsPattern("(?m)^notes/x\\.md +5 B +excluded by notes/ "
                        + "\\(src/main/terraform/net/\\.terraformignore:2\\)$")
                .containsPattern("(?m)^main\\.tf +46 B$")
                .containsPattern("(?m)^\\d files, \\d+ B; excluded: 1 file, 5 B$");
        assertThat(told(result.problems()))
                .containsExactly("IGNORE_FILE_BROKEN src/main/terraform/net/.terraformignore:3:1");
        assertThat(result.problems().get(0).isError()).isTrue();
    }

    @Test
    @DisplayName("secrets and big files are told at the source, once for all instances; variables of a stack for each")
    void risks() throws IOException {
        project.bigFile = 100;
        project.module("certs/server.pem", "x");
        project.module("data.bin", "x".repeat(101));
        project.hosted("dev", "net", Map.of("db_password", InstanceOf.text("hunter2")));
        project.hosted("prod", "net", Map.of());

        PreviewUploads.Result result = project.preview();

        assertThat(told(result.problems()))
                .containsExactlyInAnyOrder(
                        "SECRET_UPLOADED src/main/terraform/net/certs/server.pem:1:1",
                        "BIG_FILE_UPLOADED src/main/terraform/net/data.bin:1:1",
                        "BIG_FILE_UPLOADED target/atmos/dev/net/src/main/terraform/net/backend.tf.json:1:1",
                        "BIG_FILE_UPLOADED target/atmos/prod/net/src/main/terraform/net/backend.tf.json:1:1",
                        "SECRET_UPLOADED target/atmos/dev/net/src/main/terraform/net/zz-atmos.auto.tfvars.json:1:1");
        assertThat(result.problems()).noneMatch(Problem::isError);
        assertThat(result.problems() + UploadDocument.plain(result) + UploadDocument.json(result))
                .contains("db_password")
                .doesNotContain("hunter2");
    }

    @Test
    @DisplayName("a workspace's working directory makes an ancestor the root, whose ignore file is the one that counts")
    void workingDirectory() throws IOException {
        project.write(".terraformignore", "docs/\n");
        project.write("docs/x.md", "x");
        project.write("config/a.json", "{}");
        project.module(".terraformignore", "main.tf\n");
        project.hosted("dev", "net", Map.of());
        project.workingDirectory = "src/main/terraform/net/";

        InstanceUpload upload = project.preview().uploads().get(0);

        assertThat(upload.root()).isEqualTo("target/atmos/dev/net");
        assertThat(upload.workingDirectory()).isEqualTo("src/main/terraform/net");
        assertThat(upload.ignoreFile()).isEqualTo(".terraformignore");
        assertThat(names(upload))
                .contains("config/a.json", "src/main/terraform/net/main.tf", ".terraformignore")
                // What is behind a link is compared from there on.
                .contains("docs/x.md");

        project.workingDirectory = "{module}";
        assertThat(project.preview().uploads().get(0).root()).isEqualTo("target/atmos/dev/net");
        project.workingDirectory = "elsewhere";
        assertThat(project.preview().uploads().get(0).root()).isEqualTo("target/atmos/dev/net/src/main/terraform/net");
    }

    @Test
    @DisplayName("a local module that is not uploaded is told with the working directory that brings it along")
    void modulesBeside() throws IOException {
        project.module("main.tf", "module \"sub\" {\n  source = \"../modules/sub\"\n}\n");
        project.write("src/main/terraform/modules/sub/main.tf", "");
        project.hosted("dev", "net", Map.of());

        assertThat(project.preview().problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.MODULE_NOT_UPLOADED);
            assertThat(problem.message()).contains("'src/main/terraform/modules/sub'");
            assertThat(problem.hint()).contains("'src/main/terraform/net'");
        });
        project.workingDirectory = "net";
        assertThat(project.preview().problems()).isEmpty();
    }

    @Test
    @DisplayName("what the tool left in the working directory is part of the upload, providers are not")
    void afterInit() throws IOException {
        project.hosted("dev", "net", Map.of());
        project.preview();
        String place = "target/atmos/dev/net/src/main/terraform/net/";
        project.write(place + ".terraform/modules/modules.json", "{}");
        project.write(place + ".terraform/providers/p", "x");
        project.write(place + ".terraform.lock.hcl", "# lock");

        InstanceUpload upload = project.preview().uploads().get(0);

        assertThat(names(upload)).contains(".terraform/modules/modules.json", ".terraform.lock.hcl");
        assertThat(upload.upload().leftOut())
                .singleElement()
                .extracting(file -> file.path() + " " + file.rule().origin())
                .isEqualTo(".terraform/providers/p built-in");
    }

    @Test
    @DisplayName("instances that no service runs upload nothing, which is told")
    void others() throws IOException {
        project.instances.add(new InstanceOf("dev", "store")
                .component("net")
                .backend("s3", Map.of())
                .get());

        PreviewUploads.Result result = project.preview();

        assertThat(result.uploads()).isEmpty();
        assertThat(UploadDocument.plain(result)).isEqualTo("dev/store would upload nothing: its backend is s3\n");
        assertThat(project.directory.resolve("target")).doesNotExist();
    }

    @Test
    @DisplayName("D9: a dry run writes nothing and says what would be done")
    void dryRun() {
        project.hosted("dev", "net", Map.of());

        assertThat(PreviewUploads.preview(project.request()))
                .containsExactly(
                        "dev/net: would bring up target/atmos/dev/net/src/main/terraform/net and list what a run uploads");
        assertThat(project.directory.resolve("target")).doesNotExist();
    }

    @Test
    @DisplayName("D72, D78: an instance that another build works on is lost alone")
    void locked() throws Exception {
        project.patience = Duration.ofMillis(200);
        var held = project.hosted("dev", "net", Map.of());
        project.hosted("prod", "net", Map.of());
        try (BuildLocks.Held lock = project.directories()
                .lock(held, new BuildLocks(project.directory, Duration.ofSeconds(10), note -> {}))) {
            assertThat(lock).isNotNull();
            PreviewUploads.Result result = project.preview();

            assertThat(result.uploads())
                    .extracting(each -> each.instance().stack())
                    .containsExactly("prod");
            assertThat(result.problems())
                    .singleElement()
                    .extracting(Problem::code)
                    .isEqualTo(ProblemCode.LOCKED_BY_OTHER_BUILD);
        }
    }

    @Test
    void missingRootModule() {
        project.instances.add(new InstanceOf("dev", "x")
                .component("nowhere")
                .backend("remote", Map.of("organization", InstanceOf.text("acme")))
                .get());

        assertThatThrownBy(project::preview)
                .isInstanceOfSatisfying(
                        AtmosException.InvalidConfiguration.class,
                        failure -> assertThat(failure.problems())
                                .singleElement()
                                .extracting(Problem::code)
                                .isEqualTo(ProblemCode.ROOT_MODULE_MISSING));
    }

    @Test
    @DisplayName("D7: the document for programs")
    void json() throws IOException {
        project.module(".terraformignore", "notes/\n");
        project.module("notes/x.md", "12345");
        project.module("key.pem", "x");
        project.hosted("dev", "net", Map.of());

        String json = UploadDocument.json(project.preview());

        assertThat(new JsonReader().parse(json, "x").hasErrors()).isFalse();
        assertThat(json)
                .contains("""
                              "excluded": [
                                {
                                  "file": "src/main/terraform/net/.terraformignore",
                                  "files": 1,
                                  "line": 1,
                                  "path": "notes/x.md",
                                  "pattern": "notes/",
                                  "size": 5
                                }
                              ],
                              "excludedFiles": 1,
                              "excludedSize": 5,
                        """)
                .contains("\"directory\": \"target/atmos/dev/net/src/main/terraform/net\"")
                .contains("\"ignoreFile\": \"src/main/terraform/net/.terraformignore\"")
                .contains("\"code\": \"ATMOS-453\"")
                .contains("\"tool\": \"Terraform 1.11.4\"");
    }

    @Test
    @DisplayName("a file of the repository is no copy, and a generated one stays where it is")
    void copies() throws IOException {
        Path base = Files.createDirectories(project.directory.resolve("target/atmos/dev/net"));
        CopiedFiles copies = new CopiedFiles(base, project.directory, Set.of("src/main.tf"), project.directory);

        assertThat(copies.shown(base.resolve("src/main.tf"))).isEqualTo("src/main.tf");
        assertThat(copies.shown(base.resolve("src/backend.tf.json")))
                .isEqualTo("target/atmos/dev/net/src/backend.tf.json");
        assertThat(copies.shown(project.directory.resolve("docs/x"))).isEqualTo("docs/x");
    }
}
