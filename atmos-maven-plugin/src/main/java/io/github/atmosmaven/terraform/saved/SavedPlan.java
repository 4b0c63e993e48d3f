package io.github.atmosmaven.terraform.saved;

import io.github.atmosmaven.files.AtomicFiles;
import io.github.atmosmaven.files.OwnTree;
import io.github.atmosmaven.json.JsonReader;
import io.github.atmosmaven.json.JsonWriter;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.terraform.mirror.WorkingDirectories;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The saved plan of one instance (D63): the plan, what {@code show -json} says of it, the lock file that it was made with, and
 * a digest of what it was made of. The digest is written last, so that what a killed build leaves is no saved plan. The
 * directory is all that another machine needs, and is for its owner alone, since a plan holds every value.
 */
public final class SavedPlan {

    private static final String PLAN = "plan.tfplan";
    private static final String DOCUMENT = "plan.json";
    private static final String DIGEST = "digest.json";

    /** Not hidden, since what carries the files of a build from job to job may leave hidden ones out. */
    private static final String LOCK = "terraform.lock.hcl";

    private static final List<String> FILES = List.of(DIGEST, PLAN, DOCUMENT, LOCK, WorkingDirectories.LOCK_FILE);
    private static final String UNUSABLE = "the saved plan cannot be used: ";

    /** Form of the digest; a plan with another one was saved by another version of the plugin. */
    private static final String FORM = "2";

    private static final long MOST_OF_A_NAME = 4096;

    private final Path directory;
    private final OwnTree tree;

    /** @param tree tree of directories that the directory of the plan belongs to */
    public SavedPlan(Path directory, OwnTree tree) {
        this.directory = directory;
        this.tree = tree;
    }

    /** The file that the tool saves the plan in, and applies. */
    public Path file() {
        return directory.resolve(PLAN);
    }

    /** Makes room for a new plan: an earlier one is removed, and the file is there already, with the mode it must have. */
    public void begin() throws IOException {
        remove();
        tree.make(directory);
        new AtomicFiles().writeIfChanged(file(), new byte[0], AtomicFiles.Access.OWNER_ONLY);
    }

    /** Returns true if the tool has saved a plan since {@link #begin()}. */
    public boolean isWritten() throws IOException {
        return Files.isRegularFile(file()) && Files.size(file()) > 0;
    }

    /**
     * Returns true if the plan is kept by a service, and the file only names the run that has made it (remote-backend 13).
     */
    public boolean namesARun() throws IOException {
        if (!isWritten() || Files.size(file()) > MOST_OF_A_NAME) {
            return false;
        }
        return new String(Files.readAllBytes(file()), StandardCharsets.UTF_8).contains("\"remote_plan_format\"");
    }

    /** Keeps the document of the plan while it is read. The stream is read to its end. */
    public InputStream keeping(InputStream document) throws IOException {
        Path place = directory.resolve(DOCUMENT);
        new AtomicFiles().writeIfChanged(place, new byte[0], AtomicFiles.Access.OWNER_ONLY);
        OutputStream copy =
                Files.newOutputStream(place, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
        return new KeptDocument(document, copy);
    }

    /**
     * Completes a plan that can be applied later.
     *
     * @param lockFile lock file that it was made with; there may be none
     */
    public void keep(PlanInputs inputs, Path lockFile) throws IOException {
        AtomicFiles files = new AtomicFiles();
        if (Files.isRegularFile(lockFile)) {
            files.writeIfChanged(directory.resolve(LOCK), Files.readAllBytes(lockFile), AtomicFiles.Access.OWNER_ONLY);
        }
        files.writeIfChanged(directory.resolve(DIGEST), text(inputs), AtomicFiles.Access.OWNER_ONLY);
    }

    private String text(PlanInputs inputs) throws IOException {
        JsonWriter json = JsonWriter.indented().object();
        json.name("form").text(FORM);
        json.name("inputs").object();
        inputs.parts().forEach((name, value) -> json.name(name).text(value));
        json.endObject();
        json.name("lock").text(lock());
        json.name("plan").text(Digests.of(file()));
        return json.endObject().end();
    }

    /** Digest of the lock file that is kept; empty if there is none. */
    private String lock() throws IOException {
        Optional<Path> file = lockFile();
        return file.isPresent() ? Digests.of(file.get()) : "";
    }

    /**
     * Content of the directory.
     *
     * @param inputs what the plan was made of; nothing if it cannot be used
     * @param flaw reason why it cannot be used, in words; empty if there is none
     */
    public record Found(PlanInputs inputs, String flaw) {

        private static Found flawed(String flaw) {
            return new Found(PlanInputs.of(Map.of()), flaw);
        }
    }

    /** Looks for a plan that is whole, and that nobody has altered since it was saved. */
    public Found find() throws IOException {
        Path digest = directory.resolve(DIGEST);
        if (!tree.holdsFile(digest)) {
            return Found.flawed("no plan is saved");
        }
        if (!tree.holdsFile(file())) {
            return Found.flawed(UNUSABLE + PLAN + " is missing; carry the whole directory");
        }
        if (!(new JsonReader().valueOf(digest, DIGEST) instanceof MapValue known)) {
            return Found.flawed(UNUSABLE + DIGEST + " is damaged");
        }
        if (!FORM.equals(known.text("form"))) {
            return Found.flawed(UNUSABLE + "another version of the plugin saved it");
        }
        String lock = Objects.requireNonNullElse(known.text("lock"), "");
        if (!lock.isEmpty() && lockFile().isEmpty()) {
            return Found.flawed(UNUSABLE + "its lock file is missing; carry the whole directory");
        }
        if (!Digests.of(file()).equals(known.text("plan"))) {
            return Found.flawed(UNUSABLE + PLAN + " is not the file that was saved");
        }
        return lock.equals(lock())
                ? new Found(inputs(known), "")
                : Found.flawed(UNUSABLE + LOCK + " is not the file that was saved");
    }

    private static PlanInputs inputs(MapValue known) {
        TreeMap<String, String> parts = new TreeMap<>();
        MapValue inputs = known.map("inputs");
        if (inputs != null) {
            inputs.entries()
                    .forEach(entry -> parts.put(entry.key(), entry.value().toString()));
        }
        return new PlanInputs(parts);
    }

    /** The lock file that the plan was made with; nothing if it was made without any. */
    public Optional<Path> lockFile() {
        Path file = directory.resolve(LOCK);
        return tree.holdsFile(file) ? Optional.of(file) : Optional.empty();
    }

    /**
     * Removes an earlier plan, the digest first.
     *
     * @throws io.github.atmosmaven.problem.AtmosException.EnvironmentFailure if a file of it is no plain one (D77)
     */
    public void remove() throws IOException {
        for (String name : FILES) {
            Path file = directory.resolve(name);
            if (tree.holdsFile(file)) {
                Files.delete(file);
            }
        }
        removeDirectory();
    }

    /** Removes a plan that this run has made or applied, whatever the tool made of its files. */
    public void discard() throws IOException {
        for (String name : FILES) {
            Files.deleteIfExists(directory.resolve(name));
        }
        removeDirectory();
    }

    private void removeDirectory() throws IOException {
        try {
            Files.deleteIfExists(directory);
        } catch (DirectoryNotEmptyException e) {
            // What somebody else put there stays.
            return;
        }
    }
}
