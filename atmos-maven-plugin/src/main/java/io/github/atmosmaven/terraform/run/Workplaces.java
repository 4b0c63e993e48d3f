package io.github.atmosmaven.terraform.run;

import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.terraform.init.RunSettings;
import io.github.atmosmaven.terraform.mirror.WorkingDirectories;
import io.github.atmosmaven.terraform.tool.ProcessRunner;
import io.github.atmosmaven.terraform.tool.Tools;

/** Gives every instance of a run its working place. */
public final class Workplaces {

    final WorkingDirectories directories;
    final RunSettings settings;
    final ProcessRunner processes;
    final RunListener listener;

    public Workplaces(
            WorkingDirectories directories, RunSettings settings, ProcessRunner processes, RunListener listener) {
        this.directories = directories;
        this.settings = settings;
        this.processes = processes;
        this.listener = listener;
    }

    /** @param tools gives the instance its tool */
    public Workplace of(Instance instance, Tools tools) {
        return new Workplace(instance, tools, this);
    }
}
