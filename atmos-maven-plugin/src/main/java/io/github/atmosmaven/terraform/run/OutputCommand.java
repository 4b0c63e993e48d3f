package io.github.atmosmaven.terraform.run;

import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.terraform.outcome.Output;
import io.github.atmosmaven.terraform.outcome.OutputReader;
import io.github.atmosmaven.terraform.outcome.ToolResult;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * {@code output -json}: reads the outputs of an instance. What it prints is handed on and gets into no log, since it holds
 * the values of sensitive outputs too (D79). An instance without a state has no outputs; asking creates no workspace.
 */
public final class OutputCommand implements ToolCommand {

    private final BiConsumer<Instance, List<Output>> outputs;

    /** @param outputs is given the outputs of each instance, by several threads */
    public OutputCommand(BiConsumer<Instance, List<Output>> outputs) {
        this.outputs = outputs;
    }

    @Override
    public String name() {
        return "output";
    }

    @Override
    public String shown(Set<String> sensitive) {
        return "output -json";
    }

    @Override
    public boolean createsWorkspace() {
        return false;
    }

    @Override
    public ToolResult runWithoutWorkspace(ReadyWorkplace place) {
        outputs.accept(place.instance(), List.of());
        return done(place, "no outputs, the workspace '" + place.instance().workspace() + "' does not exist yet");
    }

    @Override
    public ToolResult run(ReadyWorkplace place) throws IOException, InterruptedException {
        OutputReader reader = new OutputReader();
        int exit = place.tool().document(List.of("output", "-json", "-no-color"), reader);
        if (exit != 0) {
            return place.failed();
        }
        List<Output> read = reader.outputs();
        if (read == null) {
            return place.failed("what 'output -json' printed cannot be used: " + reader.failure());
        }
        outputs.accept(place.instance(), read);
        return done(place, read.isEmpty() ? "no outputs, or no state yet" : count(read.size()));
    }

    private static ToolResult done(ReadyWorkplace place, String summary) {
        return ToolResult.done(place.instance(), summary, place.log());
    }

    private static String count(int outputs) {
        return outputs + " output" + (outputs == 1 ? "" : "s");
    }
}
