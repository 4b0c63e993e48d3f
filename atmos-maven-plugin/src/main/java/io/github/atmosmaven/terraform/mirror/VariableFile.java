package io.github.atmosmaven.terraform.mirror;

import io.github.atmosmaven.files.AtomicFiles;
import io.github.atmosmaven.json.JsonText;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.Tool;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The variables of an instance, as a file that has the last word (D75): named on the command line where a command runs
 * here, since that wins over every file that a tool loads by itself; where operations are remote, a file that is loaded by
 * itself behind all others.
 */
public final class VariableFile {

    /** Beside the working directory, where no tool loads it by itself. */
    static final String NAME = "variables.tfvars.json";

    private static final String AUTO = "zz-atmos.auto.tfvars.json";
    private static final Set<String> TAKES_FILE =
            Set.of("plan", "apply", "destroy", "refresh", "import", "console", "test");
    /** OpenTofu computes sources of modules and backends from variables since 1.8, with these commands, too. */
    private static final Set<String> TAKES_FILE_SINCE_EARLY_EVALUATION = Set.of(
            "init",
            "workspace",
            "get",
            "validate",
            "graph",
            "providers",
            "show",
            "output",
            "state",
            "taint",
            "untaint");
    /** Commands that have commands of their own. */
    private static final Set<String> GROUPS = Set.of("workspace", "providers", "state");

    private static final int EARLY_EVALUATION_SINCE = 8;

    private final Path file;
    private final Path module;
    private final Path directory;
    private final boolean remoteOperations;
    private final AtomicFiles files = new AtomicFiles();

    /**
     * @param base directory of the instance
     * @param module directory of its root module
     * @param directory working directory
     * @param remoteOperations true if a service may run the commands
     */
    public VariableFile(Path base, Path module, Path directory, boolean remoteOperations) {
        this.file = base.resolve(NAME);
        this.module = module;
        this.directory = directory;
        this.remoteOperations = remoteOperations;
    }

    public void write(Instance instance) throws IOException {
        String auto = remoteOperations ? autoName() : "";
        removeEarlier(auto);
        Path target = file;
        if (remoteOperations) {
            Files.deleteIfExists(file);
            target = directory.resolve(auto);
        }
        // Variables may hold secrets, and nobody but the tool has to read them.
        files.writeIfChanged(target, JsonText.indented(instance.vars()), AtomicFiles.Access.OWNER_ONLY);
    }

    /** The tools load files in the order of their names, byte by byte; a name that goes on behind another sorts behind it. */
    private String autoName() throws IOException {
        return autoFiles(module).stream()
                .filter(name -> compare(name, AUTO) >= 0)
                .max(VariableFile::compare)
                .map(last -> last + "." + AUTO)
                .orElse(AUTO);
    }

    /** Of a run with other operations, or with other files in the module. */
    private void removeEarlier(String current) throws IOException {
        List<String> own = autoFiles(module);
        for (String name : autoFiles(directory)) {
            if (name.endsWith(AUTO) && !name.equals(current) && !own.contains(name)) {
                Files.delete(directory.resolve(name));
            }
        }
    }

    private static int compare(String one, String other) {
        return Arrays.compareUnsigned(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> autoFiles(Path folder) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.map(child -> child.getFileName().toString())
                    .filter(name -> name.endsWith(".auto.tfvars") || name.endsWith(".auto.tfvars.json"))
                    .sorted(Comparator.naturalOrder())
                    .toList();
        }
    }

    /** The file in a working directory that a remote run uploads; nothing where variables go another way. */
    public static Optional<Path> uploaded(Path directory) throws IOException {
        return autoFiles(directory).stream()
                .filter(name -> name.endsWith(AUTO))
                .max(VariableFile::compare)
                .map(directory::resolve);
    }

    /** A command line without the binary, with the file where the command takes it. */
    public List<String> in(List<String> words, Supplier<Tool> tool) {
        String command = words.get(0);
        if (remoteOperations || !(TAKES_FILE.contains(command) || takesEarly(command, tool))) {
            return words;
        }
        boolean nested =
                GROUPS.contains(command) && words.size() > 1 && !words.get(1).startsWith("-");
        int options = nested ? 2 : 1;
        List<String> all = new ArrayList<>(words);
        all.add(options, "-var-file=" + file);
        return all;
    }

    private static boolean takesEarly(String command, Supplier<Tool> tool) {
        return TAKES_FILE_SINCE_EARLY_EVALUATION.contains(command)
                && tool.get().isOpenTofu()
                && tool.get().isAtLeast(1, EARLY_EVALUATION_SINCE);
    }
}
