package io.github.atmosmaven.terraform.saved;

import io.github.atmosmaven.files.CopiedStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** A document that is kept as it is read, to its end even if the reader leaves off before. */
final class KeptDocument extends CopiedStream {

    private final OutputStream copy;

    KeptDocument(InputStream document, OutputStream copy) {
        super(document, copy);
        this.copy = copy;
    }

    /** Copies the rest. The document itself belongs to whoever reads the program. */
    @Override
    public void close() throws IOException {
        try (copy) {
            transferTo(OutputStream.nullOutputStream());
        }
    }
}
