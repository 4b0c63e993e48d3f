package io.github.atmosmaven.backend.type.rules;

import io.github.atmosmaven.lint.BackendJudge;
import io.github.atmosmaven.lint.TypeRules;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The rules of all backend types by their names. */
public final class RulesOfTypes {

    private static final Map<String, Supplier<TypeRules>> ALL = Map.ofEntries(
            Map.entry("azurerm", AzurermRules::new),
            Map.entry("cloud", CloudRules::new),
            Map.entry("consul", ConsulRules::new),
            Map.entry("cos", CosRules::new),
            Map.entry("gcs", GcsRules::new),
            Map.entry("http", HttpRules::new),
            Map.entry("kubernetes", KubernetesRules::new),
            Map.entry("local", LocalRules::new),
            Map.entry("oci", OciRules::new),
            Map.entry("oss", OssRules::new),
            Map.entry("pg", PgRules::new),
            Map.entry("remote", RemoteRules::new),
            Map.entry("s3", S3Rules::new));

    private RulesOfTypes() {}

    /** A judge of the backends of a type; nothing for a type that no current tool knows. */
    public static Optional<BackendJudge> judge(String type) {
        Supplier<TypeRules> rules = ALL.get(type);
        return rules == null ? Optional.empty() : BackendJudge.of(type, rules.get());
    }
}
