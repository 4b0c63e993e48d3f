package io.github.atmosmaven.backend.reads;

import io.github.atmosmaven.json.JsonText;
import io.github.atmosmaven.model.value.ListValue;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.TextValue;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.problem.Location;
import java.util.List;

/** The file of the data blocks that read states, in the tools' JSON syntax. Every text in it is a template to them. */
public final class RemoteStateText {

    /** A state without outputs, which is read where manifests give the outputs themselves. */
    public static final String NO_OUTPUTS = "{\"version\":4,\"terraform_version\":\"1.0.0\",\"serial\":0,"
            + "\"lineage\":\"\",\"outputs\":{},\"resources\":[],\"check_results\":null}\n";

    private RemoteStateText() {}

    /**
     * Text of a file with these blocks.
     *
     * @param place place of the instance that reads
     */
    public static String of(List<RemoteStateBlock> blocks, Location place) {
        MapValue.Builder all = MapValue.builder(place);
        blocks.forEach(block -> all.put(block.name(), escaped(block.body())));
        return JsonText.indented(wrapped("data", wrapped("terraform_remote_state", all.build())));
    }

    private static MapValue wrapped(String key, MapValue content) {
        return MapValue.builder(content.location()).put(key, content).build();
    }

    /** Names in an object are templates as well. */
    private static MapValue escaped(MapValue map) {
        MapValue.Builder escaped = MapValue.builder(map.location());
        map.entries()
                .forEach(entry -> escaped.put(
                        new MapValue.Entry(escaped(entry.key()), entry.keyLocation(), escaped(entry.value()))));
        return escaped.build();
    }

    private static Value escaped(Value value) {
        if (value instanceof TextValue text) {
            return new TextValue(escaped(text.text()), true, text.location());
        }
        if (value instanceof MapValue map) {
            return escaped(map);
        }
        return value instanceof ListValue list
                ? new ListValue(
                        list.items().stream().map(RemoteStateText::escaped).toList(), list.location())
                : value;
    }

    private static String escaped(String text) {
        return text.replace("${", "$${").replace("%{", "%%{");
    }
}
