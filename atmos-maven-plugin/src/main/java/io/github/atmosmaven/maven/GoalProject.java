package io.github.atmosmaven.maven;

import io.github.atmosmaven.config.PluginSettings;
import io.github.atmosmaven.config.ProjectHome;
import io.github.atmosmaven.lint.LintLevels;
import io.github.atmosmaven.maven.modules.BuildDirectories;
import io.github.atmosmaven.maven.modules.BuildLayout;
import io.github.atmosmaven.maven.modules.Invocation;
import io.github.atmosmaven.stack.AbstractComponents;
import io.github.atmosmaven.terraform.tool.Tools;
import io.github.atmosmaven.workflow.select.LoadedStacks;
import io.github.atmosmaven.workflow.select.OutputDirectory;
import io.github.atmosmaven.workflow.select.Selection;
import io.github.atmosmaven.workflow.select.Sources;
import io.github.atmosmaven.workflow.select.StatePlaces;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Project that a goal runs in: its directories, its tools and its stacks, each found when it is first needed. */
public final class GoalProject {

    private final Invocation invocation;
    private final StackRequest request;
    private final boolean dryRun;
    private @Nullable Path home;
    private @Nullable OutputDirectory output;
    private @Nullable ProjectTools tools;

    GoalProject(Invocation invocation, StackRequest request, boolean dryRun) {
        this.invocation = invocation;
        this.request = request;
        this.dryRun = dryRun;
    }

    public PluginSettings settings() {
        return request.settings();
    }

    public Selection selection() {
        return request.selection();
    }

    LintLevels lint() {
        return request.lint();
    }

    /** Base directory of the project. */
    public Path directory() {
        return invocation.directory();
    }

    /** Directory whose {@code .atmos} outlives {@code mvn clean}. */
    public Path home() {
        Path known = home;
        if (known == null) {
            known = ProjectHome.of(settings()).directory();
            home = known;
        }
        return known;
    }

    /** Directory of the plugin's own files that outlive {@code mvn clean}. */
    public Path memory() {
        return home().resolve(".atmos");
    }

    /**
     * Directory of all files that this run generates.
     *
     * @throws io.github.atmosmaven.problem.AtmosException.InvalidConfiguration if it is among the sources (D3)
     */
    public OutputDirectory output() {
        OutputDirectory known = output;
        if (known == null) {
            Path named = request.outputDirectory();
            Path path = named == null
                    ? BuildDirectories.of(invocation.session().getCurrentProject(), directory())
                            .resolve("atmos")
                    : named;
            known = new OutputDirectory(
                    new OutputDirectory.Directories(directory(), home(), path),
                    Sources.of(directory(), settings().directories().stacks()),
                    BuildLayout.of(invocation.session()));
            output = known;
        }
        return known;
    }

    /** Tools that run the instances of the project. */
    ProjectTools tools() {
        ProjectTools known = tools;
        if (known == null) {
            StackRequest.ToolParameters named = request.tool();
            known = ProjectTools.of(settings().surroundings(), invocation, named, toolMemory());
            tools = known;
        }
        return known;
    }

    /**
     * Tools that run the instances of a commit: those that the parameters ask for, else those of its own version files.
     *
     * @param commit directory of the project in a copy of the commit
     * @param top the top of that copy
     */
    Tools toolsOf(Path commit, Path top) {
        StackRequest.ToolParameters named = request.tool();
        return ProjectTools.of(
                        ProjectTools.wanted(named, commit, top),
                        settings().surroundings(),
                        invocation,
                        named,
                        toolMemory())
                .tools();
    }

    /** A dry run changes nothing but reports (D9). */
    private Path toolMemory() {
        return dryRun ? output().path() : memory();
    }

    /** Resolves all stacks of the project and writes nothing. */
    LoadedStacks resolve(Tools tools, AbstractComponents abstracts) {
        return Wiring.loadStacks(tools).run(settings(), abstracts);
    }

    /**
     * Resolves all stacks of the project, and checks where their states are (D39).
     *
     * @param withAbstracts true if abstract components are resolved too; they are if components are asked for by name
     */
    LoadedStacks load(Tools tools, boolean withAbstracts) {
        boolean resolved = withAbstracts || !selection().components().isEmpty();
        return StatePlaces.checked(
                resolve(tools, resolved ? AbstractComponents.RESOLVED : AbstractComponents.CHECKED),
                BuildDirectories.ofAll(invocation.session(), directory()));
    }
}
