package io.github.atmosmaven.workflow.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EndOfBuildTest {

    @Test
    @DisplayName("D67: what got its lock just before the signal is not begun after it")
    void beginsNothingNew() throws InterruptedException {
        AtomicBoolean begun = new AtomicBoolean();
        try (EndOfBuild end = EndOfBuild.listen()) {
            assertThat(end.orWait(() -> "lock")).isEqualTo("lock");
            end.announce();

            assertThatThrownBy(() -> end.hold(() -> begun.getAndSet(true))).isInstanceOf(InterruptedException.class);
            assertThat(begun).isFalse();
        }
    }
}
