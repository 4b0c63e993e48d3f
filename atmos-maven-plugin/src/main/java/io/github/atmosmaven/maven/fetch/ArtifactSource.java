package io.github.atmosmaven.maven.fetch;

import io.github.atmosmaven.problem.AtmosException;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.terraform.fetch.Release;
import io.github.atmosmaven.terraform.fetch.SourceChoice;
import io.github.atmosmaven.terraform.fetch.ToolSource;
import io.github.atmosmaven.terraform.fetch.Versions;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.resolution.VersionRangeRequest;
import org.eclipse.aether.resolution.VersionRangeResolutionException;
import org.eclipse.aether.transfer.ArtifactNotFoundException;

/** An artifact of the repositories of a project, with the platform as its classifier. Maven resolves it like any other. */
final class ArtifactSource implements ToolSource {

    private final SourceChoice.Coordinates coordinates;
    private final RepositorySystem system;
    private final MavenSession session;
    private final List<RemoteRepository> repositories;

    ArtifactSource(
            SourceChoice.Coordinates coordinates, RepositorySystem system, MavenSession session, MavenProject project) {
        this.coordinates = coordinates;
        this.system = system;
        this.session = session;
        this.repositories = project.getRemoteProjectRepositories();
    }

    @Override
    public Fetched fetch(Release release, Path directory) {
        Artifact artifact =
                artifact(release.platform().toString(), release.version().text());
        try {
            Path file = system.resolveArtifact(
                            session.getRepositorySession(), new ArtifactRequest(artifact, repositories, null))
                    .getArtifact()
                    .getFile()
                    .toPath();
            return new Fetched(file, coordinates.isArchive(), artifact.toString());
        } catch (ArtifactResolutionException e) {
            throw e.getResult().getExceptions().stream().allMatch(ArtifactNotFoundException.class::isInstance)
                    ? missing(release, artifact)
                    : unreachable(artifact, e);
        }
    }

    private Artifact artifact(String classifier, String version) {
        return new DefaultArtifact(
                coordinates.groupId(), coordinates.artifactId(), classifier, coordinates.type(), version);
    }

    private AtmosException missing(Release release, Artifact artifact) {
        if (session.isOffline()) {
            return new AtmosException.EnvironmentFailure(
                    Problem.error(
                            ProblemCode.OFFLINE,
                            null,
                            release + " is not fetched yet, and Maven is offline: " + artifact
                                    + " is not in the local repository",
                            "run 'mvn atmos:tool' once without -o"),
                    null);
        }
        List<String> nearest = Versions.nearest(release.version(), versions());
        return new AtmosException.InvalidConfiguration(Problem.error(
                ProblemCode.TOOL_NOT_FETCHED,
                null,
                "no repository has " + artifact,
                nearest.isEmpty()
                        ? "deploy it, or check toolVersion, toolSource and the repositories of the project"
                        : "deploy it, or set toolVersion to one that is there; the nearest are "
                                + String.join(", ", nearest)));
    }

    /** Versions of the artifact, whatever platforms they are for. */
    private List<String> versions() {
        VersionRangeRequest all = new VersionRangeRequest(artifact("", "[0,)"), repositories, null);
        try {
            return system.resolveVersionRange(session.getRepositorySession(), all).getVersions().stream()
                    .map(Object::toString)
                    .toList();
        } catch (VersionRangeResolutionException e) {
            return List.of();
        }
    }

    private AtmosException unreachable(Artifact artifact, ArtifactResolutionException cause) {
        return new AtmosException.EnvironmentFailure(
                Problem.error(
                        ProblemCode.TOOL_NOT_FETCHED,
                        null,
                        artifact + " cannot be resolved: " + cause.getMessage(),
                        hint()),
                cause);
    }

    /** The resolver knows what the local repository has. */
    @Override
    public boolean mayBeHere() {
        return true;
    }

    @Override
    public String shown() {
        return "the repositories of the project, as " + coordinates.groupId() + ":" + coordinates.artifactId();
    }

    @Override
    public String hint() {
        return "check the repositories of the project, and their servers in settings.xml";
    }
}
