package io.github.atmosmaven.workflow.reads;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.InstanceOf;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RemoteStateResultTest {

    @Test
    @DisplayName("where no instance reads a state it is said how one would ask for it")
    void saysWhatIsMissing() {
        RemoteStateResult.Row row = RemoteStateResult.Row.planned(new InstanceOf("dev", "vpc").get(), List.of());

        assertThat(new RemoteStateResult(List.of(row), List.of()).summary())
                .isEqualTo(
                        "no atmos_remote_state.tf.json; 1 instance without a state to read: name the components that an"
                                + " instance reads in settings.atmos.reads");
    }
}
