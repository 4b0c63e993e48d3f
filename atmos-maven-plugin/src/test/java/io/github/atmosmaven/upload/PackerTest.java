package io.github.atmosmaven.upload;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.model.Tool;
import io.github.atmosmaven.model.ToolVersion;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.upload.ignore.Packing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("remote-backend 9: what is packed of a directory")
class PackerTest {

    @TempDir
    Path folder;

    private Path root;

    @BeforeEach
    void begin() throws IOException {
        folder = folder.toRealPath();
        root = Files.createDirectory(folder.resolve("root"));
    }

    private void file(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void link(String name, String text) throws IOException {
        Path link = folder.resolve(name);
        Files.createDirectories(link.getParent());
        Files.createSymbolicLink(link, Path.of(text));
    }

    private Upload pack(String version) throws IOException {
        Tool tool = new Tool(Tool.Kind.TERRAFORM, ToolVersion.of(version).orElseThrow());
        return new Packer(Packing.of(tool, '/'))
                .pack(root, path -> folder.relativize(path).toString());
    }

    private Upload pack() throws IOException {
        return pack("1.15.9");
    }

    private static List<String> names(Upload upload) {
        return upload.entries().stream().map(UploadedFile::path).toList();
    }

    private static List<String> leftOut(Upload upload) {
        return upload.leftOut().stream()
                .map(each -> each.path() + " by " + each.rule().text() + " of "
                        + each.rule().origin())
                .toList();
    }

    @Test
    void withoutAnIgnoreFile() throws IOException {
        file("root/main.tf", "12345");
        file("root/sub/terraform.tfstate", "123");
        file("root/.git/config", "x");
        file("root/.terraform/providers/p", "x");
        file("root/.terraform/modules/m/main.tf", "1");

        Upload upload = pack();

        assertThat(upload.hasIgnoreFile()).isFalse();
        assertThat(names(upload))
                .containsExactly(
                        ".terraform/modules/m/",
                        ".terraform/modules/m/main.tf",
                        "main.tf",
                        "sub/",
                        "sub/terraform.tfstate");
        assertThat(leftOut(upload))
                .containsExactly(
                        ".git/config by .git/ of built-in", ".terraform/providers/p by .terraform/ of built-in");
        assertThat(upload.files()).isEqualTo(3);
        assertThat(upload.size()).isEqualTo(9);
        assertThat(upload.filesLeftOut()).isEqualTo(2);
        assertThat(upload.problems()).isEmpty();
    }

    @Test
    @DisplayName("a file below a left-out directory is taken in again, its directories are not")
    void takenInAgain() throws IOException {
        file("root/.terraformignore", "docs/\n!docs/deep/keep.md\n");
        file("root/docs/a.md", "x");
        file("root/docs/deep/keep.md", "x");
        file("root/docs/deep/b.md", "x");

        Upload upload = pack();

        assertThat(names(upload)).containsExactly(".terraformignore", "docs/deep/keep.md");
        assertThat(leftOut(upload))
                .containsExactly(
                        "docs/a.md by docs/ of root/.terraformignore:1",
                        "docs/deep/b.md by docs/ of root/.terraformignore:1");
    }

    @Test
    @DisplayName("a pattern without a slash hits the entry of a directory and none of its files, which is told")
    void withoutASlash() throws IOException {
        file("root/.terraformignore", "docs\n");
        file("root/docs/a.md", "x");

        Upload upload = pack();

        assertThat(names(upload)).containsExactly(".terraformignore", "docs/a.md");
        assertThat(upload.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.IGNORE_PATTERN_IDLE);
            assertThat(String.valueOf(problem.location())).isEqualTo("root/.terraformignore:1:1");
            assertThat(problem.hint()).contains("'docs/'");
        });
    }

    @Test
    @DisplayName("only the ignore file in the root counts")
    void onlyInTheRoot() throws IOException {
        file("root/sub/.terraformignore", "a.md\n");
        file("root/sub/a.md", "x");

        assertThat(names(pack())).containsExactly("sub/", "sub/.terraformignore", "sub/a.md");
    }

    @Test
    @DisplayName(
            "a link within the directory stays one, also one to nothing; one that leaves it becomes what it leads to")
    void links() throws IOException {
        file("beside/a.txt", "12");
        file("beside/sub/b.txt", "345");
        file("root/in/x", "x");
        link("root/inside", "in/x");
        link("root/nothing", "nowhere");
        link("root/file", "../beside/a.txt");
        link("root/twice", "../hop");
        link("hop", "beside/a.txt");
        link("root/folder", "../beside");

        Upload upload = pack();

        assertThat(upload.entries().stream()
                        .map(entry -> entry.kind() + " " + entry.path() + " " + entry.size()
                                + (entry.target() == null ? "" : " " + entry.target())))
                .containsExactly(
                        "FILE file 2",
                        "FILE folder/a.txt 2",
                        "DIRECTORY folder/sub/ 0",
                        "FILE folder/sub/b.txt 3",
                        "DIRECTORY in/ 0",
                        "FILE in/x 1",
                        "LINK inside 0 in/x",
                        "LINK nothing 0 nowhere",
                        "FILE twice 2");
    }

    @Test
    @DisplayName(
            "paths behind a link are compared from there on, so a pattern with the link's name leaves nothing out, which is told")
    void behindALink() throws IOException {
        file("root/.terraformignore", "/config/secret.txt\n/other.txt\nplain.txt\n");
        file("beside/secret.txt", "x");
        file("beside/other.txt", "x");
        file("beside/plain.txt", "x");
        link("root/config", "../beside");

        Upload upload = pack();

        assertThat(names(upload)).containsExactly(".terraformignore", "config/secret.txt");
        assertThat(leftOut(upload))
                .containsExactly(
                        "config/other.txt by /other.txt of root/.terraformignore:2",
                        "config/plain.txt by plain.txt of root/.terraformignore:3");
        assertThat(upload.problems()).singleElement().satisfies(problem -> {
            assertThat(String.valueOf(problem.location())).isEqualTo("root/.terraformignore:1:1");
            assertThat(problem.message()).contains("'config/secret.txt'", "behind a link");
        });
    }

    @Test
    @DisplayName("two roots that link the same directory get the same list, each under its own names")
    void severalRoots() throws IOException {
        file("beside/a.txt", "12");
        file("beside/.terraform/x", "1");
        link("root/one", "../beside");
        link("other/two/three", "../../beside");
        Packer packer = new Packer(Packing.of(Tool.any(Tool.Kind.TERRAFORM), '/'));

        Upload one = packer.pack(root, Path::toString);
        Upload other = packer.pack(folder.resolve("other"), Path::toString);

        assertThat(names(one)).containsExactly("one/a.txt");
        assertThat(names(other)).containsExactly("two/", "two/three/a.txt");
        assertThat(leftOut(other)).containsExactly("two/three/.terraform/x by .terraform/ of built-in");
    }

    @Test
    @DisplayName("before Terraform 1.14 a link to a neighbour whose name begins like the directory's stays a link")
    void neighbour() throws IOException {
        file("root-two/a.txt", "x");
        link("root/link", "../root-two");

        assertThat(names(pack("1.13.5"))).containsExactly("link");
        assertThat(names(pack("1.14.0"))).containsExactly("link/a.txt");
    }

    @Test
    @DisplayName(
            "from Terraform 1.14.1 on an ignore file that is a link out of the directory is not read, which is told")
    void linkedIgnoreFile() throws IOException {
        file("ignore", "a.txt\n");
        file("root/a.txt", "x");
        link("root/.terraformignore", "../ignore");

        assertThat(names(pack("1.11.4"))).containsExactly(".terraformignore");
        assertThat(pack("1.11.4").problems()).isEmpty();
        Upload upload = pack("1.15.0");
        assertThat(names(upload)).containsExactly(".terraformignore", "a.txt");
        assertThat(upload.problems())
                .singleElement()
                .extracting(Problem::code)
                .isEqualTo(ProblemCode.IGNORE_FILE_BYPASSED);
    }

    @Test
    @DisplayName(
            "a link out of the directory to nothing, and one that leads in circles, stop the tool: errors at the link")
    void brokenLinks() throws IOException {
        link("root/broken", "../nowhere");
        link("root/round", "../one");
        link("one", "two");
        link("two", "one");
        file("beside/a.txt", "x");
        link("beside/up", "../beside");
        link("root/endless", "../beside");

        assertThat(pack().problems())
                .allMatch(Problem::isError)
                .extracting(problem -> String.valueOf(problem.location()))
                .containsExactly("root/broken:1:1", "beside/up:1:1", "root/round:1:1");
    }

    @Test
    @DisplayName("a link behind a link is packed under a name outside of the directory: an error")
    void linkBehindALink() throws IOException {
        file("far/x", "x");
        link("beside/far", "../far");
        link("root/folder", "../beside");

        Upload upload = pack();

        assertThat(names(upload)).containsExactly("../beside/far/x");
        assertThat(upload.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.isError()).isTrue();
            assertThat(problem.message()).contains("'beside/far'", "'../beside/far/'");
        });
    }

    @Test
    @DisplayName("a left-out directory with more than 50 files is told as one")
    void manyFiles() throws IOException {
        file("root/.terraformignore", "many/\nfew/\n");
        for (int i = 0; i < 51; i++) {
            file("root/many/sub/" + i, "12");
        }
        file("root/few/x", "x");

        Upload upload = pack();

        assertThat(leftOut(upload))
                .containsExactly(
                        "few/x by few/ of root/.terraformignore:2", "many/ by many/ of root/.terraformignore:1");
        assertThat(upload.filesLeftOut()).isEqualTo(52);
        assertThat(upload.sizeLeftOut()).isEqualTo(103);
    }
}
