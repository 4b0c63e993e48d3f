package io.github.atmosmaven.backend.s3;

import io.github.atmosmaven.model.StatePlace;

/**
 * Parts of the address of a state in S3. Reading them notes each one for the messages about collisions, in the order of the
 * address.
 *
 * @param endpoint of the store, as it is written; empty for AWS
 * @param region says in which partition of AWS the bucket is, and no more; it is not noted
 * @param prefix folder of the workspaces; empty for the default workspace, whose states do not lie below it
 */
public record S3Place(String endpoint, String region, String bucket, String prefix, String key) {

    public static S3Place of(StatePlace place) {
        return new S3Place(
                S3Endpoints.of(S3Endpoints.S3, place),
                place.unnoted(S3Attributes.REGION),
                place.part(S3Attributes.BUCKET, ""),
                place.isNamedWorkspace() ? place.part(S3Attributes.PREFIX, "env:") : "",
                place.part(S3Attributes.KEY, ""));
    }
}
