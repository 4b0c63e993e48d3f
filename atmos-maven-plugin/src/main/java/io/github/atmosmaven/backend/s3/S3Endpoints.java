package io.github.atmosmaven.backend.s3;

import io.github.atmosmaven.model.AttributeReader;
import io.github.atmosmaven.model.value.MapValue;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The endpoints of the services that an s3 backend uses: {@code endpoints.<service>}, else the attribute of old, else the
 * environment. State addresses, provisioning and the SDK have them from here, so that all mean one store.
 */
public final class S3Endpoints {

    /** Name of the service that keeps the states. */
    public static final String S3 = "s3";

    private static final Map<String, String> ATTRIBUTES_OF_OLD =
            Map.of(S3, S3Attributes.ENDPOINT, "sts", S3Attributes.STS_ENDPOINT);

    private final MapValue attributes;

    private S3Endpoints(MapValue attributes) {
        this.attributes = attributes;
    }

    static S3Endpoints of(MapValue attributes) {
        return new S3Endpoints(attributes);
    }

    /** Environment variables that name the endpoint of a service, in the order in which Terraform reads them. */
    static List<String> variables(String service) {
        String name = service.toUpperCase(Locale.ROOT);
        return List.of("AWS_ENDPOINT_URL_" + name, "AWS_" + name + "_ENDPOINT", "AWS_ENDPOINT_URL");
    }

    /**
     * The endpoint of a service as it is written; empty if nobody names one, so that it is the one of AWS.
     *
     * @param environment gives the value of a variable; empty or null if it is not set
     */
    public String of(String service, UnaryOperator<@Nullable String> environment) {
        return of(service, new Written(attributes, variables(service), environment));
    }

    static String of(String service, AttributeReader attributes) {
        String inBlock = attributes.inBlock(S3Attributes.ENDPOINTS, service);
        return inBlock.isEmpty() ? attributes.part(ATTRIBUTES_OF_OLD.getOrDefault(service, ""), "") : inBlock;
    }

    /** @param variables environment variables that name the endpoint */
    private record Written(MapValue attributes, List<String> variables, UnaryOperator<@Nullable String> environment)
            implements AttributeReader {

        @Override
        public String part(String attribute, String otherwise) {
            String written = Attribute.text(attributes.get(attribute));
            if (written != null) {
                return written;
            }
            for (String variable : variables) {
                String set = environment.apply(variable);
                if (set != null && !set.isEmpty()) {
                    return set;
                }
            }
            return otherwise;
        }

        @Override
        public String inBlock(String name, String attribute) {
            MapValue block = attributes.block(name);
            return block == null ? "" : Objects.requireNonNullElse(Attribute.text(block.get(attribute)), "");
        }
    }
}
