package io.github.atmosmaven.terraform.run;

import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.terraform.init.LocalState;
import io.github.atmosmaven.terraform.init.RunSettings;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * State that the tool could not write to the backend of an instance, and left in the working directory instead. It is the
 * only one that knows what the run has changed, so it is brought to where the local states are, which {@code mvn clean}
 * leaves alone, and stays there until a user has pushed and removed it (D39).
 */
final class ErroredState {

    private static final String NAME = "errored.tfstate";
    private static final Pattern KEPT = Pattern.compile("errored-[0-9]+\\.tfstate");

    private final Instance instance;
    private final RunSettings settings;
    private final Path left;

    /** @param directory the working directory */
    ErroredState(Instance instance, RunSettings settings, Path directory) {
        this.instance = instance;
        this.settings = settings;
        this.left = directory.resolve(NAME);
    }

    /** Brings a state that the tool has left behind to its place; none of an earlier run is replaced. */
    Optional<Path> keep() throws IOException {
        if (!Files.isRegularFile(left, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        if (left.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(left, PosixFilePermissions.fromString("rw-------"));
        }
        Path place = LocalState.directory(instance, settings);
        for (int number = 1; ; number++) {
            try {
                return Optional.of(Files.move(left, place.resolve("errored-" + number + ".tfstate")));
            } catch (FileAlreadyExistsException e) {
                // That of an earlier run, so the next number is tried.
                continue;
            }
        }
    }

    /** One that was kept and is still there. */
    Optional<Path> kept() throws IOException {
        Path place = settings.localStates().of(instance.stack(), instance.name());
        if (!Files.isDirectory(place)) {
            return Optional.empty();
        }
        try (Stream<Path> children = Files.list(place)) {
            return children.filter(child ->
                            KEPT.matcher(child.getFileName().toString()).matches())
                    .filter(Files::isRegularFile)
                    .sorted()
                    .findFirst();
        }
    }
}
