package io.github.atmosmaven.workflow.affected;

import static io.github.atmosmaven.workflow.affected.AffectedProject.STACK;
import static io.github.atmosmaven.workflow.affected.AffectedProject.find;
import static io.github.atmosmaven.workflow.affected.AffectedProject.messages;
import static io.github.atmosmaven.workflow.affected.AffectedProject.reasons;
import static io.github.atmosmaven.workflow.affected.AffectedProject.vpc;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.git.TestRepository;
import io.github.atmosmaven.problem.Problem;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("D90: commits that do not resolve, or lack the project")
class BaseAndHeadTest {

    @TempDir
    private Path directory;

    @Test
    @DisplayName("what does not resolve in the base counts as changed, with a warning; other stacks are compared")
    void comparesWithBrokenBase() {
        TestRepository repository = TestRepository.in(directory);
        String base = repository
                .file(STACK, "import: [nowhere]\n" + vpc("{a: 1}"))
                .file("src/main/stacks/prod.yaml", vpc("{a: 1}"))
                .commit("base");
        repository.file(STACK, vpc("{a: 1}")).commit("head");

        FindAffected.Result result = find(repository, base);

        assertThat(AffectedProject.told(result)).containsExactly("changed dev/vpc");
        assertThat(reasons(result)).containsExactly("the base does not resolve: null -> null at null");
        assertThat(messages(result))
                .singleElement()
                .asString()
                .contains("src/main/stacks/dev.yaml does not resolve")
                .contains("import 'nowhere' is not found");
    }

    @Test
    @DisplayName("what does not resolve in the head is an error, as in every goal")
    void refusesBrokenHead() {
        TestRepository repository = TestRepository.in(directory);
        String base = repository.file(STACK, vpc("{a: 1}")).commit("base");
        repository.file(STACK, "import: [nowhere]\n" + vpc("{a: 1}")).commit("head");

        assertThat(find(repository, base).problems()).anyMatch(Problem::isError);
    }

    @Test
    @DisplayName("a head without stacks is an error, and not a commit in which nothing is affected")
    void refusesEmptyHead() {
        TestRepository repository = TestRepository.in(directory);
        String base = repository.file("README.md", "").commit("base");

        assertThat(messages(find(repository, base))).isNotEmpty();
        assertThat(find(repository, base).problems()).anyMatch(Problem::isError);
    }

    @Test
    @DisplayName("a project that the base does not have is new as a whole")
    void findsNewProject() {
        TestRepository repository = TestRepository.in(directory);
        String base = repository.file("README.md", "").commit("base");
        repository.file("infra/" + STACK, vpc("{a: 1}")).commit("head");

        FindAffected.Result result = new AffectedProject(directory.resolve("infra")).find(base, "HEAD", false);

        assertThat(AffectedProject.told(result)).containsExactly("added dev/vpc");
        assertThat(result.problems()).isEmpty();
    }
}
