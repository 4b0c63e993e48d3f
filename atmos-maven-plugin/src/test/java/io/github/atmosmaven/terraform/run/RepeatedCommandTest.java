package io.github.atmosmaven.terraform.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.terraform.tool.CommandLine;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("a command is shown so that a shell can repeat it")
class RepeatedCommandTest {

    private static final Path PLACE = Path.of("/home/me/my project/it's");

    private static String shown(Map<String, String> caller, Map<String, String> environment, String... words) {
        return RepeatedCommand.of(new CommandLine(List.of(words), PLACE, environment), caller);
    }

    @Test
    @DisplayName("with its directory, its arguments quoted, and the variables that differ from the caller's")
    void isComplete() {
        assertThat(shown(
                        Map.of("PATH", "/bin", "TF_WORKSPACE", "x", "HOME", "/root"),
                        Map.of("PATH", "/bin", "HOME", "/root", "TF_DATA_DIR", ".terraform", "REGION", "a b"),
                        "/usr/bin/terraform",
                        "state",
                        "show",
                        "a[\"it's\"]",
                        ""))
                .isEqualTo(
                        "cd '/home/me/my project/it'\\''s' && unset TF_WORKSPACE && REGION='a b' TF_DATA_DIR=.terraform"
                                + " /usr/bin/terraform state show 'a[\"it'\\''s\"]' ''");
    }

    @Test
    @DisplayName("without variables that no shell can name")
    void leavesOutWhatNoShellCanSet() {
        assertThat(shown(Map.of("BASH_FUNC_x%%", "() {"), Map.of("a.b", "1"), "terraform", "plan"))
                .isEqualTo("cd '/home/me/my project/it'\\''s' && terraform plan");
    }
}
