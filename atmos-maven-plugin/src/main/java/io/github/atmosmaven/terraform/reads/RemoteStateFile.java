package io.github.atmosmaven.terraform.reads;

import io.github.atmosmaven.backend.reads.RemoteStateBlock;
import io.github.atmosmaven.backend.reads.RemoteStateText;
import io.github.atmosmaven.files.AtomicFiles;
import io.github.atmosmaven.files.WriteResult;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.stack.order.StateRead;
import io.github.atmosmaven.terraform.mirror.GeneratedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The file with the data blocks of an instance, in its working directory.
 *
 * @param reader the instance
 * @param module directory of its root module in the sources
 * @param left reads whose blocks the root module has itself
 */
public record RemoteStateFile(
        Instance reader, Path module, Path directory, List<RemoteStateBlock> blocks, List<StateRead> left) {

    public RemoteStateFile {
        blocks = List.copyOf(blocks);
        left = List.copyOf(left);
    }

    /** Content of the file. */
    public String text() {
        return RemoteStateText.of(blocks, reader.location());
    }

    /**
     * Writes the file, or removes that of an earlier run where there are no blocks.
     *
     * @return nothing if there are no blocks
     */
    public Optional<WriteResult> write(AtomicFiles files) throws IOException {
        Path file = directory.resolve(GeneratedFiles.REMOTE_STATES);
        Path outputs = directory.resolve(GeneratedFiles.NO_OUTPUTS);
        if (blocks.stream().anyMatch(RemoteStateBlock::isStatic)) {
            files.writeIfChanged(outputs, RemoteStateText.NO_OUTPUTS, AtomicFiles.Access.OWNER_ONLY);
        } else {
            removeEarlier(outputs);
        }
        if (blocks.isEmpty()) {
            removeEarlier(file);
            return Optional.empty();
        }
        return Optional.of(files.writeIfChanged(file, text(), AtomicFiles.Access.OWNER_ONLY));
    }

    /** A file that the root module has itself is its copy, and is left alone. */
    private void removeEarlier(Path file) throws IOException {
        if (!Files.exists(module.resolve(file.getFileName()))) {
            Files.deleteIfExists(file);
        }
    }
}
