package io.github.atmosmaven.workflow.compare;

import io.github.atmosmaven.model.YamlDocument;
import io.github.atmosmaven.model.YamlReader;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.problem.Location;
import io.github.atmosmaven.problem.Problem;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.jspecify.annotations.Nullable;

/**
 * Reads a reference that is YAML, one stack after the other: a line that is not indented begins the next one. The limits of
 * a manifest (D24) hold for each stack.
 */
final class YamlReference {

    private final Reference reference;
    private final ReferenceShape shape;
    private final YamlReader yaml;
    private final StringBuilder part = new StringBuilder();
    private int line;
    /** Number of lines before the part at hand. */
    private int before;

    YamlReference(Reference reference, ReferenceShape shape, YamlReader yaml) {
        this.reference = reference;
        this.shape = shape;
        this.yaml = yaml;
    }

    void read() throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(reference.file(), StandardCharsets.UTF_8)) {
            for (String next = lines.readLine(); next != null; next = lines.readLine()) {
                if (beginsStack(next)) {
                    stacks();
                }
                part.append(next).append('\n');
                line++;
            }
            stacks();
        } catch (CharacterCodingException e) {
            throw reference.unreadable(reference.place(line + 1, 1), "it is not valid UTF-8");
        }
        if (line == 0) {
            throw reference.unreadable(reference.place(1, 1), "it is empty");
        }
    }

    private static boolean beginsStack(String text) {
        return !text.isEmpty() && " \t#:-}]".indexOf(text.charAt(0)) < 0;
    }

    private void stacks() {
        YamlDocument document = yaml.parse(part.toString(), reference.shown());
        for (Problem problem : document.problems()) {
            if (problem.isError()) {
                throw reference.unreadable(moved(problem.location()), problem.message());
            }
        }
        Value root = document.root();
        if (root instanceof MapValue stacks) {
            stacks.entries().forEach(this::stack);
        } else if (root != null) {
            throw shape.noStacks(moved(root.location()));
        }
        part.setLength(0);
        before = line;
    }

    private void stack(MapValue.Entry stack) {
        if (!(stack.value() instanceof MapValue members)
                || !members.isEmpty() && !members.containsKey(ReferenceShape.COMPONENTS)) {
            throw shape.noStack(stack.key(), moved(stack.keyLocation()));
        }
        MapValue kinds = members.map(ReferenceShape.COMPONENTS);
        MapValue components = kinds == null ? null : kinds.map(ReferenceShape.TERRAFORM);
        if (components != null) {
            components.entries().forEach(each -> shape.instance(stack.key(), each.key(), each.value(), this::moved));
        }
    }

    private Location moved(@Nullable Location place) {
        return place == null ? reference.place(before + 1, 1) : reference.place(before + place.line(), place.column());
    }
}
