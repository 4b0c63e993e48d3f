package io.github.atmosmaven.terraform.tool;

import io.github.atmosmaven.model.Tool;
import io.github.atmosmaven.model.ToolVersion;
import io.github.atmosmaven.problem.IoReason;
import io.github.atmosmaven.problem.Location;
import io.github.atmosmaven.problem.PathsFrom;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the files in which tenv and tfenv keep the version of a project (D29). */
public final class VersionFiles {

    private static final Map<String, Tool.Kind> NAMES =
            Map.of(".opentofu-version", Tool.Kind.OPENTOFU, ".terraform-version", Tool.Kind.TERRAFORM);

    private final Path project;
    private final List<Problem> warnings = new ArrayList<>();

    private VersionFiles(Path project) {
        this.project = project.toAbsolutePath().normalize();
    }

    /** @param warnings about files that are passed over */
    public record Found(ToolRequest request, List<Problem> warnings) {}

    /**
     * Reads the files beside the POM, else those at the top of the repository.
     *
     * @param top may be the directory of the project itself
     */
    public static Found of(Path project, Path top) {
        VersionFiles files = new VersionFiles(project);
        Map<Tool.Kind, ToolRequest.Asked> versions = new EnumMap<>(Tool.Kind.class);
        NAMES.forEach((name, kind) -> files.inFirstOf(project, top, name)
                .ifPresent(version -> versions.put(kind, new ToolRequest.Asked(version, name))));
        return new Found(
                versions.isEmpty() ? ToolRequest.NONE : new ToolRequest(null, versions), List.copyOf(files.warnings));
    }

    private Optional<ToolVersion> inFirstOf(Path directory, Path top, String name) {
        Optional<ToolVersion> near = read(directory.toAbsolutePath().normalize().resolve(name));
        Path other = top.toAbsolutePath().normalize();
        return near.isPresent() || other.equals(project) ? near : read(other.resolve(name));
    }

    private Optional<ToolVersion> read(Path file) {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            // Bytes of any kind are read, so that what is no text is told as what is no version.
            List<String> lines =
                    Files.readString(file, StandardCharsets.ISO_8859_1).lines().toList();
            for (int i = 0; i < lines.size(); i++) {
                String line = lines.get(i).strip();
                if (!line.isEmpty() && !line.startsWith("#")) {
                    return version(line, file, i + 1);
                }
            }
            passOver(file, null, "it names no version");
        } catch (IOException e) {
            passOver(file, null, "it cannot be read: " + IoReason.of(e));
        }
        return Optional.empty();
    }

    private Optional<ToolVersion> version(String line, Path file, int number) {
        Optional<ToolVersion> version = ToolVersion.of(line).filter(ToolVersion::isExact);
        if (version.isEmpty()) {
            passOver(file, number, "'" + line + "' is not an exact version");
        }
        return version;
    }

    private void passOver(Path file, @Nullable Integer line, String why) {
        warnings.add(Problem.warning(
                ProblemCode.TOOL_VERSION_UNKNOWN,
                new Location(new PathsFrom(project).shown(file), line == null ? 1 : line, 1),
                file.getFileName() + " is passed over: " + why,
                "write one version such as 1.11.4 into it, or set toolVersion"));
    }
}
