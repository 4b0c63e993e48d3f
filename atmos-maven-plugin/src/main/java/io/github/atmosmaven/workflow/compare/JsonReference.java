package io.github.atmosmaven.workflow.compare;

import io.github.atmosmaven.json.JsonStream;
import io.github.atmosmaven.json.NotJson;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.problem.Location;
import io.github.atmosmaven.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** Reads a reference that is JSON of any size. */
final class JsonReference {

    /** D24. */
    private static final int DEEPEST = 1_000;

    private final Reference reference;
    private final ReferenceShape shape;

    JsonReference(Reference reference, ReferenceShape shape) {
        this.reference = reference;
        this.shape = shape;
    }

    void read() throws IOException {
        try (InputStream bytes = Files.newInputStream(reference.file())) {
            JsonStream.read(bytes, DEEPEST, this::stacks);
        } catch (NotJson e) {
            throw reference.unreadable(
                    reference.place(e.place().line(), e.place().column()), e.reason());
        }
    }

    private void stacks(JsonStream json) throws IOException {
        if (!json.isObject()) {
            throw shape.noStacks(json.place(reference.shown()));
        }
        json.object(stack -> {
            Location place = json.place(reference.shown());
            if (!json.isObject()) {
                throw shape.noStack(stack, place);
            }
            List<String> members = new ArrayList<>();
            json.object(member -> {
                members.add(member);
                if (member.equals(ReferenceShape.COMPONENTS)) {
                    components(stack, json);
                } else {
                    json.skip();
                }
            });
            if (!members.isEmpty() && !members.contains(ReferenceShape.COMPONENTS)) {
                throw shape.noStack(stack, place);
            }
        });
    }

    private void components(String stack, JsonStream json) throws IOException {
        json.object(kind -> {
            if (kind.equals(ReferenceShape.TERRAFORM)) {
                json.object(name -> instance(stack, name, json));
            } else {
                json.skip();
            }
        });
    }

    private void instance(String stack, String name, JsonStream json) throws IOException {
        List<Problem> problems = new ArrayList<>();
        Value value = json.value(reference.shown(), problems);
        for (Problem problem : problems) {
            Location place = problem.location();
            throw reference.unreadable(place == null ? value.location() : place, problem.message());
        }
        shape.instance(stack, name, value, place -> place);
    }
}
