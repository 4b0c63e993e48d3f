package io.github.atmosmaven.git;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Files of a commit, whose contents are known by the names of their objects only.
 *
 * @param entries by path from the top of the repository, with forward slashes
 */
public record CommitTree(SortedMap<String, Entry> entries) {

    public CommitTree {
        entries = Collections.unmodifiableSortedMap(new TreeMap<>(entries));
    }

    /**
     * A file, a symbolic link or a submodule.
     *
     * @param mode file mode in the words of git: {@code 100644}, {@code 100755}, …
     * @param id object name of the content; the commit of a submodule
     */
    public record Entry(String mode, String id) {

        public boolean isLink() {
            return mode.equals("120000");
        }

        public boolean isSubmodule() {
            return mode.equals("160000");
        }
    }

    /** Reads what {@code ls-tree -z} prints: mode, type and id, a tab, and the path. */
    static CommitTree parse(List<String> lines) {
        SortedMap<String, Entry> entries = new TreeMap<>();
        for (String line : lines) {
            int tab = line.indexOf('\t');
            String[] words = line.substring(0, tab).split(" ");
            entries.put(line.substring(tab + 1), new Entry(words[0], words[2]));
        }
        return new CommitTree(entries);
    }

    public @Nullable Entry entry(String path) {
        return entries.get(path);
    }

    /** Everything below a folder; of the empty path the whole tree. */
    public SortedMap<String, Entry> below(String folder) {
        // The character behind the slash ends what begins with the folder and a slash.
        return folder.isEmpty() ? entries : entries.subMap(folder + "/", folder + "0");
    }

    /** The submodule that a path lies in or is; {@code null} if there is none. */
    public @Nullable String submodule(String path) {
        for (int end = path.length(); end > 0; end = path.lastIndexOf('/', end - 1)) {
            Entry entry = entries.get(path.substring(0, end));
            if (entry != null) {
                return entry.isSubmodule() ? path.substring(0, end) : null;
            }
        }
        return null;
    }
}
