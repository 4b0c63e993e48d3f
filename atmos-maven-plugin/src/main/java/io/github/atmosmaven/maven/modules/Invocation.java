package io.github.atmosmaven.maven.modules;

import java.nio.file.Path;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.MavenProject;

/**
 * Everything that Maven tells a goal about the execution that it is started for.
 *
 * @param directory base directory of the project; without a POM the directory that Maven was started in
 */
public record Invocation(MavenSession session, MojoExecution execution, MavenProject project, Path directory, Log log) {

    /** Directory that Maven was started in. Messages name files from there. */
    public Path executionRoot() {
        return Path.of(session.getExecutionRootDirectory());
    }

    public PluginDescriptor plugin() {
        return execution.getMojoDescriptor().getPluginDescriptor();
    }
}
