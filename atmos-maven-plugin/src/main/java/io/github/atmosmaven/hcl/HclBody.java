package io.github.atmosmaven.hcl;

import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.problem.Location;
import io.github.atmosmaven.problem.Problem;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The body of a block in Terraform's language: attributes, and blocks as maps.
 *
 * @param attributes what is literal; several blocks of one name are a list
 * @param blocks places of the names that are written as blocks
 * @param expressions places of what would have to be computed, by name; that of an attribute in an object or a block as
 *     {@code workspaces.name}
 * @param problems what cannot be read, and why an expression is no literal
 */
public record HclBody(
        MapValue attributes, Set<Location> blocks, Map<String, Location> expressions, List<Problem> problems) {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    public HclBody {
        blocks = Set.copyOf(blocks);
        problems = List.copyOf(problems);
    }

    /** Reads a file that is nothing but a body. Never throws for what the text says. */
    public static HclBody read(String text, String displayName) {
        String plain = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        return new HclBodyReader(new HclText(plain, displayName)).file();
    }
}
