package io.github.atmosmaven.maven;

import io.github.atmosmaven.maven.modules.Invocation;
import java.util.List;
import java.util.Map;
import org.apache.maven.project.MavenProject;

/** Properties for plugins that run later in the same build: in this module and in those that are built after it. */
public final class BuildProperties {

    private static final String PREFIX = "atmos.";

    private BuildProperties() {}

    /** @param values by name, without the prefix that every property of the plugin has */
    public static void set(Invocation invocation, Map<String, String> values) {
        List<MavenProject> all = invocation.session().getProjects();
        int here = all.indexOf(invocation.project());
        List<MavenProject> later = here < 0 ? List.of(invocation.project()) : all.subList(here, all.size());
        for (MavenProject project : later) {
            values.forEach((name, value) -> project.getProperties().setProperty(PREFIX + name, value));
        }
    }
}
