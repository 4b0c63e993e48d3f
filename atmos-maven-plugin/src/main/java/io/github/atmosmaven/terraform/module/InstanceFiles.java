package io.github.atmosmaven.terraform.module;

import io.github.atmosmaven.files.AtomicFiles;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.terraform.mirror.GeneratedFiles;
import io.github.atmosmaven.terraform.mirror.SourceTree;
import io.github.atmosmaven.terraform.mirror.VariableFile;
import io.github.atmosmaven.terraform.mirror.WorkingCopy;
import io.github.atmosmaven.terraform.mirror.WorkingDirectories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Files of an instance as a run finds them in its working directory (D61, D75): copies and links of the repository, what its
 * sections become, its backend and its variables. Whoever brings them up has the lock of the instance, and has opened its
 * directory and rendered its backend before.
 */
public final class InstanceFiles {

    private static final String BACKEND = GeneratedFiles.BACKEND;

    private static final String LOCAL_BACKEND =
            "{\n  \"terraform\": {\n    \"backend\": {\n      \"local\": {}\n    }\n  }\n}\n";

    private final Instance instance;
    private final RootModule module;
    private final WorkingDirectories directories;
    private final SourceTree repository;
    private final Path base;
    private final Path directory;

    public InstanceFiles(Instance instance, WorkingDirectories directories, RootModules modules) {
        this.instance = instance;
        this.module = modules.of(instance.rootModule());
        this.directories = directories;
        this.repository = modules.repository();
        this.base = directories.base(instance).toAbsolutePath().normalize();
        this.directory = directories.directory(instance).toAbsolutePath().normalize();
    }

    /** The directory that stands for the root of the repository. */
    public Path base() {
        return base;
    }

    /** The directory that the tool runs in. */
    public Path directory() {
        return directory;
    }

    /**
     * Brings up everything but the variables.
     *
     * @param data name of the tool's own directory in the working directory
     */
    public void bringUp(String data) throws IOException {
        boolean hasBackend = !instance.backend().type().isNone();
        directories.noteLinks(new AtomicFiles());
        String rendered = repository.place(module.directory().resolve(BACKEND));
        new WorkingCopy(base, repository, module.mirror(), file -> hasBackend && file.equals(rendered)).bringUp();
        directories.requirePlain(directory, data);
        new GeneratedFiles(instance, module.directory(), directory).write();
        Path backend = directory.resolve(BACKEND);
        if (hasBackend) {
            if (!Files.exists(backend)) {
                // Going on would leave the state in a local file (D38).
                throw new IllegalStateException("the backend of " + instance.displayName() + " was not rendered");
            }
        } else if (instance.state().moduleBackend() == null) {
            new AtomicFiles().writeIfChanged(backend, LOCAL_BACKEND, AtomicFiles.Access.DEFAULT);
        } else if (!Files.exists(module.directory().resolve(BACKEND))) {
            Files.deleteIfExists(backend);
        }
    }

    /** Writes the variables, and returns the file by which commands take them. */
    public VariableFile bringVariables() throws IOException {
        VariableFile variables = new VariableFile(
                base, module.directory(), directory, instance.backendType().isHosted());
        variables.write(instance);
        return variables;
    }
}
