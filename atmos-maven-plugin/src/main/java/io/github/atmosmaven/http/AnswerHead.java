package io.github.atmosmaven.http;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Status and headers of an answer.
 *
 * @param headers names compare without case
 */
public record AnswerHead(int status, String reason, Map<String, List<String>> headers) {

    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3})(?: (.*))?");
    private static final int LONGEST = 64 * 1024;
    private static final int INTERIM = 200;

    /** Reads up to the empty line and not one byte more: behind it a tunnel may begin. */
    public static AnswerHead read(InputStream in) throws IOException {
        int[] left = {LONGEST};
        AnswerHead head = readOne(in, left);
        while (head.status() < INTERIM) {
            head = readOne(in, left);
        }
        return head;
    }

    private static AnswerHead readOne(InputStream in, int[] left) throws IOException {
        String first = line(in, left);
        Matcher status = STATUS.matcher(first);
        if (!status.matches()) {
            throw new ForeignAnswer(
                    "the server did not answer in HTTP; its answer begins with " + ForeignAnswer.quoted(first));
        }
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line = line(in, left); !line.isEmpty(); line = line(in, left)) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.computeIfAbsent(line.substring(0, colon).strip(), name -> new ArrayList<>())
                        .add(line.substring(colon + 1).strip());
            }
        }
        String reason = status.group(2) == null ? "" : status.group(2);
        return new AnswerHead(Integer.parseInt(status.group(1)), reason, headers);
    }

    private static String line(InputStream in, int[] left) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new EOFException("the connection was closed before the answer was complete");
            }
            if (--left[0] < 0) {
                throw new ForeignAnswer("the headers of the answer are longer than " + LONGEST / 1024 + " KB");
            }
            line.write(b);
        }
        String text = line.toString(StandardCharsets.ISO_8859_1);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }

    public @Nullable String header(String name) {
        List<String> values = headers.get(name);
        return values == null ? null : values.get(0);
    }

    /** The status as a proxy or server words it, for a message. */
    String shown() {
        return ForeignAnswer.quoted(status + (reason.isEmpty() ? "" : " " + reason));
    }
}
