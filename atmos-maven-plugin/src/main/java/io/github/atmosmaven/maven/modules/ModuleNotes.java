package io.github.atmosmaven.maven.modules;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;

/**
 * Notes that the modules of one build leave for each other in the Maven session. Modules that are built at the same time
 * may use it at once: of two that leave a note first and then look, at least one sees the note of the other.
 */
final class ModuleNotes {

    private final MavenSession session;
    private final PluginDescriptor plugin;

    ModuleNotes(MavenSession session, PluginDescriptor plugin) {
        this.session = session;
        this.plugin = plugin;
    }

    void leave(MavenProject project, String topic, Object note) {
        notes(project).put(topic, note);
    }

    void takeBack(MavenProject project, String topic) {
        notes(project).remove(topic);
    }

    /** The note of one module. Empty if it left none, or runs this plugin with other dependencies. */
    <T> Optional<T> note(MavenProject project, String topic, Class<T> type) {
        Object note = notes(project).get(topic);
        return type.isInstance(note) ? Optional.of(type.cast(note)) : Optional.empty();
    }

    /** The note of one module. It is made if there is none yet. */
    <T> T note(MavenProject project, String topic, Class<T> type, Supplier<T> made) {
        return type.cast(notes(project).computeIfAbsent(topic, absent -> made.get()));
    }

    private Map<String, Object> notes(MavenProject project) {
        return session.getPluginContext(plugin, project);
    }
}
