package io.github.atmosmaven.terraform.test;

import io.github.atmosmaven.json.JsonStream;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@code test -json} prints, a line for each event, while the tool prints it. The messages of the events are
 * handed on, since they are what a person reads.
 */
public final class JsonTestReader implements Consumer<InputStream> {

    private record Id(String file, String run) {}

    private final Consumer<String> messages;
    private final Map<Id, TestRun.Status> runs = new LinkedHashMap<>();
    private final Map<Id, StringBuilder> words = new HashMap<>();

    /** @param messages is given the line of each event that a person would see */
    public JsonTestReader(Consumer<String> messages) {
        this.messages = messages;
    }

    @Override
    public void accept(InputStream bytes) {
        BufferedReader lines = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8));
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                take(line);
            }
        } catch (IOException e) {
            // The tool ended in the middle of its output; its status tells.
            messages.accept(String.valueOf(e.getMessage()));
        }
    }

    private void take(String line) {
        Event event = new Event();
        try {
            JsonStream.read(
                    new ByteArrayInputStream(line.getBytes(StandardCharsets.UTF_8)),
                    json -> json.object(member -> event.take(member, json)));
        } catch (IOException e) {
            messages.accept(line);
            return;
        }
        if (event.message != null) {
            messages.accept(event.message);
        }
        String file = event.file == null ? "" : event.file;
        Id id = new Id(file, event.run == null ? file : event.run);
        TestRun.Status status = status(event.status);
        if (event.run != null && status != null) {
            runs.put(id, status);
        }
        if (event.diagnostic != null && event.isError) {
            String text = event.diagnostic.text();
            messages.accept(text);
            // A fault of a file or of all of them stands for a run that there was none of.
            runs.putIfAbsent(id, TestRun.Status.BROKEN);
            words.computeIfAbsent(id, key -> new StringBuilder()).append(text).append('\n');
        }
    }

    private static TestRun.@Nullable Status status(@Nullable String word) {
        return word == null
                ? null
                : switch (word) {
                    case "pass" -> TestRun.Status.PASSED;
                    case "fail" -> TestRun.Status.FAILED;
                    case "error" -> TestRun.Status.BROKEN;
                    case "skip" -> TestRun.Status.SKIPPED;
                    default -> null;
                };
    }

    /** The runs so far; to be called when the tool has ended. */
    public TestRuns runs() {
        List<TestRun> all = new ArrayList<>();
        runs.forEach((id, status) -> {
            StringBuilder said = words.get(id);
            all.add(new TestRun(id.file(), id.run(), status, null, said == null ? "" : said.toString()));
        });
        return new TestRuns(all);
    }

    /** The members of one line as far as they are read. */
    private static final class Event {

        private @Nullable String message;
        private @Nullable String file;
        private @Nullable String run;
        private @Nullable String status;
        private @Nullable TestDiagnostic diagnostic;
        private boolean isError;

        private void take(String member, JsonStream json) throws IOException {
            switch (member) {
                case "@message" -> message = json.text();
                case "@level" -> isError = "error".equals(json.text());
                case "@testfile" -> file = json.text();
                case "@testrun" -> run = json.text();
                case "test_run" ->
                    json.object(inner -> {
                        if (inner.equals("status")) {
                            status = json.text();
                        } else {
                            json.skip();
                        }
                    });
                case "diagnostic" -> diagnostic = TestDiagnostic.read(json);
                default -> json.skip();
            }
        }
    }
}
