package io.github.atmosmaven.backend.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The parameter {@code backendConfig} as a user wrote it.
 *
 * @param written its entries
 * @param directories directories in which relative names of files start: the first that has the file counts
 */
public record BackendConfigEntries(List<String> written, List<Path> directories) {

    /** Of a project that sets nothing. */
    public static final BackendConfigEntries UNSET = new BackendConfigEntries(List.of(), List.of());

    public BackendConfigEntries {
        written = List.copyOf(written);
        directories = List.copyOf(directories);
    }

    /** These entries for a copy of the project, which lacks files that its repository does not keep. */
    public BackendConfigEntries inCopy(Path project) {
        List<Path> all = new ArrayList<>(directories);
        all.add(0, project);
        return new BackendConfigEntries(written, all);
    }

    Path file(String name) {
        Path first = directories.get(0).resolve(name).normalize();
        return directories.stream()
                .map(directory -> directory.resolve(name).normalize())
                .filter(Files::exists)
                .findFirst()
                .orElse(first);
    }
}
