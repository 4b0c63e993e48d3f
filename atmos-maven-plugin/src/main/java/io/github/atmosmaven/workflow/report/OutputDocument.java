package io.github.atmosmaven.workflow.report;

import io.github.atmosmaven.files.AtomicFiles;
import io.github.atmosmaven.json.JsonStream;
import io.github.atmosmaven.json.JsonWriter;
import io.github.atmosmaven.model.Utf8Order;
import io.github.atmosmaven.terraform.outcome.Output;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Outputs as one document.
 *
 * <pre>{@code
 * {"dev": {"vpc": {"id": "vpc-1", "subnets": ["a", "b"]}}}
 *
 * dev.vpc.id=vpc-1
 * dev.vpc.subnets=["a","b"]
 * }</pre>
 *
 * @param instances by stack and name
 */
public record OutputDocument(List<OfInstance> instances) {

    /** Outputs of one instance, by name. */
    public record OfInstance(String stack, String instance, List<Output> outputs) {

        public OfInstance {
            outputs = outputs.stream()
                    .sorted(Comparator.comparing(Output::name, Utf8Order.INSTANCE))
                    .toList();
        }
    }

    public OutputDocument {
        instances = instances.stream()
                .sorted(Comparator.comparing(OfInstance::stack, Utf8Order.INSTANCE)
                        .thenComparing(OfInstance::instance, Utf8Order.INSTANCE))
                .toList();
    }

    /** Returns true if the value of a sensitive output is among them. */
    public boolean holdsSensitive() {
        return instances.stream().flatMap(each -> each.outputs().stream()).anyMatch(Output::isSensitive);
    }

    /** Readers of a file with the document (D79). */
    public AtomicFiles.Access access() {
        return holdsSensitive() ? AtomicFiles.Access.OWNER_ONLY : AtomicFiles.Access.DEFAULT;
    }

    /** All of them as JSON; an instance without outputs is an empty object. Numbers have the form that the tool wrote. */
    public String json() {
        JsonWriter json = JsonWriter.indented().object();
        String stack = null;
        for (OfInstance each : instances) {
            if (!each.stack().equals(stack)) {
                if (stack != null) {
                    json.endObject();
                }
                stack = each.stack();
                json.name(stack).object();
            }
            json.name(each.instance()).object();
            each.outputs().forEach(output -> copy(output.json(), json.name(output.name())));
            json.endObject();
        }
        if (stack != null) {
            json.endObject();
        }
        return json.endObject().end();
    }

    private static void copy(String value, JsonWriter json) {
        try {
            JsonStream.read(
                    new ByteArrayInputStream(value.getBytes(StandardCharsets.UTF_8)), stream -> stream.copy(json));
        } catch (IOException e) {
            throw new UncheckedIOException("JSON in memory could not be read", e);
        }
    }

    /** Values by {@code <stack>.<instance>.<output>}: texts as they are, others as JSON. */
    public Map<String, String> values() {
        Map<String, String> values = new TreeMap<>(Utf8Order.INSTANCE);
        for (OfInstance each : instances) {
            each.outputs()
                    .forEach(output ->
                            values.put(each.stack() + "." + each.instance() + "." + output.name(), output.plain()));
        }
        return values;
    }

    /** The values as a file of {@link java.util.Properties}, in ASCII whatever they hold. */
    public String properties() {
        StringBuilder text = new StringBuilder();
        values().forEach((name, value) -> {
            escape(name, true, text);
            text.append('=');
            escape(value, false, text);
            text.append('\n');
        });
        return text.toString();
    }

    private static void escape(String plain, boolean isKey, StringBuilder text) {
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            switch (c) {
                case '\\' -> text.append("\\\\");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                case '\f' -> text.append("\\f");
                case ' ' -> text.append(isKey || i == 0 ? "\\ " : " ");
                case '=', ':', '#', '!' ->
                    text.append(isKey || i == 0 ? "\\" : "").append(c);
                default -> {
                    if (c < ' ' || c > '~') {
                        text.append(String.format("\\u%04X", (int) c));
                    } else {
                        text.append(c);
                    }
                }
            }
        }
    }
}
