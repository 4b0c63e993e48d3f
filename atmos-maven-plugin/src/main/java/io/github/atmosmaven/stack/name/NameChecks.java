package io.github.atmosmaven.stack.name;

import io.github.atmosmaven.manifest.MergedManifest;
import io.github.atmosmaven.model.HostedPlace;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.path.CleanPath;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.TextValue;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.problem.Location;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.problem.ProblemCode;
import io.github.atmosmaven.stack.component.Component;
import io.github.atmosmaven.stack.component.Lineages;
import io.github.atmosmaven.stack.settings.NameSettings;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Refuses names that no tool accepts, or that lead to another place than the one they name (D17, D61): those of
 * instances, root modules and workspaces. Slashes, dots and signs of all kinds within a name are fine.
 */
public record NameChecks(NameSettings names, Consumer<Problem> problems) {

    /** Signs that Terraform and OpenTofu allow in a workspace: none of them has to be escaped in a URL. */
    private static final String SIGNS_IN_WORKSPACE = "-_.~$&+=:@";

    private static final Pattern NOT_IN_WORKSPACE = Pattern.compile("^-+|[^A-Za-z0-9_.~$&+=:@-]+");
    private static final String CONTROL = "has a line break or another control character in it";
    private static final List<String> DOTS = List.of(".", "..");

    /**
     * Sources of the names of an instance.
     *
     * @param module place of its root module's name
     * @param metadata its metadata before templates were rendered
     */
    public record Origins(Component component, Location module, MapValue metadata, MergedManifest manifest) {}

    /** @param unresolved true if something of the instance could not be rendered, which is already reported */
    public void check(Instance instance, Origins origins, boolean unresolved) {
        instance(origins.component());
        TextValue logical = Lineages.nonEmptyText(origins.metadata(), "name");
        if (logical != null) {
            logicalName(logical, instance.name());
        }
        if (!(unresolved && isRaw(instance.rootModule()))) {
            rootModule(new TextValue(instance.rootModule(), origins.module()), instance.name());
        }
        if (isWorkspace(instance.workspace())) {
            hostedWorkspace(instance, origins);
        } else if (!namesHostedWorkspace(instance) && !(unresolved && isRaw(instance.workspace()))) {
            Value source = Naming.workspaceSource(origins.metadata());
            Location place = source == null ? namePlace(instance, origins) : source.location();
            workspace(instance.workspace(), instance.name(), place, source != null);
        }
    }

    /** Refuses a workspace that a service cannot have, or would have by another name (remote-backend 6, 11). */
    private void hostedWorkspace(Instance instance, Origins origins) {
        HostedPlace hosted = instance.stateAddress().hosted();
        String workspace = instance.workspace();
        if (hosted == null || instance.isSkipped() || namesHostedWorkspace(instance)) {
            return;
        }
        Value source = Naming.workspaceSource(origins.metadata());
        Location place = source == null ? namePlace(instance, origins) : source.location();
        if (workspace.equals("default")) {
            invalidWorkspace(
                    place,
                    "the workspace of component '" + instance.name() + "' is 'default', which no service has",
                    "give the instance a workspace of its own, or name the workspace in the backend: workspaces.name");
        } else if (!hosted.prefix().isEmpty() && workspace.startsWith(hosted.prefix())) {
            String rest = workspace.substring(hosted.prefix().length());
            invalidWorkspace(
                    place,
                    "the workspace '" + workspace + "' of component '" + instance.name() + "' begins with the prefix '"
                            + hosted.prefix() + "' of its backend, which the tools would not put before it again",
                    isWorkspace(rest)
                            ? "let it evaluate to '" + rest + "', or give the backend another prefix"
                            : "let it evaluate to another text, or give the backend another prefix");
        }
    }

    private void invalidWorkspace(Location place, String message, String hint) {
        problems.accept(Problem.error(ProblemCode.INVALID_WORKSPACE, place, message, hint));
    }

    /** Returns true if the backend itself names the one workspace that the tool gets in place of the instance's own. */
    private static boolean namesHostedWorkspace(Instance instance) {
        return instance.backendType().namesWorkspace(instance.stateBackend().attributes());
    }

    private static boolean isRaw(String name) {
        return TextValue.isTemplate(name);
    }

