package io.github.atmosmaven.terraform.run;

import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.terraform.init.RootLockFile;
import io.github.atmosmaven.terraform.outcome.ToolFailure;
import io.github.atmosmaven.terraform.outcome.ToolResult;
import io.github.atmosmaven.terraform.tool.Screen;
import io.github.atmosmaven.terraform.typed.CommandNeeds;
import io.github.atmosmaven.terraform.typed.Preparation;
import io.github.atmosmaven.terraform.typed.TypedArguments;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Any command of the tool, as a user types it (D69). What it prints is shown as it comes. Its exit status decides: 0 is
 * success, and so is 2 of {@code plan -detailed-exitcode}, which says that there are changes.
 */
public final class TypedCommand implements ToolCommand {

    private static final int CHANGES = 2;
    private static final Set<String> COMPUTING = Set.of("plan", "apply", "destroy", "refresh");

    private final TypedArguments typed;
    private final Function<Instance, Screen> screens;

    /** @param screens show for each instance what the tool prints */
    public TypedCommand(TypedArguments typed, Function<Instance, Screen> screens) {
        this.typed = typed;
        this.screens = screens;
    }

    @Override
    public String name() {
        return typed.command();
    }

    @Override
    public String shown(Set<String> sensitive) {
        return typed.shown(sensitive);
    }

    @Override
    public String logName() {
        return "terraform.log";
    }

    @Override
    public boolean showsOutput() {
        return true;
    }

    @Override
    public Preparation preparation() {
        return CommandNeeds.preparation(typed);
    }

    @Override
    public boolean changesResources() {
        return (name().equals("apply") || name().equals("destroy")) && !typed.areQuestion();
    }

    @Override
    public boolean readsOtherStates() {
        return COMPUTING.contains(name()) && !typed.areQuestion();
    }

    @Override
    public boolean createsWorkspace() {
        return !typed.command().equals("force-unlock");
    }

    @Override
    public Map<String, String> variables() {
        return typed.variables();
    }

    @Override
    public ToolResult run(ReadyWorkplace place) throws IOException, InterruptedException {
        Screen screen = screens.apply(place.instance());
        int exit = typed.path().equals("providers lock")
                ? place.initialisation().lockFile().update(() -> exit(place, screen))
                : exit(place, screen);
        if (exit != 0 && place.operations().refuseParallelism(place.tool().output()) && !typed.has("parallelism")) {
            place.note("run again without the -parallelism of TF_CLI_ARGS, since its operations are remote");
            exit = exit(place, screen);
        }
        if (exit == 0) {
            noteLockFile(place);
            return ToolResult.done(place.instance(), "done", place.log());
        }
        if (exit == CHANGES && name().equals("plan") && typed.isOn("detailed-exitcode")) {
            return ToolResult.changed(place.instance(), place.log());
        }
        ToolFailure failure = isConversation(screen)
                ? ToolFailure.of("what it printed is on the terminal alone")
                : place.failures().of(place.tool().output().words());
        return ToolResult.failed(place.instance(), failure.withStatus(exit), place.log());
    }

    private int exit(ReadyWorkplace place, Screen screen) throws IOException, InterruptedException {
        if (typed.areQuestion()) {
            return place.tool().answer(typed.words(), screen);
        }
        if (isConversation(screen)) {
            return place.tool().converse(typed.words());
        }
        if (name().equals("init")) {
            return place.initialisation().typed(typed, screen);
        }
        if (name().equals("fmt") && !typed.isOn("check") && !typed.isOff("write")) {
            place.note("copies of its files are formatted, in "
                    + place.failures().shown(place.tool().directory()) + "; the sources are left as they are");
        }
        boolean appliesPlan = name().equals("apply") && !typed.operands().isEmpty();
        return appliesPlan
                ? place.tool().exitWithoutVariables(CommandNeeds.completed(typed, screen.isTerminal()), screen)
                : place.tool().exit(CommandNeeds.completed(typed, screen.isTerminal()), screen);
    }

    private boolean isConversation(Screen screen) {
        return screen.isTerminal() && CommandNeeds.isConversation(typed);
    }

    /** What a user changes in a copy is lost with the next run. */
    private void noteLockFile(ReadyWorkplace place) throws IOException {
        if (!typed.path().equals("providers lock") && !(name().equals("init") && typed.has("upgrade"))) {
            return;
        }
        RootLockFile lockFile = place.initialisation().lockFile();
        if (!lockFile.isUpdated() && lockFile.isChanged()) {
            place.note("the lock file of its root module is left as it is; -Datmos.updateLock writes it: "
                    + place.failures().shown(lockFile.own()));
        }
    }
}
