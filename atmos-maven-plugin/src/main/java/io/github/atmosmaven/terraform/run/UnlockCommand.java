package io.github.atmosmaven.terraform.run;

import io.github.atmosmaven.terraform.outcome.ToolResult;
import java.io.IOException;
import java.util.List;

/** {@code force-unlock}: releases a lock that a run which died left on the state of an instance. */
public final class UnlockCommand implements ToolCommand {

    private final String lockId;

    /** @param lockId id that the tool printed when it met the lock; does not begin with a hyphen */
    public UnlockCommand(String lockId) {
        if (lockId.startsWith("-")) {
            throw new IllegalArgumentException("an option and not a lock id: " + lockId);
        }
        this.lockId = lockId;
    }

    @Override
    public String name() {
        return "unlock";
    }

    /** A state that is not there has no lock. */
    @Override
    public boolean createsWorkspace() {
        return false;
    }

    @Override
    public ToolResult run(ReadyWorkplace place) throws IOException, InterruptedException {
        return place.tool().succeeds(List.of("force-unlock", "-force", lockId))
                ? ToolResult.done(place.instance(), "unlocked, lock id " + lockId, place.log())
                : place.failed();
    }
}
