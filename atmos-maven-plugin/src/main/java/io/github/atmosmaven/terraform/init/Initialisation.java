package io.github.atmosmaven.terraform.init;

import io.github.atmosmaven.model.BackendType;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.terraform.mirror.WorkingDirectories;
import io.github.atmosmaven.terraform.module.RootModule;
import io.github.atmosmaven.terraform.outcome.ToolLog;
import io.github.atmosmaven.terraform.tool.Screen;
import io.github.atmosmaven.terraform.typed.Preparation;
import io.github.atmosmaven.terraform.typed.TypedArguments;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code init} and the choice of the workspace. Every run starts afresh: what an earlier {@code init} remembered of a
 * backend or a workspace never decides, and no state is ever copied from one backend to another behind the user's back.
 */
public final class Initialisation {

    private static final String NO_INPUT = "-input=false";
    private static final String NO_COLOR = "-no-color";
    private static final String READ_ONLY = "-lockfile=readonly";

    private final Instance instance;
    private final RootModule module;
    private final RunSettings settings;
    private final ToolRun tool;
    private final boolean isLocked;
    private final NewWorkspace newWorkspace;
    private final RootLockFile lockFile;
    private boolean lacksWorkspace;
    private boolean mayCreate;
    private boolean isChoosing;

    /** Decides about a workspace that does not exist. */
    public interface NewWorkspace {
        /** Says that it is created now, or that it is not, which is then a failure. */
        boolean isCreated();
    }

    /** Handling of a workspace that cannot be selected because it does not exist. */
    private interface Missing {
        boolean isDealtWith() throws IOException, InterruptedException;
    }

    /** @param isLockedByPlan true if the lock file of a saved plan is there, which counts as one of the root module */
    public Initialisation(
            Instance instance,
            RootModule module,
            RunSettings settings,
            ToolRun tool,
            boolean isLockedByPlan,
            RootLockFile lockFile,
            NewWorkspace newWorkspace) {
        this.instance = instance;
        this.module = module;
        this.settings = settings;
        this.tool = tool;
        this.isLocked = isLockedByPlan || module.isLocked();
        this.lockFile = lockFile;
        this.newWorkspace = newWorkspace;
    }

    public RootLockFile lockFile() {
        return lockFile;
    }

    /** Returns true if the tool can go on to its command. */
    public boolean succeeds(Preparation preparation) throws IOException, InterruptedException {
        return switch (preparation) {
            case FILES -> true;
            case MODULES -> tool.succeeds(List.of("get", "-no-color"));
            case INITIALISES -> {
                forgetEarlier();
                yield true;
            }
            case CODE -> hasInitialised(withoutBackend());
            case BACKEND -> hasInitialised() && deselects();
            case WORKSPACE_IF_THERE -> hasInitialised() && selectWorkspace(() -> true);
            case WORKSPACE -> hasInitialised() && selectWorkspace(this::createWorkspace);
        };
    }

    private boolean hasInitialised() throws IOException, InterruptedException {
        try (AddedConfiguration added = added()) {
            return hasInitialised(arguments(added));
        }
    }

    private AddedConfiguration added() throws IOException {
        return AddedConfiguration.of(
                instance, tool.directory(), tool.directory().resolve(settings.dataDirectory()));
    }

    /** Runs {@code init} as a user types it, with all that the instance says before it. */
    public int typed(TypedArguments typed, Screen screen) throws IOException, InterruptedException {
        try (AddedConfiguration added = added()) {
            return typed(typed, typed.isOff("backend") ? withoutBackend() : arguments(added), screen);
        }
    }

    private int typed(TypedArguments typed, List<String> ours, Screen screen) throws IOException, InterruptedException {
        if (typed.has("upgrade") || typed.has("lockfile")) {
            ours.remove(READ_ONLY);
        }
        if (screen.isTerminal()) {
            ours.remove(NO_COLOR);
            ours.remove(NO_INPUT);
        }
        ours.addAll(typed.words().subList(1, typed.words().size()));
        try (InitTurns.Turn turn = settings.initTurns().take(candidate())) {
            return lockFile.update(() -> {
                int exit = turn.tool().exit(ours, screen);
                if (exit == 0) {
                    turn.keepLockFile();
                }
                return exit;
            });
        }
    }

    private InitTurns.Candidate candidate() throws IOException {
        boolean isComplete =
                !module.isLocked() || LockedProviders.of(lockFile.own()).isComplete();
        return new InitTurns.Candidate(
                module,
                tool,
                isLocked && isComplete,
                settings.rootModules().repository().root(),
                settings.providers());
    }

    private boolean hasInitialised(List<String> arguments) throws IOException, InterruptedException {
        forgetEarlier();
        Optional<InitTurns.Turn> free = settings.initTurns().without(candidate());
        if (free.isPresent()) {
            if (free.get().tool().succeeds(arguments)) {
                return true;
            }
            boolean isOutdated = !isLocked && isRefused(tool.output());
            if (!isOutdated && !isFirstOfItsName()) {
                return false;
            }
        }
        try (InitTurns.Turn turn = settings.initTurns().take(candidate())) {
            return 0
                    == lockFile.update(() -> {
                        if (!initialise(turn.tool(), arguments)) {
                            return 1;
                        }
                        turn.keepLockFile();
                        return 0;
                    });
        }
    }

