package io.github.atmosmaven.backend.s3;

import io.github.atmosmaven.model.value.BoolValue;
import io.github.atmosmaven.model.value.MapValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The attributes of an s3 backend that keep a tool from the local endpoint, each with the value that leads there (D50).
 * The environment leads there, but a manifest wins over it. Its profiles and keys must not be sent there, and its endpoints
 * must not get the keys of the local endpoint.
 */
public final class LocalEndpointAttributes {

    private static final List<String> EMPTIED = List.of(
            S3Attributes.PROFILE,
            S3Attributes.ACCESS_KEY,
            S3Attributes.SECRET_KEY,
            S3Attributes.TOKEN,
            S3Attributes.CREDENTIALS_FILE,
            S3Attributes.HTTP_PROXY,
            S3Attributes.HTTPS_PROXY,
            S3Attributes.NO_PROXY,
            S3Attributes.CA_BUNDLE,
            // The endpoint has no such tables, and the lock would be taken in AWS.
            S3Attributes.LOCK_TABLE);

    /** The token of a web identity is a credential of the caller, and the account here is nobody's. */
    private static final List<String> UNSET =
            List.of(S3Attributes.WEB_IDENTITY, S3Attributes.ALLOWED_ACCOUNTS, S3Attributes.FORBIDDEN_ACCOUNTS);

    private static final List<String> LISTS = List.of(S3Attributes.CONFIG_FILES, S3Attributes.CREDENTIALS_FILES);
    private static final List<String> SWITCHES = List.of(S3Attributes.FIPS, S3Attributes.DUALSTACK);
    private static final List<String> ENDPOINTS = List.of(
            S3Attributes.ENDPOINT,
            S3Attributes.STS_ENDPOINT,
            S3Attributes.IAM_ENDPOINT,
            S3Attributes.METADATA_ENDPOINT);

    /** The list of access that a bucket takes which knows its owner only. */
    private static final String OWNERS_ACL = "bucket-owner-full-control";

    private final MapValue attributes;
    private final Map<String, String> replaced = new LinkedHashMap<>();

    private LocalEndpointAttributes(MapValue attributes) {
        this.attributes = attributes;
    }

    /**
     * The new values by attribute, as a tool takes them on its command line. Beside the style of paths, only attributes
     * that are set are among them.
     *
     * @param uri of the local endpoint
     */
    public static Map<String, String> of(MapValue attributes, String uri) {
        LocalEndpointAttributes local = new LocalEndpointAttributes(attributes);
        // Terraform does not see that an address is no domain that buckets can be put in front of. The old name of the
        // attribute excludes the new one.
        boolean isOld = attributes.containsKey(S3Attributes.PATH_STYLE_BEFORE);
        local.replaced.put(isOld ? S3Attributes.PATH_STYLE_BEFORE : S3Attributes.PATH_STYLE, "true");
        local.replace(EMPTIED, "");
        local.replace(UNSET, "null");
        local.replace(LISTS, "[]");
        local.replace(List.of(S3Attributes.ACL), OWNERS_ACL);
        local.replace(SWITCHES, "false");
        local.replace(ENDPOINTS, uri);
        MapValue endpoints = attributes.map(S3Attributes.ENDPOINTS);
        if (endpoints != null) {
            String all = endpoints.keys().stream()
                    .map(service -> service + "=\"" + uri + "\"")
                    .collect(Collectors.joining(",", "{", "}"));
            local.replaced.put(S3Attributes.ENDPOINTS, all);
        }
        return local.replaced;
    }

    /**
     * The attributes of a data block that reads a state at the local endpoint. No environment and no command line wins over
     * what a block says, so that it says nothing but the style of paths, and the environment leads there.
     */
    public static MapValue ofRead(MapValue attributes) {
        MapValue.Builder local = attributes.toBuilder();
        Stream.of(EMPTIED, UNSET, LISTS, SWITCHES, ENDPOINTS)
                .flatMap(List::stream)
                .forEach(local::remove);
        return local.remove(S3Attributes.ENDPOINTS)
                .remove(S3Attributes.ACL)
                .remove(S3Attributes.PATH_STYLE_BEFORE)
                .put(S3Attributes.PATH_STYLE, new BoolValue(true, attributes.location()))
                .build();
    }

    private void replace(List<String> names, String value) {
        names.stream().filter(attributes::containsKey).forEach(name -> replaced.put(name, value));
    }
}
