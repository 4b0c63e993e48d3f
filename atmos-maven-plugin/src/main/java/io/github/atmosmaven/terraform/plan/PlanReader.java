package io.github.atmosmaven.terraform.plan;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads the document of a saved plan while the tool prints it, and keeps what came of that for the thread that waits. */
public final class PlanReader implements Consumer<InputStream> {

    private final Keeping keeping;
    private volatile @Nullable PlanDocument document;
    private volatile String failure = "it was not read to its end";

    /** Keeps what is read. */
    @FunctionalInterface
    public interface Keeping {
        InputStream of(InputStream document) throws IOException;
    }

    /** @param keeping gives the stream to read instead; it is closed afterwards */
    public PlanReader(Keeping keeping) {
        this.keeping = keeping;
    }

    @Override
    public void accept(InputStream bytes) {
        try (InputStream kept = keeping.of(bytes)) {
            document = PlanDocument.read(kept);
        } catch (IOException e) {
            failure = String.valueOf(e.getMessage());
        }
    }

    /** Returns the document, or null if there is none; {@link #failure()} then says why. */
    @Nullable
    public PlanDocument document() {
        return document;
    }

    public String failure() {
        return failure;
    }
}
