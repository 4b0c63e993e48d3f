package io.github.atmosmaven.workflow.describe;

import java.io.IOException;
import java.io.UncheckedIOException;

/** A whole document of {@link DescribeInstances} as one text. */
final class DescribedText {

    private DescribedText() {}

    static String of(DescribeInstances.Request request) {
        StringBuilder text = new StringBuilder();
        try {
            DescribeInstances.write(request, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
