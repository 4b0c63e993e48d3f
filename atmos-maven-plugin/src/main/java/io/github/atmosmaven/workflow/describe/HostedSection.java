package io.github.atmosmaven.workflow.describe;

import io.github.atmosmaven.hosted.TokenSearch;
import io.github.atmosmaven.model.HostedPlace;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.Tool;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.TextValue;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.problem.Location;
import java.nio.file.Path;
import java.util.function.Function;

/**
 * Section of a document about the service that holds the state of an instance: who the tool will talk to, the names of the
 * workspace, and who has the token, which is never shown itself (remote-backend 5, 6).
 *
 * @param search finds who has the token
 * @param tools the tool that will run an instance
 * @param directories the directory of the root module of an instance
 */
public record HostedSection(TokenSearch search, Function<Instance, Tool> tools, Function<Instance, Path> directories) {

    static final String KEY = "hosted";

    /** The document with the section, where a service holds the state. */
    MapValue in(MapValue document, Instance instance) {
        HostedPlace place = instance.stateAddress().hosted();
        return place == null
                ? document
                : document.toBuilder().put(KEY, section(instance, place)).build();
    }

    private MapValue section(Instance instance, HostedPlace place) {
        Location at = instance.location();
        boolean isOpenTofu = tools.apply(instance).isOpenTofu();
        return MapValue.builder(at)
                .put("hostname", text(place.host(), at))
                .put("organization", text(place.organization(), at))
                .put("workspace", text(place.workspace(), at))
                .put(
                        "terraform_workspace",
                        MapValue.builder(at)
                                .put("local", text(place.local(), at))
                                .put("remote", text(place.workspace(), at))
                                .build())
                .put(
                        "token",
                        text(
                                search.of(instance, isOpenTofu, directories.apply(instance))
                                        .text(),
                                at))
                .build();
    }

    private static Value text(String text, Location at) {
        return new TextValue(text, at);
    }
}
