package io.github.atmosmaven.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.atmosmaven.InstanceOf;
import io.github.atmosmaven.ManifestText;
import io.github.atmosmaven.aws.settings.AwsEnvironment;
import io.github.atmosmaven.aws.settings.S3Settings;
import io.github.atmosmaven.backend.LocalPlace;
import io.github.atmosmaven.backend.PlaceVariables;
import io.github.atmosmaven.backend.StateAddresses;
import io.github.atmosmaven.backend.endpoint.S3Endpoint;
import io.github.atmosmaven.backend.s3.S3Backend;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.LocalStatesOf;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.provision.WantedStores;
import io.github.atmosmaven.provision.s3.BucketClaims;
import io.github.atmosmaven.provision.s3.WantedBucket;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The state, its bucket and the calls to it are at one endpoint (D46, D75)")
class OneEndpointTest {

    private static final String BUCKET = "bucket: state, key: k, region: eu-west-1";

    private static Map<String, Value> entries(String yaml) {
        Map<String, Value> entries = new LinkedHashMap<>();
        ManifestText.map("{" + yaml + "}").entries().forEach(entry -> entries.put(entry.key(), entry.value()));
        return entries;
    }

    private static Instance instance(String backend, String env) {
        return new InstanceOf("dev", "vpc")
                .backend("s3", entries(BUCKET + backend))
                .section("env", entries(env))
                .section("provision", entries("backend: {enabled: true}"))
                .get();
    }

    private static Map<String, String> variables(String caller) {
        return entries(caller).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, variable -> variable.getValue().toString()));
    }

    private static WantedBucket bucket(Instance instance, Map<String, String> caller) {
        return WantedStores.of(List.of(instance), new BucketClaims(caller))
                .stores()
                .get(0);
    }

    @ParameterizedTest(name = "{0} | {1} | {2}: {3}")
    @CsvSource(
            delimiter = '|',
            value = {
                "''                                                     | ''                        | ''                                   | ''",
                "', endpoints: {s3: http://new}'                        | ''                        | ''                                   | http://new",
                "', endpoint: http://old'                               | ''                        | ''                                   | http://old",
                "', endpoint: http://old, endpoints: {s3: http://new}'  | ''                        | ''                                   | http://new",
                "', endpoint: http://old, endpoints: {s3: \"\"}'        | ''                        | ''                                   | http://old",
                "', endpoint: http://old, endpoints: {sts: http://sts}' | ''                        | ''                                   | http://old",
                "', endpoints: {s3: http://new}'                        | 'AWS_ENDPOINT_URL: http://e' | 'AWS_ENDPOINT_URL_S3: http://c'      | http://new",
                "''                                                     | ''                        | 'AWS_ENDPOINT_URL_S3: http://c'      | http://c",
                "''                                                     | ''                        | 'AWS_S3_ENDPOINT: http://c'          | http://c",
                "''                                                     | ''                        | 'AWS_ENDPOINT_URL: http://c'         | http://c",
                "''                                                     | ''                        | 'AWS_ENDPOINT_URL: http://c, AWS_ENDPOINT_URL_S3: http://s3' | http://s3",
                "''                                                     | ''                        | 'AWS_ENDPOINT_URL_STS: http://c'     | ''",
                "''                                                     | 'AWS_ENDPOINT_URL_S3: http://e' | ''                               | http://e",
                "''                                                     | 'AWS_ENDPOINT_URL_S3: http://e' | 'AWS_ENDPOINT_URL_S3: http://c'  | http://e",
                "''                                                     | 'AWS_ENDPOINT_URL_S3: null' | 'AWS_ENDPOINT_URL_S3: http://c'      | ''",
            })
    void isTheSameForAll(String backend, String env, String caller, String expected) {
        Map<String, String> variables = variables(caller);
        Instance instance = instance(backend, env);
        MapValue attributes = instance.backend().attributes();

        WantedBucket bucket = bucket(instance, variables);
        String address = StateAddresses.of(
                        instance.backend(),
                        "default",
                        null,
                        new LocalPlace(LocalStatesOf.project("/project"), "dev", "vpc"),
                        new PlaceVariables(variables, instance.env()))
                .text();
        S3Settings settings = new S3Settings(
                S3Backend.of(attributes), AwsEnvironment.of(variables), bucket.endpoint(), List.of(Path.of("vpc")));

        assertThat(bucket.endpoint()).isEqualTo(expected);
        assertThat(address).isEqualTo("s3://" + (expected.isEmpty() ? "" : expected + "/") + "state/k");
        assertThat(String.valueOf(settings.namedEndpoint("s3"))).isEqualTo(expected.isEmpty() ? "null" : expected);
        assertThat(S3Endpoint.isAws(bucket.endpoint())).isEqualTo(expected.isEmpty());
    }

    @Test
    @DisplayName("D41: one name at two endpoints is two buckets, also where only the environment tells them apart")
    void keepsStoresApart() {
        WantedStores<WantedBucket> wanted = WantedStores.of(
                List.of(instance("", ""), instance("", "AWS_ENDPOINT_URL_S3: http://minio")),
                new BucketClaims(Map.of()));

        assertThat(wanted.stores()).extracting(WantedBucket::endpoint).containsExactly("", "http://minio");
    }

    @Test
    @DisplayName("D42: what holds for AWS alone is not said of a store that the environment names")
    void saysNothingOfAws() {
        List<Instance> instances = List.of(instance(", acl: private", ""));

        assertThat(WantedStores.of(instances, new BucketClaims(Map.of())).warnings())
                .hasSize(1);
        assertThat(WantedStores.of(instances, new BucketClaims(Map.of("AWS_ENDPOINT_URL", "http://minio:9000")))
                        .warnings())
                .isEmpty();
    }

    @Test
    @DisplayName("the other services have attributes and variables of their own")
    void otherServices() {
        MapValue attributes = ManifestText.map("{endpoint: http://s3, sts_endpoint: http://sts}");
        S3Settings settings = new S3Settings(
                S3Backend.of(attributes), AwsEnvironment.of(Map.of("AWS_ENDPOINT_URL_SSO", "http://sso")));

        assertThat(settings.namedEndpoint("sts")).hasToString("http://sts");
        assertThat(settings.namedEndpoint("sso")).hasToString("http://sso");
        assertThat(settings.namedEndpoint("sso_oidc")).isNull();
    }
}
