package io.github.atmosmaven.terraform.plan;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads the document of a saved plan while the tool prints it, and keeps what came of that for the thread that waits. */
public final class PlanReader implements Consumer<InputStream> {

    private volatile @Nullable PlanDocument document;
    private volatile String failure = "it was not read to its end";

    @Override
    public void accept(InputStream bytes) {
        try {
            document = PlanDocument.read(bytes);
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
