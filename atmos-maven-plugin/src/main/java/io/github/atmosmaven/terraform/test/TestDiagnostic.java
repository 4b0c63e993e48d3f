package io.github.atmosmaven.terraform.test;

import io.github.atmosmaven.json.JsonStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Complaint of a tool about a run, with the place in the test file and the values there. */
final class TestDiagnostic {

    private String summary = "";
    private String detail = "";
    private String file = "";
    private String line = "";
    private String code = "";
    private final List<String> values = new ArrayList<>();

    private TestDiagnostic() {}

    static TestDiagnostic read(JsonStream json) throws IOException {
        TestDiagnostic diagnostic = new TestDiagnostic();
        json.object(member -> {
            switch (member) {
                case "summary" -> diagnostic.summary = text(json);
                case "detail" -> diagnostic.detail = text(json);
                case "range" -> diagnostic.place(json);
                case "snippet" -> diagnostic.snippet(json);
                default -> json.skip();
            }
        });
        return diagnostic;
    }

    private void place(JsonStream json) throws IOException {
        json.object(member -> {
            switch (member) {
                case "filename" -> file = text(json);
                case "start" ->
                    json.object(inner -> {
                        if (inner.equals("line")) {
                            line = json.word();
                        } else {
                            json.skip();
                        }
                    });
                default -> json.skip();
            }
        });
    }

    private void snippet(JsonStream json) throws IOException {
        json.object(member -> {
            switch (member) {
                case "code" -> code = text(json).strip();
                case "values" ->
                    json.list(() -> {
                        StringBuilder value = new StringBuilder();
                        json.object(inner -> {
                            switch (inner) {
                                case "traversal" -> value.insert(0, text(json));
                                case "statement" -> value.append(' ').append(text(json));
                                default -> json.skip();
                            }
                        });
                        values.add(value.toString());
                    });
                default -> json.skip();
            }
        });
    }

    private static String text(JsonStream json) throws IOException {
        String text = json.text();
        return text == null ? "" : text;
    }

    /** As the tool prints it for people, without frames. */
    String text() {
        StringBuilder text = new StringBuilder("Error: ").append(summary);
        if (!file.isEmpty()) {
            text.append("\n  on ")
                    .append(file)
                    .append(" line ")
                    .append(line)
                    .append(": ")
                    .append(code);
        }
        values.forEach(value -> text.append("\n    ").append(value));
        return detail.isEmpty()
                ? text.toString()
                : text.append('\n').append(detail).toString();
    }
}
