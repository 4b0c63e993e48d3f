package io.github.atmosmaven.backend.s3;

import io.github.atmosmaven.model.value.MapValue;
import java.util.List;

/**
 * The attributes of one s3 backend, read as Terraform's backend reads them (D46). It has no text form, since some of them
 * are secrets.
 *
 * @param acl access list of the objects that hold states
 * @param customerKey key that states are encrypted with
 * @param endpoints endpoints of the services of AWS, or of another store
 * @param identity identity that makes the calls
 * @param accounts accounts that the calls may be made in
 * @param network the way to the services
 */
public record S3Backend(
        Attribute bucket,
        Attribute region,
        Attribute acl,
        Attribute customerKey,
        S3Endpoints endpoints,
        S3Identity identity,
        Accounts accounts,
        S3Network network) {

    /**
     * Accounts that the calls may be made in.
     *
     * @param allowed the only accounts that are allowed, if there are any
     * @param isUnasked true if no call asks for the account of the identity
     */
    public record Accounts(List<String> allowed, List<String> forbidden, boolean isUnasked) {

        public Accounts {
            allowed = List.copyOf(allowed);
            forbidden = List.copyOf(forbidden);
        }
    }

    public static S3Backend of(MapValue attributes) {
        return new S3Backend(
                Attribute.of(attributes, S3Attributes.BUCKET),
                Attribute.of(attributes, S3Attributes.REGION),
                Attribute.of(attributes, S3Attributes.ACL),
                Attribute.of(attributes, S3Attributes.CUSTOMER_KEY),
                S3Endpoints.of(attributes),
                S3Identity.of(attributes),
                new Accounts(
                        Attribute.texts(attributes.get(S3Attributes.ALLOWED_ACCOUNTS)),
                        Attribute.texts(attributes.get(S3Attributes.FORBIDDEN_ACCOUNTS)),
                        Attribute.isTrue(attributes.get(S3Attributes.SKIP_ACCOUNT))),
                S3Network.of(attributes));
    }

    @Override
    public String toString() {
        return "S3Backend[" + bucket.text() + "]";
    }
}
