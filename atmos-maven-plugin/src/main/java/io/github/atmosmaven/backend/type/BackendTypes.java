package io.github.atmosmaven.backend.type;

import io.github.atmosmaven.model.BackendType;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All backend types by their names. A backend is given its type here, and keeps it. */
public final class BackendTypes {

    /** The type of an instance without a backend. */
    public static final BackendType NONE = new NoBackend();

    /** A type for attributes of which nobody knows to what type they belong. */
    public static final BackendType UNKNOWN = new OtherType("", OtherType.Kind.UNKNOWN);

    /** Types that a current Terraform or OpenTofu knows. */
    private static final Map<String, BackendType> CURRENT = Stream.of(
                    new AlibabaOss(),
                    new Azurerm(),
                    new Cloud(),
                    new Consul(),
                    new Gcs(),
                    new Http(),
                    new Kubernetes(),
                    new LocalFile(),
                    new OracleOci(),
                    new Postgres(),
                    new Remote(),
                    new S3(),
                    new TencentCos())
            .collect(Collectors.toMap(BackendType::name, type -> type, (one, other) -> one, TreeMap::new));

    /** Types of the past, with the one that took the place of some; none of them was ever one of OpenTofu. */
    private static final Map<String, String> PAST = Map.of(
            "artifactory", "",
            "azure", "azurerm",
            "atlas", "",
            "etcd", "",
            "etcdv3", "",
            "manta", "",
            "swift", "");

    /** The section of Atmos that describes a remote state. */
    private static final String DATA = "static";

    /** Names that only Atmos, or a test of Terraform, has for a section of a backend. None of them keeps a state. */
    private static final Set<String> FOREIGN = Set.of("vault", "inmem");

    private static final Map<String, BackendType> ALL = all();

    private static final Set<String> MAP_ATTRIBUTES = CURRENT.values().stream()
            .flatMap(type -> type.attributes().maps().stream())
            .collect(Collectors.toUnmodifiableSet());

    private BackendTypes() {}

    private static Map<String, BackendType> all() {
        Map<String, BackendType> all = new HashMap<>(CURRENT);
        PAST.keySet().forEach(name -> all.put(name, new OtherType(name, OtherType.Kind.PAST)));
        FOREIGN.forEach(name -> all.put(name, new OtherType(name, OtherType.Kind.UNKNOWN)));
        all.put(DATA, new OtherType(DATA, OtherType.Kind.DATA));
        return Map.copyOf(all);
    }

    /** The type of a name; {@link #NONE} for null. */
    public static BackendType of(@Nullable String name) {
        if (name == null) {
            return NONE;
        }
        BackendType type = ALL.get(name);
        return type == null ? new OtherType(name, OtherType.Kind.UNKNOWN) : type;
    }

    /**
     * Returns true if a key of this name is a section of its own, whatever its value. No attribute of any type has such
     * a name.
     */
    public static boolean isName(String name) {
        return ALL.containsKey(name);
    }

    /** The type whose backends are a block of this name in {@code terraform}; null if there is none. */
    public static @Nullable BackendType ofBlock(String block) {
        BackendType type = CURRENT.get(block);
        return type != null && type.isBlock() ? type : null;
    }

    /** Returns true if some type has a map or a block of this name, so that it is not taken for a type. */
    public static boolean isMapAttribute(String name) {
        return MAP_ATTRIBUTES.contains(name);
    }

    /** Names of the types that a current tool knows, sorted. */
    public static Set<String> names() {
        return new TreeSet<>(CURRENT.keySet());
    }

    /** Hint for a user who names a type of the past. */
    static String replacement(String name) {
        String successor = PAST.getOrDefault(name, "");
        return successor.isEmpty() ? "use one of: " + String.join(", ", CURRENT.keySet()) : "use '" + successor + "'";
    }
}
