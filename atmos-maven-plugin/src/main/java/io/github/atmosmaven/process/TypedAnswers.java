package io.github.atmosmaven.process;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;

/** Types answers into a program, each behind the line that asks for it. */
final class TypedAnswers implements SystemProcesses.Listening {

    private final Function<String, Optional<String>> answers;
    private volatile OutputStream input = OutputStream.nullOutputStream();

    /** @param answers gives the answer to a line; empty for none */
    TypedAnswers(Function<String, Optional<String>> answers) {
        this.answers = answers;
    }

    @Override
    public void to(Process process, ProgramOutput output) {
        input = process.getOutputStream();
        output.readLines(process.getInputStream());
    }

    @Override
    public boolean types() {
        return true;
    }

    /** The program has printed a line. */
    void after(String line) {
        Optional<String> answer = answers.apply(line);
        if (answer.isEmpty()) {
            return;
        }
        try {
            input.write((answer.get() + "\n").getBytes(StandardCharsets.UTF_8));
            input.flush();
        } catch (IOException ended) {
            // It waits for no answer any more.
            return;
        }
    }
}
