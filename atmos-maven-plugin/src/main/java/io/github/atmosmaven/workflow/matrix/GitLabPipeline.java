package io.github.atmosmaven.workflow.matrix;

import io.github.atmosmaven.model.value.ListValue;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.TextValue;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.problem.Location;
import io.github.atmosmaven.yaml.YamlText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/**
 * Child pipeline of GitLab with a job for each batch. A pipeline without a job is none, so one that says that there is
 * nothing to do takes its place.
 *
 * <pre>{@code
 * dev/vpc:
 *   script:
 *     - mvn -B -ntp verify '-Dstack=dev' '-Dcomponent=vpc'
 * }</pre>
 */
public final class GitLabPipeline {

    private static final Location PLACE = new Location("pipeline", 1, 1);
    private static final int LONGEST_NAME = 255;
    private static final String NOTHING = "nothing is affected";

    private GitLabPipeline() {}

    public static String text(List<Batch> batches, JobCommand command) {
        MapValue.Builder pipeline = MapValue.builder(PLACE);
        List<String> names = Batch.names(batches);
        for (int i = 0; i < names.size(); i++) {
            pipeline.put(name(names.get(i)), job(command.of(batches.get(i))));
        }
        if (batches.isEmpty()) {
            pipeline.put(NOTHING, job("echo '" + NOTHING + "'"));
        }
        return YamlText.of(pipeline.build());
    }

    private static MapValue job(String command) {
        Value line = new TextValue(command, true, PLACE);
        return MapValue.builder(PLACE)
                .put("script", new ListValue(List.of(line), PLACE))
                .build();
    }

    /** A name with a slash is no keyword of GitLab. A job whose name begins with a dot would not run. */
    private static String name(String name) {
        String visible = name.startsWith(".") ? "stack " + name : name;
        if (visible.length() <= LONGEST_NAME) {
            return visible;
        }
        String id =
                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
        return visible.substring(0, LONGEST_NAME - id.length() - 1) + " " + id;
    }
}
