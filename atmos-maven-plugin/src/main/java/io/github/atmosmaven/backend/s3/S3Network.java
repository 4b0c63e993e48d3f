package io.github.atmosmaven.backend.s3;

import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.NullValue;
import io.github.atmosmaven.model.value.TextValue;
import io.github.atmosmaven.model.value.Value;
import org.jspecify.annotations.Nullable;

/** Everything that an s3 backend says of the way to its services. */
public record S3Network(Proxies proxies, Trust trust, Hosts hosts, Retries retries) {

    /**
     * The proxies. An empty text says that there is none; null leaves it to the environment.
     *
     * @param excluded hosts that are called directly; null leaves it to the environment
     */
    public record Proxies(
            @Nullable String http,
            @Nullable String https,
            @Nullable String excluded) {

        @Override
        public String toString() {
            return "Proxies[hidden]";
        }
    }

    /**
     * Certificates that a client trusts.
     *
     * @param isBlind true if no certificate is checked
     */
    public record Trust(boolean isBlind, @Nullable String bundle) {}

    /**
     * The host names of AWS, and how a bucket is named at them.
     *
     * @param fips true for hosts of FIPS; null leaves it to the environment
     * @param dualstack true for hosts with addresses of both kinds; null leaves it to the environment
     */
    public record Hosts(
            @Nullable Boolean fips,
            @Nullable Boolean dualstack,
            boolean usesPathStyle,
            @Nullable String stsRegion) {

        /** Environment variable that asks for hosts of FIPS. */
        public static final String FIPS_VARIABLE = "AWS_USE_FIPS_ENDPOINT";

        /** Environment variable that asks for hosts with addresses of both kinds. */
        public static final String DUALSTACK_VARIABLE = "AWS_USE_DUALSTACK_ENDPOINT";
    }

    /**
     * Calls that are made again.
     *
     * @param most most times that a call is made again, as it is written
     * @param mode retry mode, as it is written
     */
    public record Retries(@Nullable String most, @Nullable String mode) {}

    static S3Network of(MapValue attributes) {
        return new S3Network(
                new Proxies(
                        orEmptied(attributes.get(S3Attributes.HTTP_PROXY)),
                        orEmptied(attributes.get(S3Attributes.HTTPS_PROXY)),
                        Attribute.text(attributes.get(S3Attributes.NO_PROXY))),
                new Trust(
                        Attribute.isTrue(attributes.get(S3Attributes.INSECURE)),
                        Attribute.text(attributes.get(S3Attributes.CA_BUNDLE))),
                new Hosts(
                        choice(attributes.get(S3Attributes.FIPS)),
                        choice(attributes.get(S3Attributes.DUALSTACK)),
                        Attribute.isTrue(attributes.get(S3Attributes.PATH_STYLE))
                                || Attribute.isTrue(attributes.get(S3Attributes.PATH_STYLE_BEFORE)),
                        Attribute.text(attributes.get(S3Attributes.STS_REGION))),
                new Retries(
                        Attribute.text(attributes.get(S3Attributes.MAX_RETRIES)),
                        Attribute.text(attributes.get(S3Attributes.RETRY_MODE))));
    }

    private static @Nullable String orEmptied(@Nullable Value value) {
        return value instanceof TextValue text && text.text().isEmpty() ? "" : Attribute.text(value);
    }

    private static @Nullable Boolean choice(@Nullable Value value) {
        return value == null || value instanceof NullValue ? null : Attribute.isTrue(value);
    }
}
