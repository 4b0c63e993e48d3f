package io.github.atmosmaven.git;

import io.github.atmosmaven.files.LinkTarget;
import io.github.atmosmaven.problem.AtmosException;
import io.github.atmosmaven.problem.NearestName;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Commits of the repository that a project lies in. */
public final class Commits {

    private static final int SUGGESTIONS = 3;
    private static final Pattern ID = Pattern.compile("[0-9a-f]{7,64}");

    private final Git git;
    private final Path top;

    /** @throws AtmosException.EnvironmentFailure where the project lies in no repository, or git cannot be run */
    public Commits(Git git) {
        this.git = git;
        this.top = git.top();
    }

    /** The real directory of the work tree. */
    public Path top() {
        return top;
    }

    /**
     * The commit of a name.
     *
     * @param parameter property of the parameter that names it
     * @param name a branch, a tag, or any other name that git has for one commit
     */
    public Commit find(String parameter, String name) {
        String wanted = name.strip();
        if (wanted.isEmpty()) {
            throw unknown(
                    "-D" + parameter + " is missing",
                    "name a branch, a tag or a commit, for instance -D" + parameter + "=origin/main");
        }
        if (wanted.startsWith("-") || wanted.chars().anyMatch(Character::isISOControl)) {
            throw unknown(
                    "-D" + parameter + " is '" + name + "', which names no commit",
                    "name a branch, a tag or a commit, for instance origin/main");
        }
        Git.Answer answer = git.ask("rev-parse", "--verify", "--quiet", wanted + "^{commit}");
        if (!answer.isGood()) {
            throw unknown(
                    "-D" + parameter + " is '" + wanted + "', and the repository has no such commit", hint(wanted));
        }
        return new Commit(wanted, answer.line());
    }

    private static AtmosException unknown(String message, String hint) {
        return new AtmosException.InvalidConfiguration(Problem.error(ProblemCode.COMMIT_UNKNOWN, null, message, hint));
    }

    private String hint(String wanted) {
        List<String> near = NearestName.list(wanted, names(), SUGGESTIONS);
        String nearest = near.isEmpty() ? "" : "; the nearest names are: " + String.join(", ", near);
        String remote = wanted.replaceFirst("^(refs/)?(remotes/)?origin/", "").replaceFirst("[~^@].*", "");
        if (isShallow()) {
            // The parent of a commit does not come with it.
            boolean isBehind = wanted.matches(".*[~^].*");
            return "the clone is shallow, so fetch it first: '"
                    + (isBehind ? "git fetch --unshallow" : "git fetch --depth=1 origin " + remote)
                    + "', or clone the whole history: 'fetch-depth: 0' for actions/checkout, 'GIT_DEPTH: 0' for GitLab"
                    + nearest;
        }
        boolean isElsewhere = wanted.startsWith("origin/") || ID.matcher(wanted).matches();
        if (isElsewhere || near.isEmpty()) {
            return "fetch it first: 'git fetch origin " + remote + "'" + nearest;
        }
        return nearest.substring(2);
    }

    private boolean isShallow() {
        return git.ask("rev-parse", "--is-shallow-repository").line().equals("true");
    }

    /** Names of branches and tags. */
    private List<String> names() {
        return git.ask("for-each-ref", "--format=%(refname:short)", "refs/heads", "refs/tags", "refs/remotes")
                .text()
                .lines()
                .toList();
    }

    public CommitTree tree(Commit commit) {
        return CommitTree.parse(
                git.require("ls-tree", "-r", "-z", "--full-tree", commit.id()).parts());
    }

    /**
     * Paths of files that differ from the last commit or are not in it, ignored ones apart.
     *
     * @param own tells of a path from the top what the plugin itself writes
     */
    public List<String> uncommitted(Predicate<String> own) {
        List<String> paths = new ArrayList<>();
        List<String> parts = git.require("status", "--porcelain", "-z", "--ignore-submodules=dirty")
                .parts();
        for (int i = 0; i < parts.size(); i++) {
            String part = parts.get(i);
            String path = part.substring(3);
            if (!own.test(path)) {
                paths.add(path);
            }
            if (part.substring(0, 2).chars().anyMatch(status -> status == 'R' || status == 'C')) {
                // The former name follows by itself, whether the index or the work tree has the new one.
                i++;
            }
        }
        return paths;
    }

    /**
     * A copy of a commit's files in a directory of the plugin.
     *
     * @param further directories whose files a project reads; those outside of the repository are where they are
     */
    public CommitCopy copy(Path directory, Collection<Path> further) {
        Set<Path> outside = new LinkedHashSet<>();
        for (Path each : further) {
            Path real = LinkTarget.real(each);
            boolean isApart = !real.startsWith(top) && !top.startsWith(real);
            if (isApart && outside.stream().noneMatch(real::startsWith)) {
                outside.removeIf(other -> other.startsWith(real));
                outside.add(real);
            }
        }
        return new CommitCopy(git, top, directory, outside);
    }
}
