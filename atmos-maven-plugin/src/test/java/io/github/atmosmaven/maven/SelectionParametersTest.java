package io.github.atmosmaven.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Model;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.project.MavenProject;
import org.apache.maven.settings.Profile;
import org.apache.maven.settings.Settings;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("D40: a selection counts where somebody selects on purpose")
class SelectionParametersTest {

    private final DefaultMavenExecutionRequest request = new DefaultMavenExecutionRequest();
    private final Settings settings = new Settings();
    private final MavenProject project = new MavenProject(new Model());
    private final Xpp3Dom configuration = new Xpp3Dom("configuration");
    private MojoExecution execution;

    @BeforeEach
    void asMavenCompletesIt() {
        configure("${stack}");
        execution = new MojoExecution(new MojoDescriptor(), configuration);
    }

    private void configure(String value) {
        Xpp3Dom stack = new Xpp3Dom("stack");
        stack.setValue(value);
        configuration.addChild(stack);
    }

    @SuppressWarnings("deprecation")
    private @Nullable String stack(@Nullable String evaluated) {
        MavenSession session = new MavenSession(null, null, request, null) {
            @Override
            public Settings getSettings() {
                return settings;
            }
        };
        return new SelectionParameters(session, execution, project).value("stack", evaluated);
    }

    @Test
    void aPropertyOfAPomSelectsNothing() {
        project.getProperties().setProperty("stack", "prod");

        // Maven itself evaluates the parameter to the property.
        assertThat(stack("prod")).isNull();
    }

    @Test
    void theCommandLineSelects() {
        project.getProperties().setProperty("stack", "prod");
        request.getUserProperties().setProperty("stack", "dev");

        assertThat(stack("dev")).isEqualTo("dev");
    }

    @Test
    void theLongNameOfThePropertySelects() {
        request.getUserProperties().setProperty("atmos.stack", "dev");

        assertThat(stack(null)).isEqualTo("dev");
    }

    @Test
    void theConfigurationOfThePluginSelects() {
        configuration.removeChild(0);
        configure("${which.stack}");
        request.getUserProperties().setProperty("stack", "dev");

        assertThat(stack("prod")).isEqualTo("prod");
    }

    @Test
    void anActiveProfileOfTheSettingsSelects() {
        settings.addProfile(profile("mine", "dev"));
        settings.addProfile(profile("other", "prod"));
        settings.addActiveProfile("mine");
        project.getProperties().setProperty("stack", "dev");

        assertThat(stack("dev")).isEqualTo("dev");
    }

    @Test
    void aProfileOfTheSettingsThatIsTypedSelects() {
        settings.addProfile(profile("mine", "dev"));
        project.setInjectedProfileIds("external", List.of("mine"));

        assertThat(stack(null)).isEqualTo("dev");
    }

    @Test
    void aProfileThatIsNotActiveSelectsNothing() {
        settings.addProfile(profile("mine", "dev"));

        assertThat(stack(null)).isNull();
    }

    private static Profile profile(String id, String stack) {
        Profile profile = new Profile();
        profile.setId(id);
        profile.addProperty("stack", stack);
        return profile;
    }
}
