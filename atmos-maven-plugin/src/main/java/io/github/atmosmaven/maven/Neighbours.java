package io.github.atmosmaven.maven;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;

/**
 * What the modules of one build tell each other: each leaves notes in the session, where the others find them. Modules
 * that are built at the same time may do so at once; of two that first leave a note and then look, one sees the other's.
 */
final class Neighbours {

    private final MavenSession session;
    private final PluginDescriptor plugin;

    Neighbours(MavenSession session, PluginDescriptor plugin) {
        this.session = session;
        this.plugin = plugin;
    }

    void leave(MavenProject project, String topic, Object note) {
        notes(project).put(topic, note);
    }

    void takeBack(MavenProject project, String topic) {
        notes(project).remove(topic);
    }

    /** The note of one module; none where it left none, or runs another edition of this plugin. */
    <T> Optional<T> note(MavenProject project, String topic, Class<T> type) {
        Object note = notes(project).get(topic);
        return type.isInstance(note) ? Optional.of(type.cast(note)) : Optional.empty();
    }

    /** The note of one module, which is made where there is none yet. */
    <T> T note(MavenProject project, String topic, Class<T> type, Supplier<T> made) {
        return type.cast(notes(project).computeIfAbsent(topic, absent -> made.get()));
    }

    private Map<String, Object> notes(MavenProject project) {
        return session.getPluginContext(plugin, project);
    }
}
