package io.github.atmosmaven.maven.modules;

import io.github.atmosmaven.problem.Problem;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;

/** Warnings that the build has printed for a module. Goals of one lifecycle find the same warnings; each is printed once. */
public final class ToldWarnings {

    private static final String TOPIC = "told warnings";

    private final Set<Problem> told;

    @SuppressWarnings("unchecked") // The context is of this plugin's realm: nobody else puts anything under this key.
    public ToldWarnings(MavenSession session, PluginDescriptor plugin, MavenProject project) {
        this.told = (Set<Problem>) session.getPluginContext(plugin, project)
                .computeIfAbsent(TOPIC, topic -> ConcurrentHashMap.<Problem>newKeySet());
    }

    /** Warnings that were not printed before. From now on they count as printed. */
    public List<Problem> news(List<Problem> problems) {
        return problems.stream()
                .filter(problem -> !problem.isError())
                .filter(told::add)
                .toList();
    }
}
