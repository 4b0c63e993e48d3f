package io.github.atmosmaven.terraform.tool;

import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.Tool;
import io.github.atmosmaven.problem.AtmosException;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the tool that runs an instance, as the project asks for it and as the binaries answer (D29, D60). Safe for
 * several threads.
 */
public final class Tools {

    private final ToolBinaries binary;
    private final ToolRequest request;
    private final ToolProbe probe;
    private final @Nullable ToolSupply supply;
    private final ToolRefusals refusals;

    public Tools(ToolBinaries binary, ToolRequest request, ToolProbe probe) {
        this(binary, request, probe, null);
    }

    /** @param supply brings the binaries; {@code null} where they are on the PATH */
    public Tools(ToolBinaries binary, ToolRequest request, ToolProbe probe, @Nullable ToolSupply supply) {
        this.binary = binary.preferring(request.preferred());
        this.request = request;
        this.probe = probe;
        this.supply = supply;
        this.refusals = new ToolRefusals(this.binary, request);
    }

    /** The tool that an instance is meant for. A binary is asked only where the project does not say. */
    public Tool of(Instance instance) {
        return of(ToolBinaries.command(instance));
    }

    /**
     * The tool that an instance is meant for whose manifests ask for a command.
     *
     * @param command command that the manifests ask for; {@code null} if they ask for none
     */
    public Tool of(@Nullable String command) {
        Tool.Kind kind = kind(command);
        ToolRequest.Asked asked = request.version(kind);
        if (asked != null) {
            return new Tool(kind, asked.version());
        }
        return onPath(command)
                .map(probe::of)
                .filter(tool -> tool.kind() == kind)
                .orElse(Tool.any(kind));
    }

    /** The tool that runs an instance, with its own version: the project may ask for any of several. */
    public Tool installed(Instance instance) {
        return onPath(ToolBinaries.command(instance)).map(probe::of).orElseGet(() -> of(instance));
    }

    private Tool.Kind kind(@Nullable String command) {
        if (request.kind() != null) {
            return request.kind();
        }
        Tool.Kind named = binary.isNamed(command) ? plainKind(binary.wanted(command)) : request.preferred();
        if (named != null && !request.isEmpty()) {
            return named;
        }
        return onPath(command)
                .map(path -> probe.of(path).kind())
                .orElseGet(() -> ToolProbe.byName(binary.wanted(command)));
    }

    /** Nothing on the PATH is looked at where binaries are fetched (D94). */
    private Optional<String> onPath(@Nullable String command) {
        return supply == null ? binary.of(command) : Optional.empty();
    }

    /** The binary that runs an instance, or nothing when there is none. One that is fetched may not be there yet. */
    public Optional<String> binary(Instance instance) {
        return supply == null ? binary.of(instance) : Optional.of(of(instance)).flatMap(tool -> place(supply, tool));
    }

    private static Optional<String> place(ToolSupply supply, Tool tool) {
        return tool.version() == null
                ? Optional.empty()
                : Optional.of(supply.place(tool).toString());
    }

    /** Problem of the binary of an instance that is about to be run; {@code null} if there is none. Fetches nothing. */
    public @Nullable Problem refusal(Instance instance) {
        return refusal(ToolUser.of(instance));
    }

    private @Nullable Problem refusal(ToolUser user) {
        String command = user.command();
        Tool.Kind named = binary.isNamed(command) ? plainKind(binary.wanted(command)) : null;
        if (named != null && request.kind() != null && named != request.kind()) {
            return refusals.otherTool(user, request.kind());
        }
        if (supply != null) {
            return unfetchable(user);
        }
        Optional<String> path = binary.of(command);
        if (path.isEmpty()) {
            return binary.missing(user);
        }
        if (request.isEmpty() || fits(probe.of(path.get()))) {
            return null;
        }
        Tool tool = probe.afresh(path.get());
        return fits(tool) ? null : refusals.wrong(path.get(), tool, tool.kind());
    }

    private @Nullable Problem unfetchable(ToolUser user) {
        String wanted = binary.wanted(user.command());
        boolean isOwn = wanted.contains("/") || wanted.contains("\\") || plainKind(wanted) == null;
        if (binary.isNamed(user.command()) && isOwn) {
            return refusals.ownProgram(user);
        }
        Tool tool = of(user.command());
        return tool.version() == null ? refusals.noVersion(user, tool.kind()) : null;
    }

    private boolean fits(Tool tool) {
        ToolRequest.Asked asked = request.version(tool.kind());
        if (asked == null) {
            return request.kind() == null;
        }
        return tool.version() != null && asked.version().admits(tool.version());
    }

    /**
     * Fetches the binaries of instances that are about to be run, where they are not there yet (D94).
     *
     * @throws AtmosException if one cannot be had, or is another tool than the one that is asked for
     */
    public void bring(List<Instance> instances) {
        if (supply != null) {
            instances.stream().map(this::of).distinct().forEach(tool -> bring(supply, tool));
        }
    }

    private String bring(ToolSupply from, Tool wanted) {
        String path = from.bring(wanted).toString();
        if (!isWanted(probe.of(path), wanted) && !isWanted(probe.afresh(path), wanted)) {
            Tool tool = probe.of(path);
            from.discard(wanted);
            throw new AtmosException.EnvironmentFailure(refusals.wrongFetched(tool, wanted.kind()), null);
        }
        return path;
    }

    private boolean isWanted(Tool tool, Tool wanted) {
        return tool.kind() == wanted.kind() && fits(tool);
    }

    /**
     * The binaries of the project, whatever its instances need: those that are fetched, which is done where they are not
     * there yet, or those on the PATH.
     *
     * @throws AtmosException if one is missing, or is another tool than the one that is asked for
     */
    public Map<Tool, String> all() {
        Map<Tool, String> all = new LinkedHashMap<>();
        for (ToolUser user : users()) {
            Problem refusal = refusal(user);
            if (refusal != null) {
                throw refusal.code() == ProblemCode.TOOL_MISSING
                        ? new AtmosException.EnvironmentFailure(refusal, null)
                        : new AtmosException.InvalidConfiguration(refusal);
            }
            if (supply == null) {
                String path = binary.of(user.command()).orElseThrow();
                all.put(probe.of(path), path);
            } else {
                Tool tool = of(user.command());
                all.put(tool, bring(supply, tool));
            }
        }
        return all;
    }

    /** Tools that {@link #all} would fetch, with their places (D9). */
    public Map<Tool, String> allPlaces() {
        Map<Tool, String> all = new LinkedHashMap<>();
        for (ToolUser user : users()) {
            Optional<String> path = supply == null ? binary.of(user.command()) : place(supply, of(user.command()));
            path.ifPresent(place -> all.put(of(user.command()), place));
        }
        return all;
    }

    /** Version files may ask for both tools; everything else asks for one. */
    private List<ToolUser> users() {
        return !binary.isChosenForAll() && request.isOfBothTools()
                ? List.of(ToolUser.project("terraform"), ToolUser.project("tofu"))
                : List.of(ToolUser.project(null));
    }

    /** The tool that a command names, if it is called like one and by no name of its own. */
    private static Tool.@Nullable Kind plainKind(String command) {
        String name = CommandLine.plainName(command);
        int dot = name.lastIndexOf('.');
        boolean program = dot > 0 && ToolBinaries.SUFFIXES.contains(name.substring(dot));
        return switch (program ? name.substring(0, dot) : name) {
            case "terraform" -> Tool.Kind.TERRAFORM;
            case "tofu", "opentofu" -> Tool.Kind.OPENTOFU;
            default -> null;
        };
    }
}
