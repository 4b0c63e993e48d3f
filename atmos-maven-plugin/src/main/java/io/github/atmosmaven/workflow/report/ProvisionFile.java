package io.github.atmosmaven.workflow.report;

import io.github.atmosmaven.files.AtomicFiles;
import io.github.atmosmaven.json.JsonRecords;
import io.github.atmosmaven.provision.StoreResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Results of a run in {@code provision.json}, for scripts (D7). */
public final class ProvisionFile {

    private static final String NAME = "provision.json";

    private ProvisionFile() {}

    /** Content of the file. */
    record Document(List<Bucket> buckets) {}

    /**
     * Result of one bucket.
     *
     * @param account account that the bucket is in; null if nobody told
     * @param calls calls that were made, or that a dry run would make
     * @param instances instances whose state it keeps, as {@code <stack>/<instance>}
     */
    record Bucket(
            String bucket,
            String region,
            @Nullable String account,
            String outcome,
            List<String> calls,
            List<String> instances) {

        static Bucket of(StoreResult result) {
            return new Bucket(
                    result.store().name(),
                    result.store().region(),
                    result.account().isEmpty() ? null : result.account(),
                    result.outcome().name().toLowerCase(Locale.ROOT),
                    result.calls(),
                    result.store().instances().stream()
                            .map(instance -> instance.stack() + "/" + instance.name())
                            .toList());
        }
    }

    /** @param outputDirectory the output directory of the project */
    public static void write(Path outputDirectory, ProvisionResult result) {
        new AtomicFiles().writeIfChanged(outputDirectory.resolve(NAME), text(result), AtomicFiles.Access.DEFAULT);
    }

    /** Content of the file as it is written. */
    public static String text(ProvisionResult result) {
        return JsonRecords.indented(
                new Document(result.stores().stream().map(Bucket::of).toList()));
    }
}
