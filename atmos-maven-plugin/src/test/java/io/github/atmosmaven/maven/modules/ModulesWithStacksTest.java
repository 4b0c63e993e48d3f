package io.github.atmosmaven.maven.modules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Build;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Which modules of a build have stacks")
class ModulesWithStacksTest {

    @TempDir
    private Path build;

    private final Properties userProperties = new Properties();
    private final List<MavenProject> modules = new ArrayList<>();

    private ModulesWithStacks stacks() {
        DefaultMavenExecutionRequest request = new DefaultMavenExecutionRequest();
        request.setUserProperties(userProperties);
        @SuppressWarnings("deprecation")
        MavenSession session = new MavenSession(null, null, request, null);
        session.setProjects(modules);
        session.setAllProjects(modules);
        return new ModulesWithStacks(session, new MojoExecution(plugin(null), "render", "render"));
    }

    /** The plugin as a POM has it. */
    private static Plugin plugin(@Nullable String stacksDirectory) {
        Plugin plugin = new Plugin();
        plugin.setGroupId("io.github.atmosmaven");
        plugin.setArtifactId("atmos-maven-plugin");
        if (stacksDirectory != null) {
            Xpp3Dom configuration = new Xpp3Dom("configuration");
            Xpp3Dom parameter = new Xpp3Dom("stacksDirectory");
            parameter.setValue(stacksDirectory);
            configuration.addChild(parameter);
            plugin.setConfiguration(configuration);
        }
        return plugin;
    }

    private static Model model(Plugin plugin) {
        Model model = new Model();
        model.setBuild(new Build());
        model.getBuild().addPlugin(plugin);
        return model;
    }

    /** A module whose own POM says nothing. */
    private MavenProject module(String name, Model effective) throws IOException {
        MavenProject module = new MavenProject(effective);
        module.setArtifactId(name);
        module.setOriginalModel(new Model());
        module.setFile(
                Files.createDirectories(build.resolve(name)).resolve("pom.xml").toFile());
        modules.add(module);
        return module;
    }