    private void forgetEarlier() throws IOException {
        Path data = tool.directory().resolve(settings.dataDirectory());
        Files.deleteIfExists(data.resolve("terraform.tfstate"));
        Files.deleteIfExists(data.resolve("environment"));
        if (Workspaces.areSelected(instance) && Workspaces.isHosted(instance)) {
            // Where there are several and none is chosen, init would ask which.
            Files.createDirectories(data);
            Files.write(data.resolve("environment"), instance.workspace().getBytes(StandardCharsets.UTF_8));
        }
    }

    /** A workspace that is selected cannot be deleted, and one of a service was, so that {@code init} does not ask. */
    private boolean deselects() throws IOException {
        Files.deleteIfExists(tool.directory().resolve(settings.dataDirectory()).resolve("environment"));
        return true;
    }

    private boolean initialise(ToolRun init, List<String> arguments) throws IOException, InterruptedException {
        if (init.succeeds(arguments)) {
            return true;
        }
        if (!isLocked
                && isRefused(tool.output())
                && Files.deleteIfExists(tool.directory().resolve(WorkingDirectories.LOCK_FILE))) {
            // What an earlier run chose no longer fits the module or its providers, and nobody asked to keep it.
            return init.succeeds(arguments);
        }
        if (!isFirstOfItsName() || !mayCreateWorkspace()) {
            return false;
        }
        return instance.backendType().isBlock()
                ? init.answered(asking(arguments), this::firstWorkspace) == 0
                // The backend is set up all the same, and its first workspace of that name makes it usable.
                : makeWorkspace() && init.succeeds(arguments);
    }

    /**
     * A {@code cloud} block with tags is not set up before one of its workspaces is there, and {@code init} alone makes the
     * first (remote-backend 11). Where there are others, any of them will do until that of the instance is made.
     */
    private Optional<String> firstWorkspace(String line) {
        if (line.contains("name to create a new")) {
            return Optional.of(instance.workspace());
        }
        isChoosing |= line.contains("enter a number to select a workspace");
        if (isChoosing && line.strip().startsWith("1. ")) {
            return Optional.of("1");
        }
        // Of any other question, such as to copy a state from elsewhere, nobody was asked.
        return line.contains("'yes'") || line.contains("\"yes\"") ? Optional.of("no") : Optional.empty();
    }

    private static List<String> asking(List<String> arguments) {
        return arguments.stream().filter(argument -> !argument.equals(NO_INPUT)).toList();
    }

    /** Returns true if a service has no workspace of the instance's name yet, as the tool said at last. */
    private boolean isFirstOfItsName() {
        return Workspaces.areSelected(instance)
                && Workspaces.isHosted(instance)
                && (tool.output().holds("No existing workspaces")
                        || tool.output().holds("Currently selected workspace"));
    }

    /** Versions or checksums of a lock file. */
    private static boolean isRefused(ToolLog output) {
        return output.holds("init -upgrade") || output.holds("checksums");
    }

    /** A lock file of the sources stays as it is, and is complete: checksums that it lacks come into the copy (D66). */
    private boolean isReadOnly() throws IOException {
        return module.isLocked()
                && !lockFile.isUpdated()
                && LockedProviders.of(lockFile.own()).isComplete();
    }

    private List<String> withoutBackend() throws IOException {
        List<String> arguments = new ArrayList<>(List.of("init", NO_INPUT, NO_COLOR, "-backend=false"));
        if (isReadOnly()) {
            arguments.add(READ_ONLY);
        }
        return arguments;
    }

    private List<String> arguments(AddedConfiguration added) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("init", NO_INPUT, NO_COLOR));
        BackendType type = instance.backendType();
        if (!type.isBlock()) {
            // Refused beside a block of its own, which has no earlier configuration to weigh.
            arguments.add("-reconfigure");
        }
        if (isReadOnly()) {
            arguments.add(READ_ONLY);
        }
        arguments.addAll(added.arguments());
        arguments.addAll(new RemoteVersion(instance, settings).initArguments());
        arguments.addAll(LocalState.initArguments(instance, settings, tool.directory()));
        if (type.isServedByLocalEndpoint()) {
            arguments.addAll(LocalEndpointArguments.of(instance, settings));
        }
        return arguments;
    }

    /** Without {@code -or-create}: users are told before a workspace is created, since that writes an empty state. */
    private boolean selectWorkspace(Missing missing) throws IOException, InterruptedException {
        return !Workspaces.areSelected(instance)
                || tool.succeeds(List.of("workspace", "select", instance.workspace()))
                || tool.output().holds("doesn't exist") && missing.isDealtWith();
    }

    /** Returns true if the workspace of the instance does not exist, and was not to be created. */
    public boolean lacksWorkspace() {
        return lacksWorkspace;
    }

    private boolean createWorkspace() throws IOException, InterruptedException {
        return mayCreateWorkspace() && makeWorkspace();
    }

    /** Says once that the workspace is created, if it may be. */
    private boolean mayCreateWorkspace() {
        if (!mayCreate) {
            mayCreate = newWorkspace.isCreated();
            lacksWorkspace = !mayCreate;
        }
        return mayCreate;
    }

    private boolean makeWorkspace() throws IOException, InterruptedException {
        return tool.succeeds(List.of("workspace", "new", instance.workspace()));
    }
}
