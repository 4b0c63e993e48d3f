package io.github.atmosmaven.stack;

import io.github.atmosmaven.problem.Problem;
import java.util.function.Consumer;

/** Passes problems on, and notes whether an error was among them. */
final class ErrorWatch implements Consumer<Problem> {

    private final Consumer<Problem> next;
    private boolean any;

    ErrorWatch(Consumer<Problem> next) {
        this.next = next;
    }

    @Override
    public void accept(Problem problem) {
        any |= problem.isError();
        next.accept(problem);
    }

    boolean any() {
        return any;
    }
}
