package io.github.atmosmaven.maven;

import io.github.atmosmaven.function.IncludePaths;
import io.github.atmosmaven.function.Includes;
import io.github.atmosmaven.manifest.file.FileStep;
import io.github.atmosmaven.manifest.locals.Locals;
import io.github.atmosmaven.model.YamlReader;
import io.github.atmosmaven.process.SystemProcesses;
import io.github.atmosmaven.stack.StackResolver;
import io.github.atmosmaven.stack.component.KnownKeys;
import io.github.atmosmaven.stack.component.PassedOver;
import io.github.atmosmaven.template.ScalarTyping;
import io.github.atmosmaven.terraform.tool.ProcessRunner;
import io.github.atmosmaven.terraform.tool.Tools;
import io.github.atmosmaven.workflow.BackendBlocks;
import io.github.atmosmaven.workflow.select.LoadStacks;
import io.github.atmosmaven.yaml.PlainScalars;
import io.github.atmosmaven.yaml.SnakeYamlReader;
import java.util.List;
import org.apache.maven.plugin.logging.Log;

/** Puts the use cases together. */
public final class Wiring {

    private Wiring() {}

    /** @param tools of the project, since they read different backend blocks of root modules */
    public static LoadStacks loadStacks(Tools tools) {
        YamlReader yaml = yaml();
        ScalarTyping typing = new ScalarTyping(new PlainScalars());
        return new LoadStacks(
                yaml,
                new StackResolver(
                        yaml,
                        includes -> steps(includes, yaml, typing),
                        typing,
                        settings -> new BackendBlocks(settings, tools)));
    }

    /** Includes come first, so that locals may hold them. */
    private static List<FileStep> steps(IncludePaths includes, YamlReader yaml, ScalarTyping typing) {
        return List.of(Includes.of(includes, yaml), new Locals(typing), new KnownKeys(), new PassedOver());
    }

    public static YamlReader yaml() {
        return new SnakeYamlReader();
    }

    /** @param log is told why Maven does not end yet while a tool gives back its locks */
    public static ProcessRunner processes(Log log) {
        return new SystemProcesses(log::warn);
    }
}
