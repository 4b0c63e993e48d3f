package io.github.atmosmaven.provision.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.atmosmaven.problem.AtmosException;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.provision.Intents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Notes of a project")
@DisabledOnOs(OS.WINDOWS)
class IntentsTest {

    private static final WantedBucket BUCKET = WantedInstance.bucket("{bucket: state, region: eu-west-1}");

    @TempDir
    private Path project;

    @Test
    @DisplayName("D79: .atmos is for its owner alone, also where a note is the first file there")
    void areForTheOwnerAlone() throws IOException {
        new Intents(project.resolve(".atmos/intents"))
                .write(BUCKET, "aws", new Note(null, Set.of()).text(BUCKET, "aws"));

        for (String place : new String[] {".atmos", ".atmos/intents"}) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(project.resolve(place))))
                    .as(place)
                    .isEqualTo("rwx------");
        }
    }

    @Test
    @DisplayName("D77: nothing is written through a link in the place of .atmos")
    void refuseLinks() throws IOException {
        Path elsewhere = Files.createDirectory(project.resolve("src"));
        Files.createSymbolicLink(project.resolve(".atmos"), elsewhere);
        Intents intents = new Intents(project.resolve(".atmos/intents"));

        assertThatThrownBy(() -> intents.write(BUCKET, "aws", new Note(null, Set.of()).text(BUCKET, "aws")))
                .isInstanceOfSatisfying(
                        AtmosException.EnvironmentFailure.class,
                        failure -> assertThat(failure.problems().get(0).code()).isEqualTo(ProblemCode.PLACE_NOT_PLAIN));
        assertThat(elsewhere).isEmptyDirectory();
    }
}
