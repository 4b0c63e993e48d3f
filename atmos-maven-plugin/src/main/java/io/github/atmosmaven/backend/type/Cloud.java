package io.github.atmosmaven.backend.type;

import io.github.atmosmaven.model.BackendAttributes;
import io.github.atmosmaven.model.HostedPlace;
import io.github.atmosmaven.model.StatePlace;
import io.github.atmosmaven.model.Tool;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.TextChange;
import java.util.List;
import java.util.function.Supplier;

/** The {@code cloud} block, which is no {@code backend} block to the tools. */
final class Cloud extends HostedType {

    /** Tokens that have no value in a {@code cloud} block; only the workspace has one (semantics 8.12). */
    private static final List<String> EMPTY = List.of(
            "{base-component}",
            "{component}",
            "{component-path}",
            "{namespace}",
            "{environment}",
            "{region}",
            "{tenant}",
            "{stage}",
            "{workspace}",
            "{attributes}");

    Cloud() {
        super(
                "cloud",
                BackendAttributes.builder()
                        .fromEnvironment("hostname", "TF_CLOUD_HOSTNAME")
                        .fromEnvironment("organization", "TF_CLOUD_ORGANIZATION"));
    }

    @Override
    public String address(StatePlace place) {
        return filled(super.address(place), place.workspace());
    }

    @Override
    public HostedPlace hosted(StatePlace place) {
        HostedPlace raw = super.hosted(place);
        String workspace = filled(raw.workspace(), place.workspace());
        return new HostedPlace(
                filled(raw.host(), place.workspace()),
                filled(raw.organization(), place.workspace()),
                workspace,
                "",
                workspace);
    }

    /** Workspaces have one name, here and at the service. */
    @Override
    String local(StatePlace place) {
        return workspace(place);
    }

    @Override
    String workspace(StatePlace place) {
        String name = place.inBlock(BLOCK, NAME);
        return name.isEmpty() ? place.workspace() : name;
    }

    @Override
    public MapValue rendered(MapValue attributes, String workspace, Supplier<Tool> tool) {
        return new TextChange(text -> filled(text, workspace)).in(attributes);
    }

    private static String filled(String text, String workspace) {
        if (text.indexOf('{') < 0) {
            return text;
        }
        String filled = text.replace("{terraform_workspace}", workspace);
        for (String token : EMPTY) {
            filled = filled.replace(token, "");
        }
        return filled;
    }

    @Override
    public boolean isBlock() {
        return true;
    }
}
