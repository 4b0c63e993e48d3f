package io.github.atmosmaven.terraform.run;

import io.github.atmosmaven.files.OwnTree;
import java.nio.file.Path;

/**
 * The directory of local states (D39).
 *
 * @param directory the absolute directory
 * @param home directory whose {@code .atmos} is the plugin's
 */
public record LocalStates(Path directory, Path home) {

    public LocalStates {
        directory = directory.toAbsolutePath().normalize();
        home = home.toAbsolutePath().normalize();
    }

    /** Makes the directory of one instance in it. */
    Path make(String instance) {
        Path place = directory.resolve(instance);
        tree().make(place);
        return place;
    }

    /** A directory that the user names may be a link, and is open to whom the user likes. */
    private OwnTree tree() {
        return directory.startsWith(home.resolve(".atmos"))
                ? OwnTree.ofProject(home)
                : OwnTree.below(directory).ownerOnlyBelow(directory);
    }
}