    /**
     * Returns the place that makes the workspace of a component that sets none: the name of its stack if that is to
     * blame, else its own name.
     */
    private Location namePlace(Instance instance, Origins origins) {
        if (isWorkspace(instance.stack().replace('/', '-'))) {
            return origins.component().location();
        }
        MergedManifest manifest = origins.manifest();
        if (manifest.body().get("name") instanceof TextValue name && name.text().equals(instance.stack())) {
            return name.location();
        }
        Location setting = names.template() == null ? names.patternPlace() : names.templatePlace();
        return setting == null ? new Location(manifest.ref().file(), 1, 1) : setting;
    }

    void instance(Component component) {
        String name = component.name();
        String reason = TextValue.isTemplate(name) ? "is a template, and keys are not rendered" : obstacle(name);
        if (reason != null) {
            invalid(component.location(), "the name of component '" + name + "' " + reason, "give it another name");
        }
    }

    /** {@code metadata.name}, which default prefixes of states are made of (D31). */
    void logicalName(TextValue name, String instance) {
        String reason = name.isDynamic() ? null : obstacle(name.text());
        if (reason != null) {
            invalid(
                    name.location(),
                    "metadata.name '" + name + "' of component '" + instance + "' " + reason,
                    "write another name, or remove it to have the component's own");
        }
    }

    private static @Nullable String obstacle(String name) {
        if (name.isBlank()) {
            return "is empty";
        }
        if (hasControl(name)) {
            return CONTROL;
        }
        return name.indexOf('.') >= 0 && List.of(name.split("/", -1)).stream().anyMatch(DOTS::contains)
                ? "has '.' or '..' between its slashes, which would lead to the place of another component"
                : null;
    }

    /** @param module with the place that it was read from */
    void rootModule(TextValue module, String instance) {
        String name = module.text();
        if (name.isBlank()) {
            invalid(
                    module.location(),
                    "the root module of component '" + instance + "' evaluates to an empty text",
                    "name a folder below the root modules' directory, or remove metadata.component");
            return;
        }
        String path = CleanPath.of(name);
        String reason = null;
        if (CleanPath.isAbsolute(name)) {
            reason = "is an absolute path";
        } else if (path.isEmpty()) {
            reason = "is the root modules' directory itself";
        } else if (path.equals("..") || path.startsWith("../")) {
            reason = "leaves the root modules' directory";
        } else if (hasControl(name)) {
            reason = CONTROL;
        }
        if (reason != null) {
            invalid(
                    module.location(),
                    "the root module '" + name + "' of component '" + instance + "' " + reason,
                    "name a folder below the root modules' directory, as in 'metadata: {component: vpc}'");
        }
    }

    /** Returns true if a name is one that the tools take for a workspace. */
    static boolean isWorkspace(String name) {
        if (name.isEmpty() || name.charAt(0) == '-' || DOTS.contains(name)) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean plain = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            if (!plain && SIGNS_IN_WORKSPACE.indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }

    /**
     * @param place of what the workspace is made of
     * @param own true if the instance or a base sets it, so that it is not the name of the whole stack
     */
    void workspace(String workspace, String instance, Location place, boolean own) {
        if (isWorkspace(workspace)) {
            return;
        }
        String hint = own
                ? correction(workspace)
                : "name the stack otherwise, or set metadata.terraform_workspace_template of the component";
        String message = "the tools do not accept the workspace '" + workspace + "' of component '" + instance
                + "': it may hold letters, digits and any of -_.~$&+=:@, and must not start with '-'";
        if (workspace.isBlank()) {
            message = "the workspace of component '" + instance + "' evaluates to an empty text";
        }
        invalidWorkspace(place, message, hint);
    }

    private static String correction(String workspace) {
        String possible =
                NOT_IN_WORKSPACE.matcher(workspace.strip()).replaceAll("-").replaceFirst("^-+", "");
        return isWorkspace(possible) ? "let it evaluate to '" + possible + "'" : "let it evaluate to another text";
    }

    private static boolean hasControl(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (Character.isISOControl(name.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private void invalid(Location place, String message, String hint) {
        problems.accept(Problem.error(ProblemCode.INVALID_NAME, place, message, hint));
    }
}
