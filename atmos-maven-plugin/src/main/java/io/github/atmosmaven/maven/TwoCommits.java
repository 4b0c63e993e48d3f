package io.github.atmosmaven.maven;

import io.github.atmosmaven.files.LinkTarget;
import io.github.atmosmaven.git.Commit;
import io.github.atmosmaven.git.Commits;
import io.github.atmosmaven.git.Git;
import io.github.atmosmaven.maven.modules.BuildLayout;
import io.github.atmosmaven.workflow.affected.FindAffected;
import io.github.atmosmaven.yaml.SnakeYamlReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Two commits of the repository that a goal runs in. */
public final class TwoCommits {

    private static final String HEAD = "HEAD";
    private static final int MOST_NAMED = 3;

    private final GoalRun run;
    private final Commits commits;

    public TwoCommits(GoalRun run) {
        this.run = run;
        this.commits = new Commits(new Git(
                Wiring.processes(run.invocation().log()),
                run.project().directory(),
                run.project().settings().surroundings().startDirectory(),
                run.project().settings().environment()));
    }

    /** Compares the answers of both. */
    public FindAffected.Result compare(String base, String head, boolean dependents) {
        GoalProject project = run.project();
        FindAffected.Engine engine =
                new FindAffected.Engine(new SnakeYamlReader(), project::toolsOf, Wiring::loadStacks);
        return new FindAffected(engine, commits)
                .run(
                        new FindAffected.Request(project.settings(), base, head, project.selection(), dependents),
                        project.output().path());
    }

    /** Returns true if a commit is checked out. */
    public boolean isCheckedOut(Commit commit) {
        return commits.find("atmos.head", HEAD).id().equals(commit.id());
    }

    /** Says that there are changes which no commit holds. */
    public void tellUncommitted() {
        Set<Path> builds = BuildLayout.of(run.invocation().session()).buildDirectories().stream()
                .map(LinkTarget::real)
                .collect(Collectors.toSet());
        List<String> changes = commits.uncommitted(path -> isOurs(path, builds));
        if (!changes.isEmpty()) {
            String more = changes.size() > MOST_NAMED ? ", …" : "";
            run.say((changes.size() == 1 ? "1 uncommitted change is" : changes.size() + " uncommitted changes are")
                    + " not looked at: "
                    + changes.stream().limit(MOST_NAMED).collect(Collectors.joining(", ", "", more)));
        }
    }

    private boolean isOurs(String path, Set<Path> builds) {
        Path place = commits.top().resolve(path);
        return place.endsWith(".atmos") || builds.stream().anyMatch(place::startsWith);
    }

    /** The directory that Maven was started in, from the top of the repository; empty where it is the top. */
    public String startDirectory() {
        Path start = LinkTarget.real(run.invocation().executionRoot());
        return start.startsWith(commits.top())
                ? commits.top().relativize(start).toString().replace('\\', '/')
                : "";
    }
}
