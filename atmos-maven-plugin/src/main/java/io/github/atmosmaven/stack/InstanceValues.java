package io.github.atmosmaven.stack;

import io.github.atmosmaven.function.Functions;
import io.github.atmosmaven.model.MapValue;
import io.github.atmosmaven.problem.Problem;
import io.github.atmosmaven.template.SectionTemplates;
import io.github.atmosmaven.template.TemplateContext;
import java.util.function.Consumer;

/** The step between merge and result: what is computed for each instance by functions and templates. */
record InstanceValues(Functions functions, SectionTemplates templates) {

    /** The sections with nothing left to compute, apart from what is reported. */
    MapValue computed(MapValue sections, TemplateContext context, Consumer<Problem> problems) {
        MapValue evaluated = functions.evaluate(sections, problems);
        return functions.dropUnset(templates.render(evaluated, context, problems));
    }
}
