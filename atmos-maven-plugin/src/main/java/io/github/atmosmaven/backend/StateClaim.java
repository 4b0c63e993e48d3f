package io.github.atmosmaven.backend;

import io.github.atmosmaven.backend.endpoint.Credentials;
import io.github.atmosmaven.model.BackendType;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.StateAddress;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.problem.DisplayText;
import io.github.atmosmaven.problem.Location;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * An instance and the place it takes for its state (D32): as much of it as is told when another takes the same place.
 *
 * @param type of its backend
 */
record StateClaim(
        String stack, String name, String manifest, Location location, BackendType type, StateAddress address) {

    static StateClaim of(Instance instance) {
        return new StateClaim(
                instance.stack(),
                instance.name(),
                instance.manifest().file(),
                instance.location(),
                instance.backendType(),
                instance.stateAddress());
    }

    /**
     * The error at this instance, that another was there first.
     *
     * @param paths names the files of the other
     * @param own names the files of this one
     */
    Problem collidesWith(StateClaim first, UnaryOperator<String> paths, UnaryOperator<String> own) {
        return Problem.error(
                ProblemCode.STATE_COLLISION,
                location,
                "'" + name + "' of stack '" + stack + "' has the state address of '" + first.name + "' of stack '"
                        + first.stack + "' (" + shown(first.location, paths) + "): " + address.text() + "\n"
                        + first.parts(paths) + "\n" + parts(own),
                type.collisionHint(
                        address.parts().stream().map(StateAddress.Part::name).toList()));
    }

    /** By both names: a slash in them makes one text of different ones. */
    private String parts(UnaryOperator<String> paths) {
        String parts = address.parts().stream().map(part -> part(part, paths)).collect(Collectors.joining(", "));
        return DisplayText.onOneLine("  '" + name + "' of stack '" + stack + "': ")
                + (parts.isEmpty() ? "sets none of its parts" : parts);
    }

    private String part(StateAddress.Part part, UnaryOperator<String> paths) {
        Value source = part.source();
        String made =
                type.attributes().isVariable(part.name()) ? " (an environment variable)" : " (built from its names)";
        return part.name() + " " + Credentials.strip(part.value())
                + (source == null ? made : " (" + shown(source.location(), paths) + ")");
    }

    private static String shown(Location location, UnaryOperator<String> paths) {
        return paths.apply(location.file()) + ":" + location.line();
    }
}
