package io.github.atmosmaven.mojo;

import io.github.atmosmaven.maven.GoalRun;
import io.github.atmosmaven.maven.Parameters;
import io.github.atmosmaven.maven.TwoCommits;
import io.github.atmosmaven.maven.modules.GatheredModules;
import io.github.atmosmaven.mojo.parameters.DocumentParameters;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.workflow.affected.AffectedFile;
import io.github.atmosmaven.workflow.affected.AffectedInModules;
import io.github.atmosmaven.workflow.affected.AffectedTable;
import io.github.atmosmaven.workflow.affected.FindAffected;
import io.github.atmosmaven.workflow.matrix.Batch;
import io.github.atmosmaven.workflow.matrix.ExactBatches;
import io.github.atmosmaven.workflow.matrix.GitHubMatrix;
import io.github.atmosmaven.workflow.matrix.GitLabPipeline;
import io.github.atmosmaven.workflow.matrix.JenkinsBranches;
import io.github.atmosmaven.workflow.matrix.JobCommand;
import io.github.atmosmaven.workflow.select.SelectInModules;
import io.github.atmosmaven.workflow.select.UnmatchedNames;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Finds the component instances that differ between two commits: by any resolved section, by the address of their state, by
 * a file of their root module or of a local module that it calls, or by a file that settings name. A comment or a moved key
 * of a manifest is no difference. Shows them on the console or in {@code outputFile}, as a table with the reasons or in the
 * form that a CI system reads. Reads both commits through git, which must be on the PATH, and changes neither the index nor
 * the work tree; uncommitted changes do not count. Writes {@code affected.json} below {@code target/atmos}, and
 * {@code problems.json} and {@code index.json} like all goals. The other parameters hold for both commits. Bound to no
 * phase. Example: {@code mvn atmos:affected -Datmos.base=origin/main}.
 */
@Mojo(name = "affected", threadSafe = true, requiresProject = false)
public final class AffectedMojo extends DocumentParameters {

    /**
     * Commit that is compared with: a branch, a tag or any other name that git has for a commit. It is this commit itself;
     * for the one where a branch began, ask git for the merge base. A shallow clone has to hold it. Default: none, and the
     * goal fails without it. Example: {@code -Datmos.base=$(git merge-base origin/main HEAD)}, or {@code -Datmos.base=v1.2.0}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atmos.base")
    private @Nullable String base;

    /**
     * Commit that is asked about, and that {@code index.json} lists the instances of. Default: {@code HEAD}, the commit that is checked out. Example:
     * {@code -Datmos.base=v1.2.0 -Datmos.head=v1.3.0}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atmos.head", defaultValue = "HEAD")
    private String head;

    /**
     * Adds the instances that depend on affected ones, directly or by way of others, with the status {@code dependent}.
     * Default: {@code false}. Example: {@code mvn atmos:affected -Datmos.base=origin/main -Datmos.dependents}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atmos.dependents", defaultValue = "false")
    private boolean dependents;

    /**
     * Format of the document: {@code table}; {@code json}, the content of {@code affected.json}; {@code github}, the matrix
     * of a job in GitHub Actions; {@code gitlab}, a child pipeline; {@code jenkins}, a Groovy map for {@code parallel}. The
     * last three leave out what was removed. Default: {@code table}. Example:
     * {@code mvn -q atmos:affected -Datmos.base=origin/main -Datmos.format=github}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atmos.format", defaultValue = "table")
    private String format;

    /**
     * Most instances that one job of the formats {@code github}, {@code gitlab} and {@code jenkins} works on, all of one
     * stack. Their names are then a list with commas. Default: {@code 1}. Example: {@code -Datmos.batch=10}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atmos.batch", defaultValue = "1")
    private int batch;

    /**
     * Start of the command line of a job in the formats {@code gitlab} and {@code jenkins}. The instances of the job follow
     * it, and {@code -f} where Maven was started below the top of the repository. Default: {@code mvn -B -ntp verify}.
     * Example: {@code "-Datmos.job=./mvnw -B atmos:plan"}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atmos.job", defaultValue = "mvn -B -ntp verify")
    private String job;

    private enum Format {
        TABLE,
        JSON,
        GITHUB,
        GITLAB,
        JENKINS
    }

    @Override
    public void gather(GoalRun run, GatheredModules modules) {
        FindAffected.Result result = find(run, new TwoCommits(run));
        modules.add(
                run.project().directory(),
                result.stacks(),
                run.project().output().scripts(),
                result);
    }

    @Override
    public void run(GoalRun run) {
        Format chosen = switch (format.toLowerCase(Locale.ROOT)) {
            case "table" -> Format.TABLE;
            case "json" -> Format.JSON;
            case "github" -> Format.GITHUB;
            case "gitlab" -> Format.GITLAB;
            case "jenkins" -> Format.JENKINS;
            default -> throw Parameters.invalid("atmos.format", format, "table, json, github, gitlab or jenkins");
        };
        Parameters.requirePositive("atmos.batch", batch);
        TwoCommits commits = new TwoCommits(run);
        AffectedInModules found = found(run, commits);
        run.heed(found.missing());
        found.write();
        run.heed(warnings(chosen, found, run.project().directory()));
        if (commits.isCheckedOut(found.head())) {
            commits.tellUncommitted();
        }
        run.say(AffectedTable.summary(found.base(), found.head(), found.all()));
        String document = document(chosen, found, new JobCommand(job, commits.startDirectory()));
        write(run, out -> out.append(document));
    }

    private AffectedInModules found(GoalRun run, TwoCommits commits) {
        Map<SelectInModules.Module, FindAffected.Result> gathered =
                run.gathered().answers(FindAffected.Result.class);
        if (!gathered.isEmpty()) {
            return new AffectedInModules(gathered, UnmatchedNames::problems);
        }
        FindAffected.Result result = find(run, commits);
        return new AffectedInModules(Map.of(run.beAbout(result.stacks()), result), run::missing);
    }

    /** Compares the commits in one module, and leaves for scripts what is wrong there (D7). */
    private FindAffected.Result find(GoalRun run, TwoCommits commits) {
        FindAffected.Result result = commits.compare(base == null ? "" : base, head, dependents);
        run.project().output().leave(result.stacks());
        run.project().output().scripts().leave(result.problems());
        if (result.problems().stream().anyMatch(Problem::isError)) {
            run.heed(result.problems());
        }
        return result;
    }

    /** Warnings in the order of their weight: a state that is left behind is lost from sight. */
    private List<Problem> warnings(Format chosen, AffectedInModules found, Path viewer) {
        List<Problem> warnings = new ArrayList<>(AffectedTable.moves(found.all()));
        warnings.addAll(found.problems(viewer));
        List<Batch> batches = Batch.of(found.all(), batch);
        if (chosen == Format.GITHUB) {
            warnings.addAll(GitHubMatrix.problems(batches, size -> Batch.of(found.all(), size)));
        }
        if (chosen == Format.GITHUB || chosen == Format.GITLAB || chosen == Format.JENKINS) {
            warnings.addAll(new ExactBatches(found.stacks()).problems(batches));
        }
        return warnings;
    }

    private String document(Format chosen, AffectedInModules found, JobCommand command) {
        List<Batch> batches = Batch.of(found.all(), batch);
        return switch (chosen) {
            case TABLE -> AffectedTable.of(found.byName()).plain();
            case JSON -> AffectedFile.text(found.base(), found.head(), found.all());
            case GITHUB -> GitHubMatrix.text(batches);
            case GITLAB -> GitLabPipeline.text(batches, command);
            case JENKINS -> JenkinsBranches.text(batches, command);
        };
    }
}
