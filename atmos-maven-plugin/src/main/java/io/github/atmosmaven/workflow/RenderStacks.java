package io.github.atmosmaven.workflow;

import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.workflow.select.LoadedStacks;
import io.github.atmosmaven.workflow.select.ScriptFiles;
import java.util.List;
import java.util.function.Consumer;

/**
 * Renders the backend files of a project: warnings are judged first, then files of the past go away, then files are
 * written. So a run that is refused changes nothing.
 */
public final class RenderStacks {

    private final LoadedStacks loaded;
    private final RenderBackends.Request request;
    private final ScriptFiles scripts;

    /**
     * @param loaded all stacks of the project
     * @param request the instances that were selected
     * @param scripts of the same run, which know what earlier runs have rendered
     */
    public RenderStacks(LoadedStacks loaded, RenderBackends.Request request, ScriptFiles scripts) {
        this.loaded = loaded;
        this.request = request;
        this.scripts = scripts;
    }

    /**
     * Result of rendering.
     *
     * @param removed number of backend files that no instance had any more
     */
    public record Result(RenderBackends.Result rendered, int removed) {}

    /**
     * Renders.
     *
     * @param judge of the warnings about what is to be written; its exception ends the run
     */
    public Result run(Consumer<List<Problem>> judge) {
        RenderBackends render = new RenderBackends();
        judge.accept(render.warnings(request));
        int removed = scripts.removeFormer(loaded, request.directories());
        return new Result(render.run(request), removed);
    }

    /** Says what {@link #run} would do, and writes and removes nothing (D9). */
    public Result preview(Consumer<List<Problem>> judge) {
        RenderBackends render = new RenderBackends();
        judge.accept(render.warnings(request));
        return new Result(render.preview(request), 0);
    }
}
