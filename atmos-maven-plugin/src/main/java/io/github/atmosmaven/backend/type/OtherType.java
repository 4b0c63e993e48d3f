package io.github.atmosmaven.backend.type;

import io.github.atmosmaven.backend.endpoint.Credentials;
import io.github.atmosmaven.model.BackendAttributes;
import io.github.atmosmaven.model.BackendType;
import io.github.atmosmaven.model.SecretNames;
import io.github.atmosmaven.model.StatePlace;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.TextValue;
import io.github.atmosmaven.problem.NearestName;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A type that no current tool knows: one of the past, a misspelt one, or a template. Nothing is known of its attributes,
 * so that only their names tell secrets.
 */
record OtherType(String name, Kind kind) implements BackendType {

    private static final BackendAttributes NONE = BackendAttributes.builder().build();

    /** Reason why a name is no backend type of a current tool. */
    enum Kind {
        /** Terraform had it once. */
        PAST,
        /** Nobody ever had it, for a backend at least. */
        UNKNOWN,
        /** It describes a remote state, and nothing can be written there. */
        DATA
    }

    @Override
    public BackendAttributes attributes() {
        return NONE;
    }

    @Override
    public Problem refusal(TextValue written) {
        if (written.isDynamic()) {
            // The sections of a backend are chosen before templates are rendered (semantics 8.7).
            return Problem.error(
                    ProblemCode.UNRESOLVED_TEMPLATE,
                    written.location(),
                    "a backend type is taken as it is written, and '" + name + "' is a template",
                    "write the type out, or choose it with '!env NAME'");
        }
        return switch (kind) {
            case DATA ->
                invalid(
                        written,
                        "backend type '" + name + "' only describes remote state, nothing can be written to it",
                        "set it as remote_state_backend_type");
            case PAST ->
                invalid(
                        written,
                        "backend type '" + name + "' is no longer known: Terraform has removed it by 1.3",
                        BackendTypes.replacement(name));
            case UNKNOWN ->
                invalid(
                        written,
                        "no version of Terraform or OpenTofu knows a backend type '" + name + "'",
                        NearestName.hint(name, BackendTypes.names()));
        };
    }

    private static Problem invalid(TextValue written, String message, String hint) {
        return Problem.error(ProblemCode.BACKEND_ATTRIBUTE_INVALID, written.location(), message, hint);
    }

    /** There is no rule for the place: all attributes count, except the secrets (D35). */
    @Override
    public String address(StatePlace place) {
        StringBuilder text = new StringBuilder(name + "://" + place.workspace());
        place.attributes().entries().stream()
                .filter(entry -> !SecretNames.mayHoldOne(entry.key()))
                .sorted(Comparator.comparing(MapValue.Entry::key))
                .forEach(entry -> text.append('/')
                        .append(entry.key())
                        .append('=')
                        .append(Credentials.strip(entry.value().toString())));
        return text.toString();
    }

    /** The data of a remote state is the user's own, and no name of it is known to be one of a secret. */
    @Override
    public @Nullable String secretVariable(String attribute) {
        return kind != Kind.DATA && SecretNames.mayHoldOne(attribute) ? "" : null;
    }

    @Override
    public boolean isFreeForm() {
        return kind == Kind.DATA;
    }
}
