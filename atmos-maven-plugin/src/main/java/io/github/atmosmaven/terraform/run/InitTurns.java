package io.github.atmosmaven.terraform.run;

import io.github.atmosmaven.files.AtomicFiles;
import io.github.atmosmaven.terraform.mirror.WorkingDirectories;
import io.github.atmosmaven.terraform.module.RootModule;
import io.github.atmosmaven.terraform.tool.PluginCache;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Turns of {@code init} in a whole build, all its modules and goals. Tools that share a plugin cache go one at a time,
 * since they write into it without regard for each other (D65); those that share none need not wait.
 *
 * <p>Without a lock file a tool installs each provider anew, into the cache, where other tools of the build read or even
 * run the earlier copy. So the lock file that came out for the first instance of a root module serves the others: with its
 * checksums they take what is in the cache. Another root module has none to be served; it is let take what is there, now
 * that a tool of this build has been through the cache.
 *
 * @param turn the lock of the build
 * @param lockFiles lock files that came out so far in the build
 */
public record InitTurns(ReentrantLock turn, ConcurrentMap<String, byte[]> lockFiles) {

    private static final String TAKES_CACHED = "TF_PLUGIN_CACHE_MAY_BREAK_DEPENDENCY_LOCK_FILE";

    /** For a build that has one run of a tool. */
    public InitTurns() {
        this(new ReentrantLock(), new ConcurrentHashMap<>());
    }

    /**
     * Waits for the turn of a tool, if it has to take one.
     *
     * @param isLocked true if there is a lock file that has to stay
     */
    Turn take(RootModule module, ToolRun tool, boolean isLocked) throws IOException, InterruptedException {
        PluginCache cache = PluginCache.of(tool.environment(), tool.directory());
        if (cache == null) {
            return new Turn(tool, null);
        }
        turn.lockInterruptibly();
        boolean taken = false;
        try {
            String place = cache.place() + '\n' + cache.configuration() + '\n';
            String key = place + module.directory() + '\n' + tool.binary();
            Turn mine = new Turn(isLocked ? tool : unlocked(tool, place, key), key);
            taken = true;
            return mine;
        } finally {
            if (!taken) {
                turn.unlock();
            }
        }
    }

    private ToolRun unlocked(ToolRun tool, String place, String key) {
        Path lockFile = tool.directory().resolve(WorkingDirectories.LOCK_FILE);
        byte[] served = lockFiles.get(key);
        if (served != null) {
            new AtomicFiles().writeIfChanged(lockFile, served, AtomicFiles.Access.DEFAULT);
            return tool;
        }
        boolean isFilled = lockFiles.keySet().stream().anyMatch(other -> other.startsWith(place));
        return isFilled && !Files.exists(lockFile) ? tool.withDefault(TAKES_CACHED, "1") : tool;
    }

    /** The turn of one tool, until it is closed. */
    final class Turn implements AutoCloseable {

        private final ToolRun tool;
        private final @Nullable String key;

        private Turn(ToolRun tool, @Nullable String key) {
            this.tool = tool;
            this.key = key;
        }

        /** The tool as it is to be run in this turn. */
        ToolRun tool() {
            return tool;
        }

        /** To be called when {@code init} has succeeded. */
        void keepLockFile() throws IOException {
            Path lockFile = tool.directory().resolve(WorkingDirectories.LOCK_FILE);
            if (key != null && Files.isRegularFile(lockFile)) {
                lockFiles.put(key, Files.readAllBytes(lockFile));
            }
        }

        @Override
        public void close() {
            if (key != null) {
                turn.unlock();
            }
        }
    }
}
