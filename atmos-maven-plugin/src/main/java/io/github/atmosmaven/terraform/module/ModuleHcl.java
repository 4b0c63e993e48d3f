package io.github.atmosmaven.terraform.module;

import io.github.atmosmaven.backend.type.BackendTypes;
import io.github.atmosmaven.hcl.HclBlocks;
import io.github.atmosmaven.hcl.HclBody;
import io.github.atmosmaven.model.BackendType;
import io.github.atmosmaven.model.WrittenForms;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A file of a module in the tools' own syntax. */
final class ModuleHcl {

    private static final List<String> TERRAFORM = List.of("terraform");
    private static final String BACKEND = "backend";
    private static final List<String> REMOTE_STATE = List.of("data terraform_remote_state");

    private static final String VARIABLE = "variable ";

    private final String displayName;

    ModuleHcl(String displayName) {
        this.displayName = displayName;
    }

    ModuleFile read(Path file) throws IOException {
        // Not strictly: an odd byte in a comment is no reason to fail.
        HclBlocks hcl = HclBlocks.read(new String(Files.readAllBytes(file), StandardCharsets.UTF_8), displayName);
        List<ModuleFile.Source> sources = new ArrayList<>();
        List<ModuleFile.Source> paths = new ArrayList<>();
        for (HclBlocks.Attribute attribute : hcl.attributes()) {
            String value = attribute.value();
            if (value != null
                    && attribute.name().equals("source")
                    && attribute.path().equals(List.of("module"))) {
                sources.add(new ModuleFile.Source(value, attribute.location()));
            }
            if (value != null && ModulePaths.isPath(attribute.path(), attribute.name())) {
                paths.add(new ModuleFile.Source(value, attribute.location()));
            }
        }
        paths.addAll(ModulePaths.of(hcl.calls()));
        return new ModuleFile(sources, paths, backends(hcl), sensitive(hcl), hcl.workspaceReads(), remoteStates(hcl));
    }

    private static Set<String> sensitive(HclBlocks hcl) {
        Set<String> variables = new HashSet<>();
        for (HclBlocks.Attribute attribute : hcl.attributes()) {
            String block = attribute.path().size() == 1 ? attribute.path().get(0) : "";
            if (attribute.name().equals("sensitive") && attribute.isTrue() && block.startsWith(VARIABLE)) {
                variables.add(block.substring(VARIABLE.length()));
            }
        }
        return variables;
    }

    private static RemoteStateNames remoteStates(HclBlocks hcl) {
        Set<String> declared = new HashSet<>();
        for (HclBlocks.Block block : hcl.blocks()) {
            if (block.path().equals(REMOTE_STATE) && block.labels().size() == 2) {
                declared.add(block.labels().get(1));
            }
        }
        return new RemoteStateNames(declared, hcl.remoteStates());
    }

    private static List<ModuleFile.OwnBackend> backends(HclBlocks hcl) {
        List<ModuleFile.OwnBackend> backends = new ArrayList<>();
        for (HclBlocks.Block block : hcl.blocks()) {
            BackendType type = type(block);
            if (type != null) {
                backends.add(backend(type, block, hcl));
            }
        }
        return backends;
    }

    /** The type of a block that is a backend; null for any other block. */
    private static @Nullable BackendType type(HclBlocks.Block block) {
        List<String> path = block.path();
        if (path.size() != 2 || !path.subList(0, 1).equals(TERRAFORM)) {
            return null;
        }
        if (path.get(1).equals(BACKEND)) {
            return BackendTypes.of(
                    block.labels().isEmpty() ? "" : block.labels().get(0));
        }
        return BackendTypes.ofBlock(path.get(1));
    }

    private static ModuleFile.OwnBackend backend(BackendType type, HclBlocks.Block block, HclBlocks hcl) {
        HclBody body = hcl.body(block);
        return new ModuleFile.OwnBackend(
                type,
                body.attributes().toBuilder().at(block.location()).build(),
                body.expressions(),
                WrittenForms.of(body.attributes(), body.blocks()),
                block.location());
    }
}
