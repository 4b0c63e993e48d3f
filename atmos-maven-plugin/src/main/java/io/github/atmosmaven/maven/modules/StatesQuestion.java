package io.github.atmosmaven.maven.modules;

import java.util.Optional;
import org.apache.maven.plugin.MojoExecution;

/**
 * Execution of a goal that asks a module for its states in place of running the goal. The question is the execution
 * itself, since the module may run its own goals at the same moment.
 */
public final class StatesQuestion extends MojoExecution {

    private final ModuleStates answer;

    /** @param asking the execution that wants to know; its edition of the goal answers, since another would work */
    StatesQuestion(MojoExecution asking, String executionId, ModuleStates answer) {
        super(asking.getMojoDescriptor(), executionId, asking.getSource());
        this.answer = answer;
    }

    /** Receiver of the answer, if an execution is such a question. */
    public static Optional<ModuleStates> in(MojoExecution execution) {
        return execution instanceof StatesQuestion question ? Optional.of(question.answer) : Optional.empty();
    }
}
