package io.github.atmosmaven.localaws.request;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Files one behind the other, of which one is open at a time: an upload may have ten thousand parts. */
public final class PartStream extends InputStream {

    private final Iterator<Path> files;
    private @Nullable InputStream current;

    public PartStream(List<Path> files) {
        this.files = files.iterator();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        while (true) {
            if (current == null) {
                if (!files.hasNext()) {
                    return -1;
                }
                current = Files.newInputStream(files.next());
            }
            int count = current.read(target, offset, length);
            if (count >= 0) {
                return count;
            }
            close();
        }
    }

    @Override
    public void close() throws IOException {
        if (current != null) {
            current.close();
            current = null;
        }
    }
}
