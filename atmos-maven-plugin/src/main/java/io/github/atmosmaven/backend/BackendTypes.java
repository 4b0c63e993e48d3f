package io.github.atmosmaven.backend;

import io.github.atmosmaven.model.MapValue;
import io.github.atmosmaven.model.TextValue;
import io.github.atmosmaven.problem.NearestName;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What must be known of the backend types to tell a type from an attribute, and to fill in default attributes. */
final class BackendTypes {

    static final String S3 = "s3";
    static final String GCS = "gcs";
    static final String AZURERM = "azurerm";
    static final String CLOUD = "cloud";
    static final String LOCAL = "local";
    static final String STATIC = "static";

    /** Every type that a current Terraform or OpenTofu knows. */
    private static final Set<String> CURRENT = new TreeSet<>(Set.of(
            S3, GCS, AZURERM, CLOUD, LOCAL, "remote", "http", "consul", "cos", "kubernetes", "oss", "pg", "oci"));

    /** Types of the past, none of which OpenTofu ever knew. */
    private static final Set<String> PAST = Set.of("artifactory", "azure", "atlas", "etcd", "etcdv3", "manta", "swift");

    /** Names that only Atmos, or a test of Terraform, has for a section of a backend; none of them keeps a state. */
    private static final Set<String> OTHERS = Set.of(STATIC, "vault", "inmem");

    /** Attributes that are maps themselves, so that a map below a flat backend is not taken for a type. */
    private static final Set<String> MAP_ATTRIBUTES = Set.of(
            "assume_role",
            "assume_role_tags",
            "assume_role_with_web_identity",
            "endpoints",
            "lock_tags",
            "state_tags",
            "workspaces",
            "headers",
            "exec",
            "labels");

    /** The attribute that holds an instance's place in a shared backend. */
    private static final Map<String, String> DEFAULT_ATTRIBUTE =
            Map.of(S3, "workspace_key_prefix", GCS, "prefix", AZURERM, "key");

    private BackendTypes() {}

    /**
     * Returns true if a key of this name is a section of its own, whatever its value. No attribute of any type has such
     * a name.
     */
    static boolean isType(String name) {
        return CURRENT.contains(name) || PAST.contains(name) || OTHERS.contains(name);
    }

    /** An error for a type that {@code init} would refuse (D33), else null. */
    static @Nullable Problem refusal(TextValue type) {
        String name = type.text();
        if (CURRENT.contains(name)) {
            return null;
        }
        if (type.isDynamic()) {
            // The sections of a backend are chosen before templates are rendered (stack-semantics 8.7).
            return Problem.error(
                    ProblemCode.UNRESOLVED_TEMPLATE,
                    type.location(),
                    "a backend type is taken as it is written, and '" + name + "' is a template",
                    "write the type out, or choose it with '!env NAME'");
        }
        String message;
        String hint;
        if (name.equals(STATIC)) {
            message = "backend type 'static' only describes remote state, nothing can be written to it";
            hint = "set it as remote_state_backend_type";
        } else if (PAST.contains(name)) {
            message = "backend type '" + name + "' is no longer known: Terraform has removed it by 1.3";
            hint = name.equals("azure") ? "use 'azurerm'" : "use one of: " + String.join(", ", CURRENT);
        } else {
            message = "no version of Terraform or OpenTofu knows a backend type '" + name + "'";
            hint = NearestName.hint(name, CURRENT);
        }
        return Problem.error(ProblemCode.BACKEND_ATTRIBUTE_INVALID, type.location(), message, hint);
    }

    /** Warns of attributes below a type that nothing knows, which would be lost without a word (D33). */
    static void checkOthers(MapValue sections, TextValue type, Consumer<Problem> problems) {
        for (MapValue.Entry section : sections.entries()) {
            if (!isType(section.key()) && !section.key().equals(type.text())) {
                problems.accept(Problem.warning(
                        ProblemCode.BACKEND_ATTRIBUTE_INVALID,
                        section.keyLocation(),
                        "no version of Terraform or OpenTofu knows a backend type '" + section.key()
                                + "', so what is below it is ignored",
                        NearestName.hint(section.key(), CURRENT)));
            }
        }
    }

    static boolean isMapAttribute(String name) {
        return MAP_ATTRIBUTES.contains(name);
    }

    static @Nullable String defaultAttribute(String type) {
        return DEFAULT_ATTRIBUTE.get(type);
    }
}
