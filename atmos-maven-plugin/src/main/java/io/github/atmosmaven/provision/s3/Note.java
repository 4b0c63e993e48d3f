package io.github.atmosmaven.provision.s3;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A note of a bucket that was about to be created (D44).
 *
 * @param missingAt time by the clock of the cloud at which there was no such bucket; null if the cloud named no time
 * @param begun calls that were begun at a store without tags, where nothing else tells who made them
 */
record Note(@Nullable Instant missingAt, Set<BucketCall> begun) {

    private static final String MISSING_AT = "missing at: ";
    private static final String BEGUN = "begun: ";

    Note {
        begun = Set.copyOf(begun);
    }

    Note with(BucketCall call) {
        Set<BucketCall> more = EnumSet.of(call);
        more.addAll(begun);
        return new Note(missingAt, more);
    }

    /** For people, who may find it below {@code .atmos}, and for the next run. */
    String text(WantedBucket bucket, String cloud) {
        StringBuilder text = new StringBuilder("bucket: " + bucket.name() + "\nregion: " + bucket.region() + "\ncloud: "
                + (cloud.isEmpty() ? "AWS" : cloud) + "\n");
        if (missingAt != null) {
            text.append(MISSING_AT).append(missingAt).append('\n');
        }
        begun.stream()
                .sorted()
                .forEach(call -> text.append(BEGUN).append(call.name()).append('\n'));
        return text.toString();
    }

    /** A note that says less than it should claims less. */
    static Note parse(String text) {
        Instant missingAt = null;
        Set<BucketCall> begun = EnumSet.noneOf(BucketCall.class);
        for (String line : text.split("\n")) {
            try {
                if (line.startsWith(MISSING_AT)) {
                    missingAt = Instant.parse(line.substring(MISSING_AT.length()));
                } else if (line.startsWith(BEGUN)) {
                    begun.add(BucketCall.valueOf(line.substring(BEGUN.length())));
                }
            } catch (DateTimeException | IllegalArgumentException e) {
                // Written by nobody we know: as if the line were not there.
            }
        }
        return new Note(missingAt, begun);
    }
}
