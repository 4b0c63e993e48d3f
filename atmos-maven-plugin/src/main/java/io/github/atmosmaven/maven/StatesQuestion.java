package io.github.atmosmaven.maven;

import java.util.Optional;
import org.apache.maven.plugin.MojoExecution;

/**
 * An execution that asks a module where its states are. The question is in the execution itself, since the module may be
 * at its own work at the same moment.
 */
public final class StatesQuestion extends MojoExecution {

    private final ModuleStates answer;

    /** @param asking the execution that wants to know; its edition of the goal answers, since another would work */
    StatesQuestion(MojoExecution asking, String executionId, ModuleStates answer) {
        super(asking.getMojoDescriptor(), executionId, asking.getSource());
        this.answer = answer;
    }

    /** Where the answer belongs if an execution is such a question. */
    public static Optional<ModuleStates> in(MojoExecution execution) {
        return execution instanceof StatesQuestion question ? Optional.of(question.answer) : Optional.empty();
    }
}
