package io.github.atmosmaven.workflow.lint;

import io.github.atmosmaven.model.Backend;
import io.github.atmosmaven.model.Instance;
import io.github.atmosmaven.model.ModuleBackend;
import io.github.atmosmaven.model.Tool;
import io.github.atmosmaven.model.WrittenForms;
import io.github.atmosmaven.model.value.FunctionValue;
import io.github.atmosmaven.model.value.MapValue;
import io.github.atmosmaven.problem.Location;

/** The attributes of a backend as the tool gets them. */
final class JudgedAttributes {

    private JudgedAttributes() {}

    /** The rendered backend, or the block of the root module that counts (D76), with what {@code init} adds. */
    static MapValue of(Instance instance, Tool tool) {
        ModuleBackend block = instance.state().moduleBackend();
        Backend backend = instance.stateBackend();
        return backend.withAdditions(
                block == null
                        ? backend.type().rendered(backend.own(), instance.workspace(), () -> tool)
                        : withExpressions(block));
    }

    static WrittenForms forms(Instance instance) {
        ModuleBackend block = instance.state().moduleBackend();
        WrittenForms added = instance.stateBackend().additions().forms();
        return block == null ? added : block.forms().and(added);
    }

    /** Nobody knows the value of an expression, and it is there all the same. */
    private static MapValue withExpressions(ModuleBackend block) {
        MapValue.Builder all = block.backend().own().toBuilder();
        block.expressions().forEach((name, place) -> {
            int dot = name.indexOf('.');
            if (dot < 0) {
                all.put(name, expression(name, place));
                return;
            }
            String holder = name.substring(0, dot);
            MapValue.Entry known = all.entry(holder);
            if (known == null || known.value() instanceof MapValue) {
                MapValue.Builder inner =
                        known == null ? MapValue.builder(place) : ((MapValue) known.value()).toBuilder();
                String member = name.substring(dot + 1);
                MapValue map = inner.put(member, expression(member, place)).build();
                all.put(known == null ? new MapValue.Entry(holder, place, map) : known.withValue(map));
            }
        });
        return all.build();
    }

    private static FunctionValue expression(String name, Location place) {
        return new FunctionValue("!expression", name, place);
    }
}
