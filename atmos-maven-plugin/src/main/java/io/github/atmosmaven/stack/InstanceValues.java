package io.github.atmosmaven.stack;

import io.github.atmosmaven.function.Functions;
import io.github.atmosmaven.model.Backend;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.model.value.TextValue;
import io.github.atmosmaven.model.value.Value;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.stack.component.Section;
import io.github.atmosmaven.stack.name.Naming;
import io.github.atmosmaven.template.SectionTemplates;
import io.github.atmosmaven.template.TemplateContext;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The step between merge and result: what is computed for each instance by functions and templates. */
record InstanceValues(Functions functions, SectionTemplates templates) {

    private static final String BACKEND = Section.BACKEND.key();
    private static final String REMOTE = Section.REMOTE_STATE_BACKEND.key();
    private static final String MODULE = "component";
    private static final String WORKSPACE = "workspace";
    private static final String COMMAND = Section.COMMAND.key();

    /** Values of an instance that may hold functions and templates. */
    record Evaluated(
            MapValue sections,
            Backend backend,
            Backend remoteState,
            String rootModule,
            String workspace,
            @Nullable TextValue command) {}

    /**
     * The answer with nothing left to compute, apart from what is reported. All of it is rendered together, so that each
     * value sees the raw values of the others (semantics 10.7).
     */
    Evaluated computed(Evaluated raw, TemplateContext context, Consumer<Problem> problems) {
        MapValue.Builder together = raw.sections().toBuilder()
                .put(BACKEND, raw.backend().own())
                .put(REMOTE, raw.remoteState().own());
        MapValue metadata = raw.sections().map(Section.METADATA.key());
        if (metadata != null && metadata.isDynamic()) {
            addName(together, MODULE, raw.rootModule(), metadata.get("component"));
            addName(together, WORKSPACE, raw.workspace(), Naming.workspaceSource(metadata));
        }
        TextValue command = raw.command();
        if (command != null && command.isDynamic()) {
            together.put(COMMAND, command);
        }
        MapValue evaluated = functions.evaluate(together.build(), problems);
        MapValue all = functions.dropUnset(templates.render(evaluated, context, problems));
        MapValue sections = all.toBuilder()
                .remove(BACKEND)
                .remove(REMOTE)
                .remove(MODULE)
                .remove(WORKSPACE)
                .remove(COMMAND)
                .build();
        return new Evaluated(
                sections,
                withAttributes(raw.backend(), all.map(BACKEND)),
                withAttributes(raw.remoteState(), all.map(REMOTE)),
                name(all, MODULE, raw.rootModule()),
                name(all, WORKSPACE, raw.workspace()).replace('/', '-'),
                command == null ? null : new TextValue(name(all, COMMAND, command.text()), command.location()));
    }

    /** Names that are templates are rendered like the values that they were read from. */
    private static void addName(MapValue.Builder together, String key, String name, @Nullable Value source) {
        TextValue text = source == null ? null : new TextValue(name, source.location());
        if (text != null && text.isDynamic()) {
            together.put(key, text);
        }
    }

    private static String name(MapValue all, String key, String otherwise) {
        Value rendered = all.get(key);
        return rendered == null ? otherwise : rendered.toString();
    }

    private static Backend withAttributes(Backend backend, @Nullable MapValue attributes) {
        return attributes == null ? backend : backend.with(attributes);
    }
}
