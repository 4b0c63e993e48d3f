package io.github.atmosmaven.maven;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.apache.maven.settings.Profile;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/**
 * Values of the parameters that select stacks and instances (D40). A selection makes goals touch a cloud, so it counts only
 * where somebody selects on purpose: on the command line, in {@code .mvn/maven.config}, in an active profile of
 * {@code settings.xml}, or written in the configuration of the plugin. A property of a POM that happens to have the same
 * name selects nothing.
 */
public final class SelectionParameters {

    /** Source under which a project lists the profiles that come from outside of its POMs. */
    private static final String OUTSIDE = "external";

    private final MavenSession session;
    private final MojoExecution execution;
    private final MavenProject project;

    public SelectionParameters(MavenSession session, MojoExecution execution, MavenProject project) {
        this.session = session;
        this.execution = execution;
        this.project = project;
    }

    /**
     * The value of a parameter; null where nobody selects.
     *
     * @param name of the parameter, and of its property
     * @param evaluated value that Maven gave the parameter, from wherever it comes
     */
    public @Nullable String value(String name, @Nullable String evaluated) {
        if (isConfigured(name)) {
            return evaluated;
        }
        String typed = property(session.getUserProperties(), name);
        return typed == null ? ofSettings(name) : typed;
    }

    /** Maven completes the configuration of every execution by the default of each parameter, here its property. */
    private boolean isConfigured(String name) {
        Xpp3Dom configuration = execution.getConfiguration();
        Xpp3Dom written = configuration == null ? null : configuration.getChild(name);
        return written != null
                && written.getValue() != null
                && !written.getValue().equals("${" + name + "}");
    }

    private static @Nullable String property(Properties properties, String name) {
        String value = properties.getProperty(name);
        return value == null ? properties.getProperty("atmos." + name) : value;
    }

    /** Profiles are read from the settings themselves, since Maven mixes their properties into those of the project. */
    private @Nullable String ofSettings(String name) {
        Map<String, Profile> profiles = session.getSettings().getProfilesAsMap();
        String value = null;
        for (String id : activeProfiles()) {
            Profile profile = profiles.get(id);
            String own = profile == null ? null : property(profile.getProperties(), name);
            value = own == null ? value : own;
        }
        return value;
    }

    private List<String> activeProfiles() {
        List<String> ids = new ArrayList<>(session.getSettings().getActiveProfiles());
        // A profile may also be active by -P, by a property or by default.
        project.getInjectedProfileIds().getOrDefault(OUTSIDE, List.of()).forEach(id -> {
            if (!ids.contains(id)) {
                ids.add(id);
            }
        });
        return ids;
    }
}
