package io.github.atmosmaven.mojo;

import io.github.atmosmaven.files.AtomicFiles;
import io.github.atmosmaven.maven.Output;
import io.github.atmosmaven.maven.modules.EveryModule;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.workflow.SelectInModules;
import io.github.atmosmaven.workflow.UnmatchedNames;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** A goal that answers with a document: typed at the root of several modules it makes one of them all (D20). */
abstract class DocumentMojo extends ToolParameters {

    /**
     * The file to write to. Default: none, so the console; for a pipe add {@code -q}, and under Maven 4
     * {@code --raw-streams}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "atmos.outputFile")
    private @Nullable File outputFile;

    private @Nullable SelectInModules modules;

    @Override
    final void runEverywhere() throws MojoExecutionException, MojoFailureException {
        everyModule().runTogether(session(), execution(), this::runFor, this::runHere, getLog());
    }

    private void runFor(List<SelectInModules.Module> others) throws MojoExecutionException, MojoFailureException {
        if (others.isEmpty()) {
            runHere();
            return;
        }
        inMavensWords(() -> {
            List<SelectInModules.Module> all = new ArrayList<>();
            if (!hasNothingToDo()) {
                all.add(ownModule());
            }
            all.addAll(others);
            modules = new SelectInModules(projectDirectory(), all);
            run();
        });
    }

    private SelectInModules.Module ownModule() {
        String name = EveryModule.name(session(), project());
        return new SelectInModules.Module(name, projectDirectory(), load(), output().scripts());
    }

    /** The modules that the document is about; where no other was gathered, it is this one. */
    final SelectInModules modules() {
        SelectInModules known = modules;
        if (known == null) {
            known = new SelectInModules(projectDirectory(), List.of(ownModule()));
            modules = known;
        }
        return known;
    }

    /** The selected instances of all modules; where the goal is bound to a phase each module asks for itself. Warns of what is odd, fails on what is wrong with them. */
    final SelectInModules.Selected selectTogether() {
        boolean gathered = modules != null;
        SelectInModules.Selected selected =
                modules().select(selection(), gathered ? UnmatchedNames::problems : this::missing);
        heed(selected.problems());
        return selected;
    }

    @Override
    final void leaveForScripts(List<Problem> problems) {
        if (modules == null) {
            super.leaveForScripts(problems);
        } else {
            modules.leave(problems);
        }
    }

    /** Writes the document where the user wants it, but not among the sources (D3). */
    final void write(AtomicFiles.Text document) {
        if (outputFile == null) {
            Output.write(document, null, getLog());
        } else {
            modules().sources().refuse("-Datmos.outputFile", outputFile.toPath());
            Output.write(document, outputFile.toPath(), getLog());
        }
    }
}