    private void manifest(String path) throws IOException {
        Path file = build.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "vars: {}");
    }

    @Test
    @DisplayName("where there is no POM, the project that Maven makes up has no directory and no stacks")
    void aProjectWithoutAPomHasNoStacks() {
        assertThat(stacks().isIn(new MavenProject())).isFalse();
    }

    @Test
    void aProjectWithManifestsHasStacks() throws IOException {
        MavenProject module = module("network", model(plugin(null)));

        assertThat(stacks().isIn(module)).isFalse();

        manifest("network/src/main/stacks/dev.yaml");

        assertThat(stacks().isIn(module)).isTrue();
    }

    @Test
    @DisplayName("a module whose POM names a directory of stacks is looked at, also where that directory is missing")
    void aProjectThatNamesStacksIsNotPassedOver() throws IOException {
        MavenProject byProperty = module("network", model(plugin(null)));
        byProperty.getOriginalModel().addProperty("atmos.stacksDirectory", "stcks");
        MavenProject byParameter = module("apps", model(plugin("stcks")));
        byParameter.setOriginalModel(model(plugin("stcks")));
        manifest("data/src/main/stacks/dev.yaml");
        module("data", model(plugin(null)));

        assertThat(stacks().isIn(byProperty)).isTrue();
        assertThat(stacks().isIn(byParameter)).isTrue();
        assertThat(stacks().areOnlyInOthers(
                                byParameter, build.resolve("apps/stcks").toFile()))
                .isFalse();
    }

    @Test
    @DisplayName("what a parent or the command line names is meant for the modules that have it")
    void aProjectThatInheritsANameMayDoWithoutStacks() throws IOException {
        manifest("network/stacks/dev.yaml");
        MavenProject network = module("network", model(plugin("stacks")));
        MavenProject code = module("code", model(plugin("stacks")));

        assertThat(stacks().isIn(network)).isTrue();
        assertThat(stacks().areOnlyInOthers(code, build.resolve("code/stacks").toFile()))
                .isTrue();

        userProperties.setProperty("atmos.stacksDirectory", "other");
        manifest("code/other/dev.yaml");

        assertThat(stacks().isIn(code)).isTrue();
    }

    @Test
    @DisplayName("a project that is alone has lost its stacks, whoever named them")
    void aProjectAloneIsNeverPassedOver() throws IOException {
        MavenProject alone = module("network", model(plugin("stacks")));

        assertThat(stacks().areOnlyInOthers(
                                alone, build.resolve("network/stacks").toFile()))
                .isFalse();
        assertThat(stacks().areOnlyInOthers(alone, null)).isFalse();
    }

    @Test
    @DisplayName("a module without stacks is passed over where others have some, and so is one that only holds others")
    void aProjectBesideOthersIsPassedOver() throws IOException {
        MavenProject parent = module(".", model(plugin(null)));
        parent.getModel().addModule("code");
        MavenProject code = module("code", model(plugin(null)));

        assertThat(stacks().areOnlyInOthers(parent, null)).isTrue();
        assertThat(stacks().areOnlyInOthers(code, null)).isFalse();

        manifest("network/src/main/stacks/dev.yaml");
        module("network", model(plugin(null)));

        assertThat(stacks().areOnlyInOthers(code, null)).isTrue();
    }

    @Test
    @DisplayName("D70: a directory that can be no name of a file is left to be told by those who look for stacks there")
    void aNameThatNoFileCanHave() throws IOException {
        userProperties.setProperty("atmos.stacksDirectory", "st\0cks");

        assertThat(stacks().isIn(module("network", model(plugin(null))))).isTrue();
    }

    @Test
    @DisplayName("D21: of modules that find one atmos.yaml above them, the first works on it")
    void theFirstModuleWorksOnWhatAllFind() throws IOException {
        manifest("atmos.yaml");
        manifest("own/src/main/stacks/dev.yaml");
        MavenProject own = module("own", model(plugin(null)));
        MavenProject network = module("network", model(bound()));
        MavenProject apps = module("apps", model(bound()));
        Files.createDirectory(build.resolve(".git"));

        assertThat(stacks().isIn(own)).as("it has stacks of its own").isTrue();
        assertThat(stacks().isIn(network)).isTrue();
        assertThat(stacks().isIn(apps)).isFalse();
        assertThat(stacks().areOnlyInOthers(apps, null)).isTrue();
        assertThat(stacks().neighbourAtWork(apps))
                .hasValue("module network works on ../atmos.yaml, which this module" + " finds as well");
        assertThat(stacks().neighbourAtWork(network)).isEmpty();
    }

    @Test
    @DisplayName("D21: a module in which the goal does not run leaves the file to the next")
    void aModuleWithoutTheGoalDoesNotCount() throws IOException {
        manifest("atmos.yaml");
        MavenProject without = module("without", model(plugin(null)));
        MavenProject apps = module("apps", model(bound()));
        Files.createDirectory(build.resolve(".git"));

        assertThat(stacks().isIn(apps)).isTrue();
        assertThat(stacks().neighbourAtWork(without))
                .hasValueSatisfying(word -> assertThat(word).contains("apps"));
    }

    @Test
    @DisplayName("D21: who has the file beside its POM works on it, also where it is built last")
    void theModuleOfTheFileWorksOnIt() throws IOException {
        manifest("top/atmos.yaml");
        MavenProject below = module("top/below", model(bound()));
        MavenProject top = module("top", model(bound()));
        Files.createDirectory(build.resolve(".git"));

        assertThat(stacks().isIn(top)).isTrue();
        assertThat(stacks().isIn(below)).isFalse();
    }

    @Test
    @DisplayName("D21: a module that names an atmos.yaml is looked at, also where that is missing")
    void aModuleThatNamesAFileIsNotPassedOver() throws IOException {
        MavenProject named = module("network", model(plugin(null)));
        named.getOriginalModel().addProperty("atmos.atmosYaml", "config/atmos.yaml");

        assertThat(stacks().isIn(named)).isTrue();
    }

    /** The plugin with the goal bound to its phase. */
    private static Plugin bound() {
        Plugin plugin = plugin(null);
        PluginExecution execution = new PluginExecution();
        execution.addGoal("render");
        plugin.addExecution(execution);
        return plugin;
    }
}
