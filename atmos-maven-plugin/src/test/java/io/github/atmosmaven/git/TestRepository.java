package io.github.atmosmaven.git;

import io.github.atmosmaven.process.SystemProcesses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A real Git repository, for tests that read commits. */
public final class TestRepository {

    private final Path directory;

    private TestRepository(Path directory) {
        this.directory = directory;
    }

    /** A new repository in a directory, which is made. */
    public static TestRepository in(Path directory) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        TestRepository repository = new TestRepository(directory);
        repository.git("init", "-q", "-b", "main");
        return repository.identified();
    }

    /** A repository that is there, for instance a clone. */
    public static TestRepository at(Path directory) {
        return new TestRepository(directory).identified();
    }

    private TestRepository identified() {
        git("config", "user.name", "Test");
        git("config", "user.email", "test@example.org");
        git("config", "commit.gpgsign", "false");
        return this;
    }

    public Path directory() {
        return directory;
    }

    public TestRepository file(String path, String text) {
        try {
            Path file = directory.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String text(String path) {
        try {
            return Files.readString(directory.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Replaces a text that the file must hold. */
    public TestRepository replace(String path, String former, String latter) {
        String text = text(path);
        if (!text.contains(former)) {
            throw new IllegalArgumentException(path + " does not hold " + former);
        }
        return file(path, text.replace(former, latter));
    }

    /** Commits everything there is, and returns the id of the commit. */
    public String commit(String message) {
        git("add", "-A");
        git("commit", "-q", "--allow-empty", "-m", message);
        return git("rev-parse", "HEAD").strip();
    }

    /** Runs git here, and returns what it prints. */
    public String git(String... arguments) {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().put("GIT_CONFIG_NOSYSTEM", "1");
        builder.environment().put("GIT_ALLOW_PROTOCOL", "file");
        builder.redirectErrorStream(true);
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(command + ": " + output);
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The commits as the plugin sees them from a project in the repository. */
    public static Commits commits(Path project, Map<String, String> further) {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.putAll(further);
        return new Commits(new Git(new SystemProcesses(), project, project, environment));
    }

    public Commits commits() {
        return commits(directory, Map.of());
    }
}
