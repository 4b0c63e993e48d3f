package io.github.atmosmaven.process;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Types answers into a program, each behind the line that asks for it. A program that asks anything else would wait for
 * ever: it is told that nothing more is typed, and says itself what it could not do.
 */
final class TypedAnswers implements SystemProcesses.Listening {

    /** Words of Terraform and OpenTofu behind every question. */
    private static final String PROMPT = "Enter a value: ";

    private final Function<String, Optional<String>> answers;
    private final Consumer<String> line;
    private volatile OutputStream input = OutputStream.nullOutputStream();
    private boolean isAnswered;
    private String question = "";

    /**
     * @param answers gives the answer to a line; empty for none
     * @param line receives what the program prints, and a line about a question without an answer
     */
    TypedAnswers(Function<String, Optional<String>> answers, Consumer<String> line) {
        this.answers = answers;
        this.line = line;
    }

    @Override
    public void to(Running program, ProgramOutput output) {
        input = program.process().getOutputStream();
        output.readLines(program.output(), this::begun);
    }

    @Override
    public boolean types() {
        return true;
    }

    /** The program has printed a line. */
    void printed(String text) {
        line.accept(text);
        if (!text.isBlank() && !text.startsWith(" ")) {
            question = text.strip();
        }
        Optional<String> answer = answers.apply(text);
        if (answer.isPresent()) {
            isAnswered = true;
            type(answer.get() + "\n");
        }
    }

    /** The program has begun a line, and may be waiting behind it. */
    private void begun(String text) {
        if (!text.endsWith(PROMPT)) {
            return;
        }
        if (!isAnswered) {
            line.accept("Error: the tool asks a question that has no answer here: " + question);
            close();
        }
        isAnswered = false;
    }

    private void type(String text) {
        try {
            input.write(text.getBytes(StandardCharsets.UTF_8));
            input.flush();
        } catch (IOException ended) {
            // It waits for no answer any more.
            return;
        }
    }

    private void close() {
        try {
            input.close();
        } catch (IOException ended) {
            // It waits for no answer any more.
            return;
        }
    }
}
