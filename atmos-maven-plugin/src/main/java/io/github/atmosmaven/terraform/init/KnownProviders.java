package io.github.atmosmaven.terraform.init;

import io.github.atmosmaven.terraform.mirror.GeneratedFiles;
import io.github.atmosmaven.terraform.mirror.WorkingDirectories;
import io.github.atmosmaven.terraform.module.RootModule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Memory of the providers that the plugin cache of a project holds whole: those that a tool has initialised with before. A
 * tool that needs no others writes nothing into the cache, and so takes no turn (D65). The memory lies in the cache itself,
 * so it goes with it.
 */
final class KnownProviders {

    /** Tools look for providers deeper down only. */
    private static final String MEMORY = ".known";

    private final Path cache;

    KnownProviders(Path cache) {
        this.cache = cache;
    }

    /** Returns true if all that a tool needs in its working directory is there. */
    boolean suffice(RootModule module, Path repository, ToolRun tool) throws IOException {
        Path lockFile = tool.directory().resolve(WorkingDirectories.LOCK_FILE);
        if (!Files.isRegularFile(lockFile)) {
            return Files.exists(memory(withoutProviders(module, repository, tool)));
        }
        for (LockedProviders.Provider provider : LockedProviders.of(lockFile).providers()) {
            if (!Files.exists(memory(name(provider))) || !holds(provider)) {
                return false;
            }
        }
        return true;
    }

    private boolean holds(LockedProviders.Provider provider) throws IOException {
        Path versions = cache.resolve(provider.source()).resolve(provider.version());
        if (!Files.isDirectory(versions)) {
            return false;
        }
        try (DirectoryStream<Path> platforms = Files.newDirectoryStream(versions)) {
            return platforms.iterator().hasNext();
        }
    }

    /** To be called in the turn of a tool, after {@code init} has succeeded. */
    void remember(RootModule module, Path repository, ToolRun tool) throws IOException {
        Path lockFile = tool.directory().resolve(WorkingDirectories.LOCK_FILE);
        List<String> names = new ArrayList<>();
        if (Files.isRegularFile(lockFile)) {
            LockedProviders.of(lockFile).providers().forEach(provider -> names.add(name(provider)));
        } else {
            names.add(withoutProviders(module, repository, tool));
        }
        for (String name : names) {
            Path file = memory(name);
            if (!Files.exists(file)) {
                Files.createDirectories(file.getParent());
                Files.write(file, new byte[0]);
            }
        }
    }

    private Path memory(String name) {
        return cache.resolve(MEMORY).resolve(name);
    }

    private static String name(LockedProviders.Provider provider) {
        MessageDigest digest = sha256();
        add(digest, provider.source() + '\n' + provider.block());
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Name of a module that turned out to need no provider, by everything that could make it need one. */
    private static String withoutProviders(RootModule module, Path repository, ToolRun tool) throws IOException {
        MessageDigest digest = sha256();
        add(digest, "none\n" + tool.binary() + '\n');
        List<Path> files = new ArrayList<>();
        module.mirror().files().forEach(file -> files.add(repository.resolve(file)));
        try (DirectoryStream<Path> generated = Files.newDirectoryStream(tool.directory(), "*.{tf,tofu,json}")) {
            generated.forEach(files::add);
        }
        files.removeIf(
                file -> !file.toString().matches(".*\\.(tf|tofu)(\\.json)?") || file.endsWith(GeneratedFiles.BACKEND));
        files.sort(null);
        for (Path file : files) {
            if (Files.isRegularFile(file)) {
                add(digest, file.getFileName() + "\n");
                digest.update(Files.readAllBytes(file));
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void add(MessageDigest digest, String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
