package io.github.atmosmaven.maven.modules;

import io.github.atmosmaven.terraform.init.InitTurns;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.descriptor.PluginDescriptor;

/** Turns of {@code init} that all modules and goals of a build share. They are kept with the project that Maven began with. */
public final class SharedInitTurns {

    private SharedInitTurns() {}

    /** In the session are classes of Java alone, so that modules whose plugin has other dependencies share them too. */
    public static InitTurns ofInit(MavenSession session, PluginDescriptor plugin) {
        Map<String, Object> shared = session.getPluginContext(plugin, session.getTopLevelProject());
        @SuppressWarnings("unchecked") // Nobody else puts anything under these keys.
        ConcurrentMap<String, ReentrantLock> turns = (ConcurrentMap<String, ReentrantLock>)
                kept(shared, "turns of init", ConcurrentHashMap<String, ReentrantLock>::new);
        @SuppressWarnings("unchecked") // As above.
        ConcurrentMap<String, byte[]> lockFiles = (ConcurrentMap<String, byte[]>)
                kept(shared, "lock files of init", ConcurrentHashMap<String, byte[]>::new);
        return new InitTurns(turns, lockFiles);
    }

    private static Object kept(Map<String, Object> shared, String topic, Supplier<Object> made) {
        return shared.computeIfAbsent(topic, absent -> made.get());
    }
}
