package io.github.atmosmaven.terraform.init;

import io.github.atmosmaven.backend.SensitiveAttributes;
import io.github.atmosmaven.files.AtomicFiles;
import io.github.atmosmaven.json.JsonText;
import io.github.atmosmaven.model.Backend;
import io.github.atmosmaven.model.BackendAdditions;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.TextValue;
import io.github.atmosmaven.problem.AtmosException;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Arguments of {@code init} that complete the backend of an instance (D76). Whoever may list the processes of a machine
 * sees their arguments, and a log has them: secrets of {@code key=value} entries go through a file for the owner alone,
 * which is gone when this is closed (D35).
 */
final class AddedConfiguration implements AutoCloseable {

    private static final String SECRETS = "atmos-backend-secrets.json";
    private static final String OPTION = "-backend-config=";

    private final List<String> arguments;
    private final @Nullable Path secrets;

    private AddedConfiguration(List<String> arguments, @Nullable Path secrets) {
        this.arguments = arguments;
        this.secrets = secrets;
    }

    /** @param data directory of the tool's own data, in the working directory */
    static AddedConfiguration of(Instance instance, Path workingDirectory, Path data) throws IOException {
        Backend backend = instance.stateBackend();
        MapValue secret = secretEntries(backend);
        List<String> arguments = new ArrayList<>();
        for (BackendAdditions.Argument argument : backend.additions().arguments()) {
            Path file = argument.file();
            if (file != null || !secret.containsKey(name(argument))) {
                arguments.add(OPTION + (file == null ? argument.text() : told(file, workingDirectory)));
            }
        }
        if (secret.isEmpty()) {
            return new AddedConfiguration(arguments, null);
        }
        Files.createDirectories(data);
        Path file = data.resolve(SECRETS);
        new AtomicFiles().writeIfChanged(file, JsonText.indented(secret), AtomicFiles.Access.OWNER_ONLY);
        arguments.add(OPTION + told(file, workingDirectory));
        return new AddedConfiguration(arguments, file);
    }

    /** Returns the arguments in their order, before those that say where a local state lies, which win. */
    List<String> arguments() {
        return arguments;
    }

    @Override
    public void close() throws IOException {
        if (secrets != null) {
            Files.deleteIfExists(secrets);
        }
    }

    /** The values that count in the end. In a file OpenTofu would compute a template, which it does not in an argument. */
    private static MapValue secretEntries(Backend backend) {
        MapValue all = backend.additions().attributes();
        MapValue.Builder entries = MapValue.builder(all.location());
        for (BackendAdditions.Argument argument : backend.additions().arguments()) {
            MapValue.Entry entry = argument.file() == null ? all.entry(name(argument)) : null;
            if (entry != null
                    && entry.value() instanceof TextValue text
                    && !text.text().contains("${")
                    && !text.text().contains("%{")) {
                entries.put(entry);
            }
        }
        MapValue.Builder secret = MapValue.builder(all.location());
        MapValue candidates = entries.build();
        SensitiveAttributes.without(backend.type(), candidates, found -> {
            MapValue.Entry entry = candidates.entry(found.name());
            if (entry != null) {
                secret.put(entry);
            }
        });
        return secret.build();
    }

    private static String name(BackendAdditions.Argument argument) {
        return argument.text().substring(0, Math.max(0, argument.text().indexOf('=')));
    }

    /** The tools take a name with an equals sign for an attribute. */
    private static String told(Path file, Path workingDirectory) throws IOException {
        String absolute = file.toAbsolutePath().normalize().toString();
        if (absolute.indexOf('=') < 0) {
            return absolute;
        }
        String relative =
                workingDirectory.toRealPath().relativize(file.toRealPath()).toString();
        if (relative.indexOf('=') < 0) {
            return relative;
        }
        throw new AtmosException.InvalidConfiguration(Problem.error(
                ProblemCode.INVALID_PARAMETER,
                null,
                "the file " + file + " that backendConfig names has '=' in its path, which Terraform and OpenTofu take"
                        + " for an attribute",
                "rename the file or the directory"));
    }
}
