package io.github.atmosmaven.maven;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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

    /** The notes of all modules but one. */
    <T> List<T> others(MavenProject project, String topic, Class<T> type) {
        return session.getProjects().stream()
                .filter(other -> !other.equals(project))
                .map(other -> note(other, topic, type).orElse(null))
                .filter(Objects::nonNull)
                .toList();
    }

    private Map<String, Object> notes(MavenProject project) {
        return session.getPluginContext(plugin, project);
    }
}
