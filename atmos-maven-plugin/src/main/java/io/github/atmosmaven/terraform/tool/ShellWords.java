package io.github.atmosmaven.terraform.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Splits a line into words as Terraform splits {@code TF_CLI_ARGS}: by POSIX quoting, with nothing expanded (D75). */
final class ShellWords {

    private static final String OPERATORS = ";&|<>";

    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean inWord;

    private ShellWords() {}

    /** The words up to the first operator of a shell; nothing where a quote or an escape has no end. */
    static Optional<List<String>> of(String line) {
        return new ShellWords().split(line);
    }

    private Optional<List<String>> split(String line) {
        char quote = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\\' && quote != '\'') {
                if (++i == line.length()) {
                    return Optional.empty();
                }
                add(line.charAt(i));
            } else if (c == quote) {
                quote = 0;
            } else if (quote == 0 && (c == '\'' || c == '"')) {
                quote = c;
                inWord = true;
            } else if (quote == 0 && OPERATORS.indexOf(c) >= 0) {
                break;
            } else if (quote == 0 && (c == ' ' || c == '\t' || c == '\n' || c == '\r')) {
                end();
            } else {
                add(c);
            }
        }
        end();
        return quote == 0 ? Optional.of(List.copyOf(words)) : Optional.empty();
    }

    private void add(char c) {
        word.append(c);
        inWord = true;
    }

    private void end() {
        if (inWord) {
            words.add(word.toString());
        }
        word.setLength(0);
        inWord = false;
    }
}
