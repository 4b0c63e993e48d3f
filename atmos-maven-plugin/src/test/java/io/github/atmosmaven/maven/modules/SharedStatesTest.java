package io.github.atmosmaven.maven.modules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.InstanceOf;
import io.github.atmosmaven.backend.ProjectStates;
import io.github.atmosmaven.config.PluginSettings;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.lifecycle.LifecycleExecutor;
import org.apache.maven.lifecycle.MavenExecutionPlan;
import org.apache.maven.lifecycle.internal.ExecutionPlanItem;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.building.DefaultModelBuilderFactory;
import org.apache.maven.model.building.DefaultModelBuildingRequest;
import org.apache.maven.model.building.ModelBuildingException;
import org.apache.maven.plugin.BuildPluginManager;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("D32: modules of one build that share a state")
class SharedStatesTest {

    private static final String PLUGIN = """
            <build><plugins><plugin>
              <groupId>io.github.atmosmaven</groupId><artifactId>atmos-maven-plugin</artifactId><version>1</version>
              <executions><execution><id>stacks</id><goals><goal>render</goal><goal>plan</goal></goals></execution></executions>
            </plugin></plugins></build>""";

    @TempDir
    private Path build;

    private final List<MavenProject> modules = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();

    @Test
    @DisplayName("the module that is built first is stopped, before the goal has run in the other")
    void theFirstIsStoppedToo() throws Exception {
        MavenProject network = module("network", PLUGIN);
        module("apps", PLUGIN);

        assertThat(problems(network, MojoExecution.Source.LIFECYCLE))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo(ProblemCode.STATE_COLLISION);
                    assertThat(problem.message()).contains("'vpc' of stack 'dev'", "apps/src/main/stacks/dev.yaml");
                });
        assertThat(asked).containsExactly("apps");
    }

    @Test
    @DisplayName("so it is where the other module is not built this time")
    void aModuleThatIsNotBuiltCounts() throws Exception {
        MavenProject network = module("network", PLUGIN);
        MavenProject apps = module("apps", PLUGIN);

        MavenSession session = session(network);
        session.setProjects(List.of(network));
        session.setAllProjects(List.of(network, apps));

        assertThat(problems(session, MojoExecution.Source.LIFECYCLE)).hasSize(1);
    }

    @Test
    @DisplayName("the module that is built last finds what the first has resolved")
    void theLastIsStopped() throws Exception {
        module("network", PLUGIN);
        MavenProject apps = module("apps", PLUGIN);

        assertThat(problems(apps, MojoExecution.Source.LIFECYCLE)).hasSize(1);
        assertThat(asked).containsExactly("network");
    }

    @Test
    @DisplayName("a module whose plugin stands in a profile counts where that is active, and wherever a goal is typed")
    void aModuleWithThePluginInAProfileCounts() throws Exception {
        String profile = "<profiles><profile><id>cloud</id>" + PLUGIN + "</profile></profiles>";
        MavenProject network = module("network", PLUGIN);
        module("apps", profile, "cloud");

        assertThat(problems(network, MojoExecution.Source.LIFECYCLE)).hasSize(1);

        modules.remove(1);
        module("apps", profile);

        assertThat(problems(network, MojoExecution.Source.LIFECYCLE))
                .as("no goal runs in it")
                .isEmpty();
        assertThat(problems(network, MojoExecution.Source.CLI)).hasSize(1);
    }

    @Test
    @DisplayName("a module that cannot be read stops nobody else")
    void aModuleThatCannotBeReadIsPassedOver() throws Exception {
        MavenProject network = module("network", PLUGIN);
        module("broken", PLUGIN);
        module("apps", PLUGIN);

        assertThat(problems(network, MojoExecution.Source.LIFECYCLE)).hasSize(1);
        assertThat(asked).containsExactly("broken", "apps");
    }

    /** Passes over why a module cannot be read, which its own goals tell. */
    private static final class QuietLog extends SystemStreamLog {
        @Override
        public void debug(CharSequence content, Throwable error) {}
    }

    private List<Problem> problems(MavenProject current, MojoExecution.Source source) {
        return problems(session(current), source);
    }

    private List<Problem> problems(MavenSession session, MojoExecution.Source source) {
        asked.clear();
        SharedStates states =
                new SharedStates(session, render(source), new EveryModule(plans(), goals()), new QuietLog());
        return states.of(settings(session.getCurrentProject()), instances());
    }

    private MavenSession session(MavenProject current) {
        DefaultMavenExecutionRequest request = new DefaultMavenExecutionRequest();
        request.setBaseDirectory(build.toFile());
        @SuppressWarnings("deprecation")
        MavenSession session = new MavenSession(null, null, request, null);
        session.setProjects(modules);
        session.setAllProjects(modules);
        session.setCurrentProject(current);
        return session;
    }

    /** Every module has the same stack, and with it the same state. */
    private static List<Instance> instances() {
        return List.of(
                new InstanceOf("dev", "vpc").address("s3://acme/vpc.tfstate").get());
    }

    private static PluginSettings settings(MavenProject module) {
        return PluginSettings.defaults(module.getBasedir().toPath(), Map.of());
    }

    /** The effective POM of a module that has stacks, as Maven makes it. */
    private MavenProject module(String name, String pom, String... profiles) throws IOException {
        Path directory = build.resolve(name);
        Files.createDirectories(directory.resolve("src/main/stacks"));
        MavenProject module = new MavenProject(effective(directory, pom, List.of(profiles)));
        module.setOriginalModel(new Model());
        module.setFile(directory.resolve("pom.xml").toFile());
        modules.add(module);
        return module;
    }

    private static Model effective(Path directory, String pom, List<String> profiles) throws IOException {
        String project = "<project><modelVersion>4.0.0</modelVersion><groupId>com.acme</groupId><artifactId>"
                + directory.getFileName() + "</artifactId><version>1</version>" + pom + "</project>";
        DefaultModelBuildingRequest request = new DefaultModelBuildingRequest();
        request.setPomFile(
                Files.writeString(directory.resolve("pom.xml"), project).toFile());
        request.setActiveProfileIds(profiles);
        try {
            return new DefaultModelBuilderFactory().newInstance().build(request).getEffectiveModel();
        } catch (ModelBuildingException e) {
            throw new AssertionError(e);
        }
    }

    /** Maven's plan for one goal of a module. */
    private static LifecycleExecutor plans() {
        return (LifecycleExecutor) Proxy.newProxyInstance(
                LifecycleExecutor.class.getClassLoader(),
                new Class<?>[] {LifecycleExecutor.class},
                (proxy, method, arguments) -> new MavenExecutionPlan(
                        List.of(new ExecutionPlanItem(render(MojoExecution.Source.LIFECYCLE))), null));
    }

    /** Answers the question as a goal does in the module that is asked. */
    private BuildPluginManager goals() {
        return (BuildPluginManager) Proxy.newProxyInstance(
                BuildPluginManager.class.getClassLoader(),
                new Class<?>[] {BuildPluginManager.class},
                (proxy, method, arguments) -> {
                    answer(((MavenSession) arguments[0]).getCurrentProject(), (MojoExecution) arguments[1]);
                    return null;
                });
    }

    private void answer(MavenProject module, MojoExecution question) {
        asked.add(module.getArtifactId());
        if (module.getArtifactId().equals("broken")) {
            throw new IllegalStateException("its stacks cannot be read");
        }
        PluginSettings settings = settings(module);
        StatesQuestion.in(question)
                .orElseThrow()
                .add(settings, () -> ProjectStates.of(settings.projectDirectory(), instances()));
    }

    private static MojoExecution render(MojoExecution.Source source) {
        Plugin plugin = new Plugin();
        plugin.setGroupId("io.github.atmosmaven");
        plugin.setArtifactId("atmos-maven-plugin");
        PluginDescriptor descriptor = new PluginDescriptor();
        descriptor.setGroupId("io.github.atmosmaven");
        descriptor.setArtifactId("atmos-maven-plugin");
        descriptor.setVersion("1");
        descriptor.setPlugin(plugin);
        MojoDescriptor goal = new MojoDescriptor();
        goal.setPluginDescriptor(descriptor);
        goal.setGoal("render");
        return new MojoExecution(goal, source == MojoExecution.Source.CLI ? "default-cli" : "stacks", source);
    }
}
